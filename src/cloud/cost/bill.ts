/** The bill: a month's lines with what is free taken off, and what the world costs by the hour as it stands. */
import type { World } from '../kernel/world.ts';
import { type Booked, bookedFor, monthOf } from './booked.ts';
import { bookedUntilNow } from './meter.ts';
import { amountOf, HOURS_PER_MONTH, type Price } from './price.ts';
import { PRICES_AS_OF, priceOf } from './price-list.ts';
import { runningIn } from './running.ts';

export interface BillLine {
  /** Key in the price list. */
  readonly key: string;
  readonly price: Price;
  /** Those that are free among them. */
  readonly units: number;
  readonly freeUnits: number;
  readonly amount: number;
  /** Who it was for, the most first. */
  readonly resources: readonly { readonly id: string; readonly units: number }[];
}

export interface Bill {
  /** `2026-01`. */
  readonly month: string;
  /** By service and title. */
  readonly lines: readonly BillLine[];
  /** US dollars before taxes. */
  readonly total: number;
  /** When the prices were read. */
  readonly asOf: string;
}

/** Of the month that it is, unless another is named. */
export function billOf(world: World, month: string = monthOf(world.clock.now)): Bill {
  return billFor(month, bookedUntilNow(world)[month] ?? {});
}

/** Of all months in which something was booked, and of this one; the oldest first. */
export function billsOf(world: World): readonly Bill[] {
  const months = bookedUntilNow(world);
  const known = new Set([...Object.keys(months), monthOf(world.clock.now)]);
  return [...known].sort().map((month) => billFor(month, months[month] ?? {}));
}

function billFor(month: string, booked: Booked): Bill {
  const groups = new Map<string, Map<string, number>>();
  for (const [key, units] of Object.entries(booked)) {
    const { price, resource } = bookedFor(key);
    const group = groups.get(price) ?? new Map<string, number>();
    groups.set(price, group.set(resource, units));
  }
  const pools = new Map<string, number>();
  const lines = [...groups]
    .flatMap(([key, group]) => {
      const price = priceOf(key);
      return price ? [lineOf(key, price, group, pools)] : [];
    })
    .sort((left, right) => compare(left.price.service, right.price.service) || compare(left.key, right.key));
  return { month, lines, total: sum(lines.map(({ amount }) => amount)), asOf: PRICES_AS_OF };
}

function lineOf(
  key: string,
  price: Price,
  group: ReadonlyMap<string, number>,
  pools: Map<string, number>,
): BillLine {
  const units = sum([...group.values()]);
  const freeUnits = Math.min(units, leftInPool(price, pools));
  if (price.free) pools.set(price.free.pool, leftInPool(price, pools) - freeUnits);
  const resources = [...group]
    .map(([id, used]) => ({ id, units: used }))
    .sort((left, right) => right.units - left.units || compare(left.id, right.id));
  return { key, price, units, freeUnits, amount: amountOf(price, units - freeUnits), resources };
}

function leftInPool({ free }: Price, pools: ReadonlyMap<string, number>): number {
  return free ? (pools.get(free.pool) ?? free.units) : 0;
}

/** Dollars an hour for what runs now, at the first step of each price. */
export function hourlyRate(world: World): number {
  return sum(
    runningIn(world).map(({ price: key, units = 1 }) => {
      const price = priceOf(key);
      if (!price) return 0;
      return amountOf(price, units) / (price.unit === 'hour' ? 1 : HOURS_PER_MONTH);
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
