/** Where a gateway's routes come from: one line a source. */
import { asPathLength } from '../../../bgp/index.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import { directConnectRoutes } from '../../directconnect/routing/learnt.ts';
import type { World } from '../../kernel/world.ts';
import { learntBy } from '../../routing/learnt.ts';
import { firstTunnelOf, tunnelOfNeighbor, tunnelsAt } from '../vpn-connection/tunnels.ts';
import { preferredRoutes, type VgwRoute } from './route.ts';
import type { VpnGatewayItem } from './vpn-gateway.ts';

type Source = (world: World, item: VpnGatewayItem, region: string) => readonly VgwRoute[];

const SOURCES: readonly Source[] = [fromDirectConnect, staticRoutes, learntRoutes];

/** The identical list as long as it says the same: forwarding and propagation hang on it. */
export function routesKnownTo(world: World, item: VpnGatewayItem, region: string): readonly VgwRoute[] {
  return same(item, preferredRoutes(routesOffered(world, item, region)));
}

/** All that its sources have, those that don't count among them; each source has chosen among its own already. */
export function routesOffered(world: World, item: VpnGatewayItem, region: string): readonly VgwRoute[] {
  return SOURCES.flatMap((source) => source(world, item, region));
}

const same = memoiseWithText(
  (_item: VpnGatewayItem, routes: readonly VgwRoute[]) => JSON.stringify(routes),
  (_item: VpnGatewayItem, routes: readonly VgwRoute[]) => routes,
);

/** Over private interfaces at the gateway itself, and over Direct Connect gateways. */
function fromDirectConnect(
  world: World,
  { VpnGatewayId }: VpnGatewayItem,
  region: string,
): readonly VgwRoute[] {
  return directConnectRoutes(world, region, VpnGatewayId).map(
    ({ prefix, nodes, best, vifs }): VgwRoute => ({
      cidr: prefix,
      kind: 'direct-connect',
      nodes,
      isUp: true,
      asPathLength: asPathLength(best.attributes.asPath),
      from: vifs.join(', '),
    }),
  );
}

/** They count while a tunnel of their connection stands (R-VPN-35). */
function staticRoutes(world: World, { VpnGatewayId }: VpnGatewayItem): readonly VgwRoute[] {
  const connections = new Set(tunnelsAt(world, VpnGatewayId).map(({ connection }) => connection));
  return [...connections].flatMap((connection) =>
    connection.Routes.map(
      ({ DestinationCidrBlock: cidr }): VgwRoute => ({
        cidr,
        kind: 'vpn-static',
        nodes: [firstTunnelOf(connection)],
        isUp: connection.Tunnels.some(({ Ike }) => Ike === 'up'),
        from: connection.VpnConnectionId,
      }),
    ),
  );
}

/** What sessions over tunnels have brought; BGP itself has chosen among them (R-BGP-1). */
function learntRoutes(world: World, { VpnGatewayId }: VpnGatewayItem): readonly VgwRoute[] {
  return learntBy(world, VpnGatewayId).flatMap(({ prefix, nextHops, best }): readonly VgwRoute[] => {
    const node = nextHops[0] && tunnelOfNeighbor(world, VpnGatewayId, nextHops[0].neighbor);
    if (node === undefined || prefix.includes(':')) return [];
    return [
      {
        cidr: prefix,
        kind: 'vpn-bgp',
        nodes: [node],
        isUp: true,
        asPathLength: asPathLength(best.attributes.asPath),
        from: node.split('/')[0] ?? '',
      },
    ];
  });
}
