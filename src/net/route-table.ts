/** Route tables, compiled once: which route is the best for which destinations, for all of them at once. */
import { ADDRESS_BITS, type Family } from '../kit/address.ts';
import { memoise } from '../kit/memoise.ts';
import { ALL_ADDRESSES } from '../kit/packet-set.ts';
import { prefixRanges } from '../kit/prefix.ts';
import { NO_RANGES, type Ranges, subtractRanges, unionRanges } from '../kit/ranges.ts';
import type { Route, RouteTable } from './graph.ts';

export interface Choice {
  readonly route: Route;
  /** The destinations for which it is the best route. */
  readonly destinations: Ranges;
}

export interface CompiledTable {
  readonly choices: readonly Choice[];
  readonly unrouted: Ranges;
}

export const compileTable: (table: RouteTable) => Readonly<Record<Family, CompiledTable>> = memoise(
  (table) => ({
    4: choose(table.routes, 4),
    6: choose(table.routes, 6),
  }),
);

/** The longest prefixes take their addresses first, so each route gets what no longer, and no earlier, one wants. */
function choose(routes: readonly Route[], family: Family): CompiledTable {
  const choices: Choice[] = [];
  let taken = NO_RANGES;
  for (let length = ADDRESS_BITS[family]; length >= 0; length--) {
    for (const route of routes) {
      if (route.prefix.family !== family || route.prefix.length !== length) continue;
      const range = prefixRanges(route.prefix);
      const destinations = subtractRanges(range, taken);
      taken = unionRanges(taken, range);
      if (destinations.length > 0) choices.push({ route, destinations });
    }
  }
  return { choices, unrouted: subtractRanges(ALL_ADDRESSES[family], taken) };
}
