/** Sites on premises in the packet engine, each part memoised on what it is made from. */
import { memoise, memoiseBy } from '../../kit/memoise.ts';
import type { GraphNode } from '../../net/graph.ts';
import type { World } from '../kernel/world.ts';
import { flagsOf } from './flags.ts';
import { gatewaysOf } from './gateways.ts';
import { interfacesOf } from './interfaces.ts';
import { lowerHost, lowerNetworks } from './lower-network.ts';
import { lowerRouter } from './lower-router.ts';
import { lowerTables } from './lower-table.ts';
import { routingTableOf } from './routes.ts';
import { type Site, sitesIn } from './sites.ts';

/** The identical list as long as nothing on premises changes, nor what its routers have learnt. */
export const lowerPremises = memoiseBy(
  ({ setting, premises, faults, regions, bgp }: World): readonly object[] => [
    setting,
    premises,
    faults,
    regions,
    bgp.routers,
  ],
  (world: World): readonly GraphNode[] => join(...sitesIn(world).flatMap((site) => lowerSite(world, site))),
);

const join = memoise((...parts: readonly (readonly GraphNode[])[]): readonly GraphNode[] => parts.flat());

function lowerSite(world: World, site: Site): readonly (readonly GraphNode[])[] {
  const gateways = gatewaysOf(world, site);
  return [
    ...site.routers.flatMap((router) => {
      const interfaces = interfacesOf(world, router);
      const tables = lowerTables(site, router, interfaces, routingTableOf(world, router), gateways);
      return [lowerRouter(router, interfaces, flagsOf(world, router.id)), listOf(tables)];
    }),
    lowerNetworks(site, gateways),
    ...site.hosts.map((host) => lowerHost(host, flagsOf(world, host.id))),
  ];
}

const listOf = memoise(({ routes, pastNat }: ReturnType<typeof lowerTables>): readonly GraphNode[] => [
  routes,
  pastNat,
]);
