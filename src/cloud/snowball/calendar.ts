/** Working days: carriers and AWS's people work Monday to Friday (R-XFER-44). Times are UTC, days of feast are not known. */
import { isWeekday } from '../../kit/line.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

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
