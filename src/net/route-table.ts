/** Route tables, compiled once: the best route for one destination, and for all destinations at once. */
import type { Address, Family } from '../kit/address.ts';
import { memoise } from '../kit/memoise.ts';
import { ALL_ADDRESSES } from '../kit/packet-set.ts';
import { prefixRanges } from '../kit/prefix.ts';
import { PrefixTrie } from '../kit/prefix-trie.ts';
import { NO_RANGES, type Ranges, subtractRanges, unionRanges } from '../kit/ranges.ts';
import type { Route, RouteTable } from './graph.ts';

export interface Choice {
  readonly route: Route;
  /** The destinations for which it is the best route. */
  readonly destinations: Ranges;
}

export interface CompiledTable {
  readonly choices: Readonly<Record<Family, readonly Choice[]>>;
  readonly unrouted: Readonly<Record<Family, Ranges>>;
  readonly best: (destination: Address) => Route | undefined;
}

export const compileTable: (table: RouteTable) => CompiledTable = memoise((table) => {
  const trie = new PrefixTrie<Route>();
  for (const route of table.routes) if (!trie.get(route.prefix)) trie.set(route.prefix, route);
  const longestFirst = [...trie.entries()]
    .map(([, route]) => route)
    .sort((left, right) => right.prefix.length - left.prefix.length);
  const [four, six] = [share(longestFirst, 4), share(longestFirst, 6)];
  return {
    choices: { 4: four.choices, 6: six.choices },
    unrouted: { 4: four.unrouted, 6: six.unrouted },
    best: (destination) => trie.longestMatch(destination)?.value,
  };
});

/** Each route gets what no longer one wants. */
function share(
  longestFirst: readonly Route[],
  family: Family,
): { choices: readonly Choice[]; unrouted: Ranges } {
  const choices: Choice[] = [];
  let taken = NO_RANGES;
  for (const route of longestFirst) {
    if (route.prefix.family !== family) continue;
    const range = prefixRanges(route.prefix);
    const destinations = subtractRanges(range, taken);
    taken = unionRanges(taken, range);
    if (destinations.length > 0) choices.push({ route, destinations });
  }
  return { choices, unrouted: subtractRanges(ALL_ADDRESSES[family], taken) };
}
