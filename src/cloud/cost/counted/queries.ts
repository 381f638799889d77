/** Queries that Route 53's servers answered (R-PRICE-61, R-PRICE-62). */
import { memoise } from '../../../kit/memoise.ts';
import type { Booked } from '../booked.ts';
import type { CountedKind } from './units.ts';

export const queriesCounted: CountedKind = (world) => ofQueries(world.dns.queries);

const ofQueries = memoise(
  (queries: Readonly<Record<string, number>>): Booked =>
    Object.fromEntries(Object.entries(queries).map(([key, count]) => [`queries-${key}`, count])),
);
