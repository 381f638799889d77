/** Where a gateway's routes come from: one line a source. */
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { World } from '../../kernel/world.ts';
import { learntBy } from '../../routing/learnt.ts';
import { firstTunnelOf, tunnelOfNeighbor, tunnelsAt } from '../vpn-connection/tunnels.ts';
import { preferredRoutes, type VgwRoute } from './route.ts';
import type { VpnGatewayItem } from './vpn-gateway.ts';

type Source = (world: World, item: VpnGatewayItem) => readonly VgwRoute[];

const SOURCES: readonly Source[] = [staticRoutes, learntRoutes];

/** The identical list as long as it says the same: forwarding and propagation hang on it. */
export function routesKnownTo(world: World, item: VpnGatewayItem): readonly VgwRoute[] {
  return same(item, preferredRoutes(SOURCES.flatMap((source) => source(world, item))));
}

const same = memoiseWithText(
  (_item: VpnGatewayItem, routes: readonly VgwRoute[]) => JSON.stringify(routes),
  (_item: VpnGatewayItem, routes: readonly VgwRoute[]) => routes,
);

/** They count while a tunnel of their connection stands (R-VPN-35). */
function staticRoutes(world: World, { VpnGatewayId }: VpnGatewayItem): readonly VgwRoute[] {
  const connections = new Set(tunnelsAt(world, VpnGatewayId).map(({ connection }) => connection));
  return [...connections].flatMap((connection) =>
    connection.Routes.map(
      ({ DestinationCidrBlock: cidr }): VgwRoute => ({
        cidr,
        kind: 'vpn-static',
        node: firstTunnelOf(connection),
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
    const asPathLength = best.attributes.asPath.length;
    return [
      { cidr: prefix, kind: 'vpn-bgp', node, isUp: true, asPathLength, from: node.split('/')[0] ?? '' },
    ];
  });
}
