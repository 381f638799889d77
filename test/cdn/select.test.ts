/** Conditional and range requests, as an origin and as a cache answer them: RFC 9110 §13 and §14. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatHttpDate,
  type Headers,
  headerOf,
  NO_BODY,
  type Role,
  selectResponse,
  textBody,
} from '../../src/cdn/index.ts';
import { at, get, ok, originOf, rfc, Visitor } from './setting.ts';

const OLD = formatHttpDate(at(-200));
const MODIFIED = formatHttpDate(at(-100));
const NEW = formatHttpDate(at(-50));
const WHOLE = ok(
  [
    ['Date', formatHttpDate(at(0))],
    ['ETag', '"a"'],
    ['Last-Modified', MODIFIED],
    ['Content-Type', 'text/plain'],
    ['Cache-Control', 'max-age=60'],
    ['Content-Length', '10'],
  ],
  '0123456789',
);

function select(headers: Headers, { method = 'GET', role = 'origin' as Role, whole = WHOLE } = {}) {
  return selectResponse(get('/', headers, { method }), whole, { role, manyRanges: 'multipart' }).response;
}

describe('conditions in their order (§13.2.2)', () => {
  test.each<[string, Headers, string, number]>([
    ['If-Match, the same', [['If-Match', '"b", "a"']], 'GET', 200],
    ['If-Match, any', [['If-Match', '*']], 'PUT', 200],
    ['If-Match, another', [['If-Match', '"b"']], 'GET', 412],
    ['If-Match compares strongly', [['If-Match', 'W/"a"']], 'GET', 412],
    ['If-Unmodified-Since, kept', [['If-Unmodified-Since', MODIFIED]], 'GET', 200],
    ['If-Unmodified-Since, failed', [['If-Unmodified-Since', OLD]], 'PUT', 412],
    [
      'If-Match wins over If-Unmodified-Since',
      [
        ['If-Match', '"a"'],
        ['If-Unmodified-Since', OLD],
      ],
      'GET',
      200,
    ],
    ['If-None-Match, the same', [['If-None-Match', '"a"']], 'GET', 304],
    ['If-None-Match, the same, HEAD', [['If-None-Match', '"a"']], 'HEAD', 304],
    ['If-None-Match, the same, PUT', [['If-None-Match', '"a"']], 'PUT', 412],
    ['If-None-Match, any', [['If-None-Match', '*']], 'PUT', 412],
    ['If-None-Match compares weakly', [['If-None-Match', 'W/"a"']], 'GET', 304],
    [
      'If-None-Match wins over If-Modified-Since',
      [
        ['If-None-Match', '"b"'],
        ['If-Modified-Since', NEW],
      ],
      'GET',
      200,
    ],
    ['If-Modified-Since, not', [['If-Modified-Since', MODIFIED]], 'GET', 304],
    ['If-Modified-Since, yes', [['If-Modified-Since', OLD]], 'GET', 200],
    ['If-Modified-Since with another method', [['If-Modified-Since', NEW]], 'POST', 200],
    ['If-Modified-Since, no date', [['If-Modified-Since', 'yesterday']], 'GET', 200],
    [
      'If-Match goes before If-None-Match',
      [
        ['If-Match', '"b"'],
        ['If-None-Match', '"a"'],
      ],
      'GET',
      412,
    ],
    [
      'a condition goes before a range',
      [
        ['If-None-Match', '"a"'],
        ['Range', 'bytes=0-1'],
      ],
      'GET',
      304,
    ],
  ])('%s', (_case, headers, method, status) => {
    expect(select(headers, { method }).status).toBe(status);
  });

  test('errors have no conditions (§13.2.1)', () => {
    const whole = { ...WHOLE, status: 404 };
    expect(
      select(
        [
          ['If-Match', '"b"'],
          ['Range', 'bytes=0-1'],
        ],
        { whole },
      ),
    ).toBe(whole);
  });

  test('a cache leaves to the origin what only that can judge, and compares dates with Date', () => {
    expect(select([['If-Match', '"b"']], { role: 'cache' }).status).toBe(200);
    const undated = { ...WHOLE, headers: WHOLE.headers.filter(([name]) => name !== 'Last-Modified') };
    const since: Headers = [['If-Modified-Since', formatHttpDate(at(0))]];
    expect(select(since, { role: 'cache', whole: undated }).status).toBe(304);
    expect(select(since, { role: 'origin', whole: undated }).status).toBe(200);
  });

  test('a 304 keeps what concerns the client, and nothing of the body (§15.4.5)', () => {
    const { headers, body } = select([['If-None-Match', '"a"']]);
    expect(headers.map(([name]) => name)).toEqual(['Date', 'ETag', 'Last-Modified', 'Cache-Control']);
    expect(body).toBe(NO_BODY);
  });
});

describe('ranges (§14)', () => {
  test.each<[string, Headers, number, string | undefined, string | undefined]>([
    ['first two', [['Range', 'bytes=0-1']], 206, '01', 'bytes 0-1/10'],
    ['last three', [['Range', 'bytes=-3']], 206, '789', 'bytes 7-9/10'],
    ['to the end', [['Range', 'bytes=8-']], 206, '89', 'bytes 8-9/10'],
    ['beyond the end', [['Range', 'bytes=10-']], 416, '', 'bytes */10'],
    ['no range', [['Range', 'bytes=x']], 200, '0123456789', undefined],
    [
      'If-Range, the same tag',
      [
        ['Range', 'bytes=0-1'],
        ['If-Range', '"a"'],
      ],
      206,
      '01',
      'bytes 0-1/10',
    ],
    [
      'If-Range, another tag',
      [
        ['Range', 'bytes=0-1'],
        ['If-Range', '"b"'],
      ],
      200,
      '0123456789',
      undefined,
    ],
    [
      'If-Range compares strongly',
      [
        ['Range', 'bytes=0-1'],
        ['If-Range', 'W/"a"'],
      ],
      200,
      '0123456789',
      undefined,
    ],
    [
      'If-Range, the same date',
      [
        ['Range', 'bytes=0-1'],
        ['If-Range', MODIFIED],
      ],
      206,
      '01',
      'bytes 0-1/10',
    ],
    [
      'If-Range, a later date',
      [
        ['Range', 'bytes=0-1'],
        ['If-Range', NEW],
      ],
      200,
      '0123456789',
      undefined,
    ],
  ])('%s', (_case, headers, status, text, contentRange) => {
    const response = select(headers);
    expect([response.status, response.body.text, headerOf(response.headers, 'content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
    if (status === 206) expect(headerOf(response.headers, 'content-length')).toBe(String(response.body.size));
  });

  test('HEAD and other methods know no ranges', () => {
    expect(select([['Range', 'bytes=0-1']], { method: 'HEAD' }).status).toBe(200);
  });

  test('several ranges come as parts, each with its place (§14.6)', () => {
    const { status, headers, body } = select([['Range', 'bytes=0-1,5-6,-1']]);
    const [, boundary] =
      /^multipart\/byteranges; boundary=(.+)$/.exec(headerOf(headers, 'content-type') ?? '') ?? [];
    const parts = (body.text ?? '').split(`\r\n--${boundary}`).slice(1, -1);
    expect(status).toBe(206);
    expect(headerOf(headers, 'content-range')).toBeUndefined();
    expect(parts).toEqual(
      [
        ['0-1', '01'],
        ['5-6', '56'],
        ['9-9', '9'],
      ].map(
        ([range, text]) => `\r\nContent-Type: text/plain\r\nContent-Range: bytes ${range}/10\r\n\r\n${text}`,
      ),
    );
    expect(textBody(body.text ?? '').size).toBe(body.size);
  });

  test('several ranges get the whole where the policy says so', () => {
    const { response } = selectResponse(get('/', [['Range', 'bytes=0-1,5-6']]), WHOLE, {
      role: 'cache',
      manyRanges: 'whole',
    });
    expect(response).toBe(WHOLE);
  });

  test('a slice of a stored body is the slice of the original', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.nat(60),
        fc.nat(60),
        (text, one, other) => {
          const [first, last] = [Math.min(one, other), Math.max(one, other)];
          const origin = originOf(() => ok([['Cache-Control', 'max-age=60']], text));
          const visitor = new Visitor(rfc(), origin.send);
          visitor.ask(get('/'), 0);
          const { response, verdict } = visitor.ask(get('/', [['Range', `bytes=${first}-${last}`]]), 1);
          const octets = Buffer.from(text);
          const expected = octets.subarray(first, last + 1);
          expect(verdict).toBe('hit');
          expect(response.body.size).toBe(expected.length);
          expect(response.status).toBe(first < octets.length ? 206 : 416);
          if (response.body.text !== undefined)
            expect(Buffer.from(response.body.text)).toEqual(Buffer.from(expected));
          else expect(Buffer.from(expected.toString())).not.toEqual(expected);
        },
      ),
    );
  });

  test('a film of which only the size is known', () => {
    const whole = { status: 200, headers: [], body: { size: 3_000_000_000 } };
    expect(select([['Range', 'bytes=-1000']], { whole }).body).toEqual({ size: 1000 });
  });

  test('R-CF-62 on a miss the whole is fetched, or the range is handed on, as the policy says', () => {
    const answer = () => ok([['Cache-Control', 'max-age=60']], '0123456789');
    const range: Headers = [['Range', 'bytes=2-3']];
    const whole = originOf(answer);
    const visitor = new Visitor(rfc(), whole.send);
    expect(visitor.ask(get('/', range), 0).response.body.text).toBe('23');
    expect(whole.asked[0]?.headers).toEqual([]);
    expect(visitor.ask(get('/', range), 1).verdict).toBe('hit');

    const cutting = originOf(
      (request) => selectResponse(request, answer(), { role: 'origin', manyRanges: 'whole' }).response,
    );
    const forwarding = new Visitor(rfc({ ranges: 'forward' }), cutting.send);
    expect(forwarding.ask(get('/', range), 0).response).toMatchObject({ status: 206, body: { text: '23' } });
    expect(forwarding.ask(get('/', range), 1).verdict).toBe('miss');
    forwarding.ask(get('/'), 2);
    expect(forwarding.ask(get('/', range), 3)).toMatchObject({
      verdict: 'hit',
      response: { body: { text: '23' } },
    });
  });
});
