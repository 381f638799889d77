/**
 * The meter: what runs, since when, and what was counted, booked by month. It is read whenever time is about to pass and
 * after each event, since between two readings nothing changes that runs. What is free, and what is cheaper in quantity,
 * is decided when the bill is made, by month (R-PRICE-1, R-PRICE-5).
 */
import type { World } from '../kernel/world.ts';
import { type Booked, type MeterState, monthOf, nextMonth, type RunningEntry } from './booked.ts';
import { countedIn } from './counted.ts';
import type { Price } from './price.ts';
import { priceOf } from './price-list.ts';
import { runningIn } from './running.ts';

const HOUR_MS = 3_600_000;
/** R-PRICE-1. */
const HOURS_PER_MONTH = 730;

/** As it stands now; the same object where there is nothing to note. */
export function readMeter(world: World): MeterState {
  return noteCounts(noteRunning(world.meter, world), world);
}

/** Everything that ran or was counted up to now, by month: what is still running among it. */
export function bookedUntilNow(world: World): Readonly<Record<string, Booked>> {
  const meter = readMeter(world);
  return Object.values(meter.running).reduce(
    (months, entry) => bookRun(months, entry, world.clock.now),
    meter.months,
  );
}

function noteRunning(meter: MeterState, world: World): MeterState {
  const current = new Map<string, Omit<RunningEntry, 'since'>>();
  for (const { price, resource, units = 1 } of runningIn(world)) {
    const key = `${price} ${resource}`;
    current.set(key, { price, resource, units: units + (current.get(key)?.units ?? 0) });
  }
  const goesOn = (key: string, { units }: RunningEntry) => current.get(key)?.units === units;
  const ended = Object.entries(meter.running).filter(([key, entry]) => !goesOn(key, entry));
  for (const [key] of Object.entries(meter.running).filter(([known, entry]) => goesOn(known, entry)))
    current.delete(key);
  if (ended.length === 0 && current.size === 0) return meter;

  const running = { ...meter.running };
  let { months } = meter;
  for (const [key, entry] of ended) {
    delete running[key];
    months = bookRun(months, entry, world.clock.now);
  }
  for (const [key, entry] of current) running[key] = { ...entry, since: world.clock.now };
  return { ...meter, running, months };
}

/** What something cost from its beginning until now: in each month that it was there its share. */
function bookRun(
  months: MeterState['months'],
  { price: key, resource, units, since }: RunningEntry,
  until: number,
): MeterState['months'] {
  const price = priceOf(key);
  if (!price) return months;
  let booked = months;
  for (let from = since; from < until; ) {
    const end = Math.min(until, nextMonth(from));
    booked = book(booked, monthOf(from), `${key} ${resource}`, units * timeUnits(price, from, end));
    from = end;
  }
  return booked;
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
  const counts = countedIn(world);
  const month = monthOf(world.clock.now);
  let { months } = meter;
  for (const [key, units] of Object.entries(counts)) {
    const more = units - (meter.counted[key] ?? 0);
    if (more > 0) months = book(months, month, key, more);
  }
  return months === meter.months ? meter : { ...meter, counted: counts, months };
}

function book(months: MeterState['months'], month: string, key: string, units: number): MeterState['months'] {
  const booked = months[month] ?? {};
  return { ...months, [month]: { ...booked, [key]: (booked[key] ?? 0) + units } };
}
