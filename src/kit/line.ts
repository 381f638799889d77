/**
 * How long octets take over a line (R-XFER-1, R-XFER-2): a line is never all one's own, and in office hours less of it
 * is. Hours are UTC, as everything on the simulated clock.
 */
import { assert } from './assert.ts';
import { DAY_MS, HOUR_MS, isWeekday } from './business-days.ts';

export interface Line {
  /** Megabits a second, 10^6 of them. */
  readonly mbps: number;
  /** What of it a transfer gets: 0.8. */
  readonly utilisation: number;
  /** What of it a transfer gets from 08:00 to 18:00, Monday to Friday. Absent: as much as otherwise. */
  readonly officeUtilisation?: number;
}

export const USUAL_UTILISATION = 0.8;

const OPENS_MS = 8 * HOUR_MS;
const CLOSES_MS = 18 * HOUR_MS;
/** Octets in a millisecond at one megabit a second. */
const OCTETS_PER_MS = 125;

/** Octets in a millisecond that a transfer gets at a moment (milliseconds since the Unix epoch). */
export function octetsPerMs({ mbps, utilisation, officeUtilisation }: Line, at: number): number {
  return mbps * OCTETS_PER_MS * (isOfficeHour(at) ? (officeUtilisation ?? utilisation) : utilisation);
}

/** Milliseconds that so many octets take from a moment on. */
export function transferMs(line: Line, octets: number, from: number): number {
  assert(line.mbps > 0 && line.utilisation > 0, 'a line carries something');
  if (line.officeUtilisation === undefined) return octets / octetsPerMs(line, from);
  let left = octets;
  let at = from;
  while (left > 0) {
    const rate = octetsPerMs(line, at);
    const until = nextChange(at);
    const carried = rate * (until - at);
    if (carried >= left) return at + left / rate - from;
    left -= carried;
    at = until;
  }
  return at - from;
}

/** The line as slow as its slowest part: a disk or a device beside it that takes so many octets a second (R-XFER-32). */
export function atMost(line: Line, octetsPerSecond: number): Line {
  const share = (utilisation: number) =>
    Math.min(utilisation, octetsPerSecond / (line.mbps * OCTETS_PER_MS * 1000));
  return {
    mbps: line.mbps,
    utilisation: share(line.utilisation),
    ...(line.officeUtilisation !== undefined && { officeUtilisation: share(line.officeUtilisation) }),
  };
}

function isOfficeHour(at: number): boolean {
  const time = at % DAY_MS;
  return isWeekday(at) && time >= OPENS_MS && time < CLOSES_MS;
}

function nextChange(at: number): number {
  const midnight = at - (at % DAY_MS);
  const next = [OPENS_MS, CLOSES_MS, DAY_MS].find((time) => midnight + time > at);
  return midnight + (next as number);
}
