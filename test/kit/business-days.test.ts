import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DAY_MS,
  HOUR_MS,
  isWeekday,
  nextWorkingHour,
  workingDaysLater,
} from '../../src/kit/business-days.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const iso = (time: number) => new Date(time).toISOString().slice(0, 16);

describe('R-XFER-44 R-DX-11 working days', () => {
  test.each([
    ['2026-01-05T08:00', 17, '2026-01-05T17:00'],
    ['2026-01-05T17:00', 17, '2026-01-05T17:00'],
    ['2026-01-05T17:01', 17, '2026-01-06T17:00'],
    ['2026-01-09T17:01', 17, '2026-01-12T17:00'],
    ['2026-01-10T03:00', 17, '2026-01-12T17:00'],
    ['2026-01-11T23:59', 17, '2026-01-12T17:00'],
    ['2026-01-30T18:00', 9, '2026-02-02T09:00'],
    ['2026-02-28T12:00', 9, '2026-03-02T09:00'],
  ])('the first hour from %s on that is %d is %s', (from, hour, expected) => {
    expect(iso(nextWorkingHour(at(from), hour))).toBe(expected);
  });

  test.each([
    ['2026-01-05T17:00', 1, '2026-01-06T10:00'],
    ['2026-01-09T17:00', 1, '2026-01-12T10:00'],
    ['2026-01-08T17:00', 2, '2026-01-12T10:00'],
    ['2026-01-10T17:00', 1, '2026-01-12T10:00'],
    ['2026-01-11T23:59', 3, '2026-01-14T10:00'],
    ['2026-01-09T17:00', 4, '2026-01-15T10:00'],
    // Over the ends of months, of a leap February, and of a year.
    ['2026-01-29T12:00', 2, '2026-02-02T10:00'],
    ['2026-02-27T12:00', 1, '2026-03-02T10:00'],
    ['2028-02-28T12:00', 2, '2028-03-01T10:00'],
    ['2026-12-31T12:00', 1, '2027-01-01T10:00'],
    ['2026-12-30T12:00', 5, '2027-01-06T10:00'],
  ])('%s and %d working days are %s', (from, days, expected) => {
    expect(iso(workingDaysLater(at(from), days, 10))).toBe(expected);
  });

  const moments = fc.integer({ min: at('2026-01-01T00:00'), max: at('2036-01-01T00:00') });

  test('so many weekdays lie between, and the last day is one', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 23 }),
        (from, days, hour) => {
          const end = workingDaysLater(from, days, hour);
          const between = Array.from(
            { length: Math.ceil((end - from) / DAY_MS) + 1 },
            (_, day) => from + day * DAY_MS,
          );
          const worked = between.filter(
            (time) => time > from && dayOf(time) <= dayOf(end) && isWeekday(time),
          );
          expect(worked).toHaveLength(days);
          expect(isWeekday(end)).toBe(true);
          expect(new Date(end).getUTCHours()).toBe(hour);
        },
      ),
    );
  });

  test('the next working hour is never in the past, and never more than three days off', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 23 }), (from, hour) => {
        const next = nextWorkingHour(from, hour);
        expect(next).toBeGreaterThanOrEqual(from);
        expect(next - from).toBeLessThan(3 * DAY_MS + HOUR_MS * 24);
        expect(isWeekday(next)).toBe(true);
      }),
    );
  });
});

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}
