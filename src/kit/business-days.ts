/**
 * The calendar of people who work: Monday to Friday, as carriers, colocation sites and AWS's own staff do (R-XFER-44,
 * R-DX-11, R-DX-15). Times are UTC, in milliseconds since the Unix epoch; public holidays are not known.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** 1970-01-01 was a Thursday. */
export function isWeekday(at: number): boolean {
  return (Math.floor(at / DAY_MS) + 3) % 7 < 5;
}

/** The first moment from `at` on that is this hour of a working day. */
export function nextWorkingHour(at: number, hour: number): number {
  let time = at - (at % DAY_MS) + hour * HOUR_MS;
  while (time < at || !isWeekday(time)) time += DAY_MS;
  return time;
}

/** So many working days after the day of `at`, at this hour. */
export function workingDaysLater(at: number, days: number, hour: number): number {
  let time = at - (at % DAY_MS) + hour * HOUR_MS;
  for (let left = days; left > 0; ) {
    time += DAY_MS;
    if (isWeekday(time)) left--;
  }
  return time;
}
