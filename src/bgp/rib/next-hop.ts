/** Whether a next hop can be reached, and at what cost: looked up in what the router knows besides BGP. */
import { parseAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import { parsePrefix } from '../../kit/prefix.ts';
import { PrefixTrie } from '../../kit/prefix-trie.ts';
import type { BgpConfig, RouterConfig, TableRoute } from '../config/router.ts';

const trieOf = memoise((table: readonly TableRoute[]): PrefixTrie<TableRoute> => {
  const trie = new PrefixTrie<TableRoute>();
  for (const route of table) {
    const prefix = parsePrefix(route.prefix);
    const known = prefix && trie.get(prefix);
    if (prefix && (!known || route.metric < known.metric)) trie.set(prefix, route);
  }
  return trie;
});

/** The line for exactly this prefix. */
export function tableRoute({ table }: RouterConfig, prefix: string): TableRoute | undefined {
  const parsed = parsePrefix(prefix);
  return parsed && trieOf(table).get(parsed);
}

/** Undefined where nothing leads there. Routes of BGP itself are not looked through. */
export function metricTo(router: RouterConfig, nextHop: string): number | undefined {
  const address = parseAddress(nextHop);
  const match = address && trieOf(router.table).longestMatch(address);
  if (!match || (match.prefix.length === 0 && !router.resolveViaDefault)) return undefined;
  return match.value.metric;
}

/** A router's own addresses: routes that lead to them would lead to itself. */
export const ownAddresses = memoise((config: BgpConfig): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { router, addresses } of config.transports.flatMap(({ ends }) => ends)) {
    const known = found.get(router) ?? new Set();
    found.set(router, known);
    for (const address of addresses) known.add(address);
  }
  return found;
});
