import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { atMost, type Line, octetsPerMs, transferMs } from '../../src/kit/line.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TB = 1e12;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

const days = (mbps: number, octets: number, utilisation = 0.8) =>
  transferMs({ mbps, utilisation }, octets, MONDAY) / DAY_MS;

describe('R-XFER-4 days for 1, 10, 50, 100 and 1,000 TB at 80 %', () => {
  test.each([
    [10, 11.57, 115.7, 578.7, 1157, 11_574],
    [50, 2.31, 23.1, 115.7, 231.5, 2315],
    [100, 1.16, 11.6, 57.9, 115.7, 1157],
    [500, 0.231, 2.31, 11.6, 23.1, 231.5],
    [1000, 0.116, 1.16, 5.79, 11.6, 115.7],
    [10_000, 0.0116, 0.116, 0.579, 1.16, 11.6],
    [100_000, 0.00116, 0.0116, 0.0579, 0.116, 1.16],
  ])('%d Mbit/s', (mbps, ...expected) => {
    for (const [index, size] of [1, 10, 50, 100, 1000].entries()) {
      const actual = days(mbps, size * TB);
      expect(Math.abs(actual / (expected[index] as number) - 1)).toBeLessThan(0.005);
    }
  });
});

describe('a line', () => {
  it('R-XFER-1 R-XFER-54 80 TB over 1 Gbit/s take 9.26 days at 80 %, 14.8 at 50 %', () => {
    expect(days(1000, 80 * TB)).toBeCloseTo(9.26, 2);
    expect(days(1000, 80 * TB, 0.5)).toBeCloseTo(14.8, 1);
  });

  test.each<[string, number, number]>([
    ['Monday morning', 7 * HOUR_MS, 0.8],
    ['Monday at eight', 8 * HOUR_MS, 0.5],
    ['Monday at six', 18 * HOUR_MS, 0.8],
    ['Friday noon', 4 * DAY_MS + 12 * HOUR_MS, 0.5],
    ['Saturday noon', 5 * DAY_MS + 12 * HOUR_MS, 0.8],
    ['Sunday noon', 6 * DAY_MS + 12 * HOUR_MS, 0.8],
  ])('R-XFER-2 is used by others in office hours: %s', (_, after, utilisation) => {
    const line: Line = { mbps: 8, utilisation: 0.8, officeUtilisation: 0.5 };
    expect(octetsPerMs(line, MONDAY + after)).toBe(1000 * utilisation);
  });

  it('carries over office hours what each hour carries', () => {
    const line: Line = { mbps: 8, utilisation: 0.8, officeUtilisation: 0.4 };
    // 07:00 to 08:00 at 800 octets a millisecond, ten hours at 400, one at 800.
    const octets = 800 * HOUR_MS + 400 * 10 * HOUR_MS + 800 * HOUR_MS;
    expect(transferMs(line, octets, MONDAY + 7 * HOUR_MS)).toBe(12 * HOUR_MS);
  });

  it('takes for two halves, one after the other, as long as for the whole', () => {
    const utilisation = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ mbps: fc.integer({ min: 1, max: 10_000 }), utilisation, officeUtilisation: utilisation }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 7 * 24 * 60 }),
        (line, gigabytes, minutes) => {
          const from = MONDAY + minutes * 60_000;
          const half = (gigabytes * 1e9) / 2;
          const first = transferMs(line, half, from);
          const both = first + transferMs(line, half, from + first);
          expect(both / transferMs(line, 2 * half, from)).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('R-XFER-31 R-XFER-32 is as slow as the device behind it, and the device as slow as the line', () => {
    const fill = (lan: number, megabytesPerSecond: number) =>
      transferMs(atMost({ mbps: lan, utilisation: 0.8 }, megabytesPerSecond * 1e6), 82 * TB, MONDAY) / DAY_MS;
    expect(fill(10_000, 400) / 2.37).toBeCloseTo(1, 1);
    expect(fill(10_000, 300) / 3.16).toBeCloseTo(1, 1);
    expect(fill(1000, 400)).toBeCloseTo(9.49, 2);
  });
});
