/** Ranges as prefixes: exactly the same addresses, in as few as can be. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveringPrefixes } from '../../src/kit/covering-prefixes.ts';
import { formatPrefix, type Prefix, parsePrefix, prefixRange } from '../../src/kit/prefix.ts';
import { rangesFrom, subtractRanges } from '../../src/kit/ranges.ts';

const rangeOf = (text: string) => prefixRange(parsePrefix(text) as Prefix);

test.each([
  ['nothing', [], []],
  ['all', ['0.0.0.0/0'], ['0.0.0.0/0']],
  ['neighbours that make one', ['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/24']],
  ['neighbours that make none', ['10.0.1.0/24', '10.0.2.0/24'], ['10.0.1.0/24', '10.0.2.0/24']],
  ['IPv6', ['2001:db8::/33', '2001:db8:8000::/33'], ['2001:db8::/32']],
])('%s', (_, given, expected) => {
  const family = given[0]?.includes(':') ? 6 : 4;
  expect(coveringPrefixes(family, rangesFrom(given.map(rangeOf))).map(formatPrefix)).toEqual(expected);
});

test('a network without one address', () => {
  const rest = subtractRanges(rangesFrom([rangeOf('10.0.0.0/29')]), rangesFrom([rangeOf('10.0.0.1/32')]));
  expect(coveringPrefixes(4, rest).map(formatPrefix)).toEqual(['10.0.0.0/32', '10.0.0.2/31', '10.0.0.4/30']);
});

test('make up exactly the same set', () => {
  const interval = fc
    .tuple(fc.nat(2 ** 32 - 1), fc.nat(2 ** 20))
    .map(([first, size]) => [first, Math.min(first + size, 2 ** 32)] as const);
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 5 }), (intervals) => {
      const ranges = rangesFrom(intervals);
      expect(rangesFrom(coveringPrefixes(4, ranges).map(prefixRange))).toEqual(ranges);
    }),
  );
});
