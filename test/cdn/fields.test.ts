/** Fields of messages: dates, Cache-Control, entity tags, ranges, codings. RFC 9110 and RFC 9111. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedCodings } from '../../src/cdn/fields/accept-encoding.ts';
import { parseRange } from '../../src/cdn/fields/byte-ranges.ts';
import { parseCacheControl, requestDirectives, secondsOf } from '../../src/cdn/fields/cache-control.ts';
import { matchesStrongly, matchesWeakly, parseEntityTags } from '../../src/cdn/fields/entity-tag.ts';
import { formatHttpDate, parseHttpDate } from '../../src/cdn/fields/http-date.ts';

describe('dates (RFC 9110 §5.6.7)', () => {
  const EXAMPLE = Date.UTC(1994, 10, 6, 8, 49, 37);

  test.each([
    ['IMF-fixdate', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['RFC 850', 'Sunday, 06-Nov-94 08:49:37 GMT'],
    ['asctime', 'Sun Nov  6 08:49:37 1994'],
  ])('%s is read', (_form, text) => {
    expect(parseHttpDate(text, Date.UTC(2026, 0, 1))).toBe(EXAMPLE);
  });

  test.each([
    ['50 years ahead is ahead', 'Sunday, 06-Nov-76 08:49:37 GMT', 2076],
    ['more than 50 years ahead is past', 'Sunday, 06-Nov-77 08:49:37 GMT', 1977],
  ])('a year in two digits: %s', (_case, text, year) => {
    expect(new Date(parseHttpDate(text, Date.UTC(2026, 0, 1)) as number).getUTCFullYear()).toBe(year);
  });

  test.each(['0', '-1', '', 'Sun, 31 Feb 2026 00:00:00 GMT', 'Sun, 06 Nov 1994 24:00:00 GMT', '1994-11-06'])(
    '%j is no date',
    (text) => {
      expect(parseHttpDate(text)).toBeUndefined();
    },
  );

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 250_000_000_000 }), (seconds) => {
        expect(parseHttpDate(formatHttpDate(seconds * 1000))).toBe(seconds * 1000);
        expect(formatHttpDate(seconds * 1000)).toBe(new Date(seconds * 1000).toUTCString());
      }),
    );
  });
});

describe('Cache-Control (RFC 9111 §5.2)', () => {
  test.each([
    ['max-age=60', 'max-age', 60],
    ['MAX-AGE=60', 'max-age', 60],
    ['max-age="60"', 'max-age', 60],
    ['no-cache, max-age=60', 'max-age', 60],
    ['private="set-cookie, x", max-age=5', 'max-age', 5],
    ['max-age=60, max-age=10', 'max-age', 60],
    ['max-age=x', 'max-age', 0],
    ['max-age=-1', 'max-age', 0],
    ['max-age=1.5', 'max-age', 0],
    ['max-age', 'max-age', 0],
    ['max-age=99999999999999999999', 'max-age', 2 ** 31],
    ['x-max-age=60', 'max-age', undefined],
    ['', 'max-age', undefined],
  ])('%s: %s is %s', (value, name, seconds) => {
    expect(secondsOf(parseCacheControl(value), name)).toBe(seconds);
  });

  test('Pragma counts only where there is no Cache-Control (§5.4)', () => {
    expect(requestDirectives([['Pragma', 'no-cache']]).has('no-cache')).toBe(true);
    expect(
      requestDirectives([
        ['Pragma', 'no-cache'],
        ['Cache-Control', 'max-age=9'],
      ]).has('no-cache'),
    ).toBe(false);
  });
});

describe('entity tags (RFC 9110 §8.8.3.2)', () => {
  test.each([
    ['W/"1"', 'W/"1"', false, true],
    ['W/"1"', 'W/"2"', false, false],
    ['W/"1"', '"1"', false, true],
    ['"1"', '"1"', true, true],
  ])('%s and %s: strongly %s, weakly %s', (left, right, strongly, weakly) => {
    expect([matchesStrongly(left, right), matchesWeakly(left, right)]).toEqual([strongly, weakly]);
  });

  test('a list may hold commas within quotes', () => {
    expect(parseEntityTags('"a,b", W/"c" , nonsense')).toEqual(['"a,b"', 'W/"c"']);
    expect(parseEntityTags(' * ')).toBe('*');
  });
});

describe('ranges of 10,000 octets (RFC 9110 §14.1.2)', () => {
  test.each([
    ['bytes=0-499', [[0, 499]]],
    ['bytes=500-999', [[500, 999]]],
    ['bytes=-500', [[9500, 9999]]],
    ['bytes=9500-', [[9500, 9999]]],
    [
      'bytes=0-0,-1',
      [
        [0, 0],
        [9999, 9999],
      ],
    ],
    [
      'bytes= 0-999, 4500-5499, -1000',
      [
        [0, 999],
        [4500, 5499],
        [9000, 9999],
      ],
    ],
    ['bytes=-20000', [[0, 9999]]],
    ['Bytes=9000-99999', [[9000, 9999]]],
    ['bytes=0-1,20000-', [[0, 1]]],
    ['bytes=10000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', 'none'],
    ['bytes=', 'none'],
    ['bytes=a-b', 'none'],
    ['bytes=-', 'none'],
    ['lines=0-4', 'none'],
    ['bytes=0-9,5-14', 'none'],
    ['bytes=100-200,0-9', 'none'],
    [`bytes=${Array.from({ length: 101 }, (_, index) => `${index * 2}-${index * 2}`).join()}`, 'none'],
  ])('%s', (value, expected) => {
    const wish = parseRange(value, 10_000);
    const plain = wish.kind === 'ranges' ? wish.ranges.map(({ first, last }) => [first, last]) : wish.kind;
    expect(plain).toEqual(expected);
  });
});

describe('Accept-Encoding comes down to known codings (R-CF-102)', () => {
  test.each([
    ['gzip, deflate, br', 'br,gzip'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br,gzip'],
    ['*;q=0', ''],
    ['identity', ''],
  ])('%s: %s', (value, codings) => {
    expect(acceptedCodings([['Accept-Encoding', value]], ['br', 'gzip']).join()).toBe(codings);
  });
});
