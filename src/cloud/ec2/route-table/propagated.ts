/**
 * Routes that a table takes over from a virtual private gateway: derived, never stored (R-ROUTE-4, R-ROUTE-7, R-VGW-3).
 * What lies within the VPC's own blocks has no effect, even where it is more specific than they are.
 */
import { prefixCovers } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { routesKnownTo } from '../vpn-gateway/sources.ts';
import { isAttachedTo, type VpnGatewayItem, vpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { isLocalRoute } from './local-routes.ts';
import type { RouteItem, RouteTableItem } from './route-table.ts';

export function propagatedRoutes(table: RouteTableItem, context: Context): readonly RouteItem[] {
  if (table.PropagatingVgws.length === 0) return [];
  const world = context.snapshot;
  const local = table.Routes.filter(isLocalRoute).flatMap((route) => {
    const cidr = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
    return cidr === undefined ? [] : [storedPrefix(cidr)];
  });
  return gatewaysOf(table, context)
    .flatMap((gateway) =>
      routesKnownTo(world, gateway, context.region).map((route) => ({ ...route, gateway })),
    )
    .filter(({ isUp, cidr }) => {
      const prefix = storedPrefix(cidr);
      return isUp && !local.some((block) => block.family === prefix.family && prefixCovers(block, prefix));
    })
    .map(({ cidr, gateway }) => ({
      ...(cidr.includes(':') ? { DestinationIpv6CidrBlock: cidr } : { DestinationCidrBlock: cidr }),
      GatewayId: gateway.VpnGatewayId,
      Origin: 'EnableVgwRoutePropagation',
    }));
}

function gatewaysOf({ PropagatingVgws, VpcId }: RouteTableItem, context: Context): readonly VpnGatewayItem[] {
  return PropagatingVgws.flatMap(({ GatewayId }) => context.find(vpnGateway, GatewayId) ?? []).filter(
    (item) => isAttachedTo(item, VpcId),
  );
}
