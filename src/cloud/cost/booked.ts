/** What the meter keeps in the world, by calendar month (UTC). */

export interface RunningEntry {
  readonly price: string;
  readonly resource: string;
  readonly units: number;
  /** Milliseconds since the Unix epoch. */
  readonly since: number;
}

/** Units by `price resource`: hours, months, gigabytes, requests, as the price counts them. */
export type Booked = Readonly<Record<string, number>>;

export interface MeterState {
  readonly running: Readonly<Record<string, RunningEntry>>;
  /** Counters as they stood when last read. */
  readonly counted: Booked;
  /** By month: `2026-01`. */
  readonly months: Readonly<Record<string, Booked>>;
}

export const NEW_METER: MeterState = { running: {}, counted: {}, months: {} };

export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7);
}

/** The first moment of the month after. */
export function nextMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** `nat-gateway nat-0123…` → its price and its resource. */
export function bookedFor(key: string): { readonly price: string; readonly resource: string } {
  const space = key.indexOf(' ');
  return { price: key.slice(0, space), resource: key.slice(space + 1) };
}
