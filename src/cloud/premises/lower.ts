/** Sites on premises in the packet engine, each part memoised on what it is made from. */
import { memoise, memoiseWithText } from '../../kit/memoise.ts';
import type { GraphNode } from '../../net/graph.ts';
import type { World } from '../kernel/world.ts';
import { flagsOf } from './flags.ts';
import { interfacesOf } from './interfaces.ts';
import { lowerHost, lowerNetworks } from './lower-network.ts';
import { lowerRouter } from './lower-router.ts';
import { type Gateway, type Gateways, lowerTables } from './lower-table.ts';
import { nodeIds } from './node-ids.ts';
import { ETHERNET_MTU } from './own-interfaces.ts';
import { routingTableOf } from './routes.ts';
import { isDead, type Site, sitesIn } from './sites.ts';

/** The identical list as long as nothing on premises changes, nor what its routers have learnt. */
export function lowerPremises(world: World): readonly GraphNode[] {
  return join(...sitesIn(world).flatMap((site) => lowerSite(world, site)));
}

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

function gatewaysOf(world: World, site: Site): Gateways {
  const chosen = Object.keys(site.setting.networks).map((name): readonly [string, Gateway] => [
    nodeIds.segment(site.name, name),
    gatewayOf(world, site, name),
  ]);
  return asGateways(site, chosen);
}

const asGateways = memoiseWithText(
  (_site: Site, chosen: readonly (readonly [string, Gateway])[]) => JSON.stringify(chosen),
  (_site: Site, chosen): Gateways => new Map(chosen),
);

/** The first that works; where none does, one that is dead says so to whoever asks. */
function gatewayOf(world: World, site: Site, network: string): Gateway {
  const serving = site.routers.flatMap((router) => {
    const found = interfacesOf(world, router).find(({ kind, name }) => kind === 'lan' && name === network);
    const works = !isDead(world, router.id);
    return found && (found.up || !works) ? [{ router: router.id, mtu: found.mtu, works }] : [];
  });
  const { router, mtu } = serving.find(({ works }) => works) ?? serving[0] ?? { mtu: ETHERNET_MTU };
  return { mtu, ...(router !== undefined && { router }) };
}
