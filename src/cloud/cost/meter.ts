/**
 * The meter: what runs, since when, and what was counted, booked by month. It is read whenever time is about to pass and
 * after each event, since between two readings nothing changes that runs. What is free, and what is cheaper in quantity,
 * is decided when the bill is made, by month (R-PRICE-1, R-PRICE-5).
 */
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import { type Booked, type MeterState, monthOf, nextMonth, type RunningEntry } from './booked.ts';
import { countedIn } from './counted.ts';
import { HOURS_PER_MONTH, type Price } from './price.ts';
import { priceOf } from './price-list.ts';
import type { Running } from './running/running-kind.ts';
import { runningIn } from './running.ts';

const HOUR_MS = 3_600_000;

/** As it stands now; the same object where there is nothing to note. */
export function readMeter(world: World): MeterState {
  return noteCounts(noteRunning(world.meter, world), world);
}

/** Everything that ran or was counted up to now, by month: what is still running among it. */
export function bookedUntilNow(world: World): Readonly<Record<string, Booked>> {
  const meter = readMeter(world);
  return book(
    meter.months,
    Object.values(meter.running).flatMap((entry) => unitsOfRun(entry, world.clock.now)),
  );
}

function noteRunning(meter: MeterState, world: World): MeterState {
  const { ended, begun } = changesOf(meter.running, runningIn(world));
  if (ended.length === 0 && begun.size === 0) return meter;
  const running = { ...meter.running };
  for (const [key] of ended) delete running[key];
  for (const [key, entry] of begun) running[key] = { ...entry, since: world.clock.now };
  const bookings = ended.flatMap(([, entry]) => unitsOfRun(entry, world.clock.now));
  return { ...meter, running, months: book(meter.months, bookings) };
}

/** What runs no longer as it was noted, and what isn't noted yet, by `price resource`. */
const changesOf = memoise((noted: MeterState['running'], list: readonly Running[]) => {
  const begun = new Map<string, Omit<RunningEntry, 'since'>>();
  for (const { price, resource, units = 1 } of list) {
    const key = `${price} ${resource}`;
    begun.set(key, { price, resource, units: units + (begun.get(key)?.units ?? 0) });
  }
  const ended: (readonly [string, RunningEntry])[] = [];
  for (const [key, entry] of Object.entries(noted)) {
    if (begun.get(key)?.units === entry.units) begun.delete(key);
    else ended.push([key, entry]);
  }
  return { ended, begun };
});

interface Booking {
  readonly month: string;
  /** `price resource`. */
  readonly key: string;
  readonly units: number;
}

/** What something cost from its beginning until now: in each month that it was there its share. */
function unitsOfRun({ price: key, resource, units, since }: RunningEntry, until: number): readonly Booking[] {
  const price = priceOf(key);
  if (!price) return [];
  const bookings: Booking[] = [];
  for (let from = since; from < until; ) {
    const end = Math.min(until, nextMonth(from));
    bookings.push({
      month: monthOf(from),
      key: `${key} ${resource}`,
      units: units * timeUnits(price, from, end),
    });
    from = end;
  }
  return bookings;
}

/** Hours or months, rounded as the price says. */
function timeUnits({ rounding, unit }: Price, from: number, until: number): number {
  if (rounding === 'month') return 1;
  const hours = (until - from) / HOUR_MS;
  const counted = rounding === 'hour' ? Math.ceil(hours) : hours;
  return unit === 'hour' ? counted : counted / HOURS_PER_MONTH;
}

/** What was counted since the last reading belongs to this month. */
function noteCounts(meter: MeterState, world: World): MeterState {
  const counted = countedIn(world);
  const more = growthOf(meter.counted, counted);
  if (more.length === 0) return meter;
  const month = monthOf(world.clock.now);
  return {
    ...meter,
    counted,
    months: book(
      meter.months,
      more.map((one) => ({ ...one, month })),
    ),
  };
}

const growthOf = memoise((before: Booked, counted: Booked): readonly Omit<Booking, 'month'>[] =>
  Object.entries(counted)
    .map(([key, units]) => ({ key, units: units - (before[key] ?? 0) }))
    .filter(({ units }) => units > 0),
);

function book(months: MeterState['months'], bookings: readonly Booking[]): MeterState['months'] {
  const changed: Record<string, Record<string, number>> = {};
  for (const { month, key, units } of bookings) {
    changed[month] ??= { ...months[month] };
    const booked = changed[month];
    booked[key] = (booked[key] ?? 0) + units;
  }
  return bookings.length === 0 ? months : { ...months, ...changed };
}
