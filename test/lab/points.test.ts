import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hintCost, maxPointsOf, pointsOf } from '../../src/lab/points.ts';

const task = fc
  .record({ checks: fc.integer({ min: 1, max: 20 }), hints: fc.integer({ min: 1, max: 5 }) })
  .chain(({ checks, hints }) =>
    fc.record({
      checks: fc.constant(checks),
      hints: fc.constant(hints),
      passed: fc.integer({ min: 0, max: checks }),
      hintsShown: fc.integer({ min: 0, max: hints }),
      forfeited: fc.boolean(),
    }),
  );

test('points never fall below zero, nor rise above what there is', () => {
  fc.assert(
    fc.property(task, (record) => {
      expect(pointsOf(record)).toBeGreaterThanOrEqual(0);
      expect(pointsOf(record)).toBeLessThanOrEqual(maxPointsOf(record));
    }),
  );
});

test('a later hint never costs less, and even with all of them something is left', () => {
  fc.assert(
    fc.property(task, (record) => {
      const costs = Array.from({ length: record.hints }, (_, index) => hintCost(record, index));
      for (const [index, cost] of costs.entries())
        if (index > 0) expect(cost).toBeGreaterThanOrEqual(costs[index - 1]! - 1);
      const all = { ...record, passed: record.checks, hintsShown: record.hints, forfeited: false };
      expect(pointsOf(all)).toBeGreaterThan(0);
    }),
  );
});

test('three hints on a task of two checks cost 2, 4 and 6 of 20', () => {
  const record = { checks: 2, hints: 3 };
  expect([0, 1, 2].map((hint) => hintCost(record, hint))).toEqual([2, 4, 6]);
  expect(pointsOf({ ...record, passed: 2, hintsShown: 3, forfeited: false })).toBe(8);
  expect(pointsOf({ ...record, passed: 2, hintsShown: 0, forfeited: true })).toBe(0);
});
