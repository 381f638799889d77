import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  equalRanges,
  intersectRanges,
  NO_RANGES,
  onlyValue,
  type Ranges,
  range,
  rangesContain,
  rangesCover,
  rangesFrom,
  rangesOfValues,
  singleton,
  subtractRanges,
  unionRanges,
} from '../../src/kit/ranges.ts';

const UNIVERSE = Array.from({ length: 12 }, (_, value) => value);
const someRanges = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { maxLength: 5 })
  .map((intervals) => rangesFrom(intervals));
const members = (ranges: Ranges) => UNIVERSE.filter((value) => rangesContain(ranges, value));

test('rangesFrom sorts, joins what touches, and drops what is empty', () => {
  expect(
    rangesFrom([
      [7, 9],
      [1, 3],
      [3, 4],
      [5, 5],
      [8, 12],
    ]),
  ).toEqual([1, 4, 7, 12]);
  expect(rangesOfValues([3n, 1n, 2n, 9n])).toEqual([1n, 4n, 9n, 10n]);
  expect(range(4, 4)).toEqual(NO_RANGES);
});

test.each([
  [[], undefined],
  [[3, 4], 3],
  [[3, 5], undefined],
  [[3, 4, 6, 7], undefined],
  [[3n, 4n], 3n],
])('onlyValue of %s is %s', (ranges, value) => expect(onlyValue(ranges as Ranges)).toBe(value));

describe('against brute force', () => {
  const both = fc.tuple(someRanges, someRanges);
  const operations: readonly [
    string,
    (a: Ranges, b: Ranges) => Ranges,
    (a: boolean, b: boolean) => boolean,
  ][] = [
    ['union', unionRanges, (a, b) => a || b],
    ['intersection', intersectRanges, (a, b) => a && b],
    ['difference', subtractRanges, (a, b) => a && !b],
  ];
  test.each(operations)('%s', (_, operation, holds) => {
    fc.assert(
      fc.property(both, ([a, b]) => {
        const result = operation(a, b);
        expect(members(result)).toEqual(
          UNIVERSE.filter((value) => holds(rangesContain(a, value), rangesContain(b, value))),
        );
        expect(result).toEqual(rangesOfValues(members(result)));
      }),
    );
  });

  test('equality and covering', () => {
    fc.assert(
      fc.property(both, ([a, b]) => {
        expect(equalRanges(a, b)).toBe(String(members(a)) === String(members(b)));
        expect(rangesCover(a, b)).toBe(members(b).every((value) => members(a).includes(value)));
      }),
    );
  });

  test('bigints behave as numbers do', () => {
    const big = (ranges: Ranges) => ranges.map((bound) => BigInt(bound));
    fc.assert(
      fc.property(both, ([a, b]) => {
        for (const [, operation] of operations)
          expect(operation(big(a), big(b))).toEqual(big(operation(a, b)));
      }),
    );
  });
});

test('a singleton holds its value only', () => expect(members(singleton(4))).toEqual([4]));
