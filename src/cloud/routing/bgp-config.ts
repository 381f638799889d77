/** All contributions as one configuration for BGP. */
import type { BgpConfig, Policies, RouterConfig } from '../../bgp/index.ts';
import { memoise } from '../../kit/memoise.ts';
import { NO_ROUTERS } from '../kernel/no-network.ts';
import type { Contribution } from './contribution.ts';

/** The identical value for identical contributions. */
export const bgpConfigOf = memoise((...contributions: readonly Contribution[]): BgpConfig => {
  if (contributions.every(({ routers, transports }) => routers.length + transports.length === 0))
    return NO_ROUTERS;
  const routers: Record<string, RouterConfig> = {};
  for (const router of contributions.flatMap((one) => one.routers)) {
    const known = routers[router.name];
    routers[router.name] = known ? joined(known, router) : router;
  }
  return { routers, transports: contributions.flatMap(({ transports }) => transports) };
});

/** One router in two parts: lists one after the other, policies by name, everything else as the first part has it. */
function joined(first: RouterConfig, second: RouterConfig): RouterConfig {
  return {
    ...first,
    neighbors: [...first.neighbors, ...second.neighbors],
    table: [...first.table, ...second.table],
    networks: distinct([...first.networks, ...second.networks], ({ prefix }) => prefix),
    redistribute: distinct([...first.redistribute, ...second.redistribute], ({ source }) => source),
    aggregates: distinct([...first.aggregates, ...second.aggregates], ({ prefix }) => prefix),
    policies: joinedPolicies(first.policies, second.policies),
  };
}

function joinedPolicies(first: Policies, second: Policies): Policies {
  return {
    prefixLists: { ...second.prefixLists, ...first.prefixLists },
    asPathLists: { ...second.asPathLists, ...first.asPathLists },
    communityLists: { ...second.communityLists, ...first.communityLists },
    largeCommunityLists: { ...second.largeCommunityLists, ...first.largeCommunityLists },
    routeMaps: { ...second.routeMaps, ...first.routeMaps },
  };
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
