/** Counters as they are added up. */
import type { World } from '../../kernel/world.ts';
import type { Booked } from '../booked.ts';

/** A kind of counters; memoised on what it reads. */
export type CountedKind = (world: World) => Booked;

/** R-PRICE-2: octets. */
export const GB = 2 ** 30;

export type Units = readonly [key: string, units: number];

export function summed(list: readonly Units[]): Booked {
  const counts: Record<string, number> = {};
  for (const [key, units] of list) counts[key] = (counts[key] ?? 0) + units;
  return counts;
}
