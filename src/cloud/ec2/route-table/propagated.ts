/**
 * Routes that a table takes over from a virtual private gateway: derived, never stored (R-ROUTE-4, R-ROUTE-7, R-VGW-3).
 * What lies within the VPC's own blocks has no effect, even where it is more specific than they are.
 */
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { isWithin, whyDown } from '../vpn-gateway/route.ts';
import { routesKnownTo } from '../vpn-gateway/sources.ts';
import { isAttachedTo, type VpnGatewayItem, vpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { isLocalRoute } from './local-routes.ts';
import type { RouteItem, RouteTableItem } from './route-table.ts';

export function propagatedRoutes(table: RouteTableItem, context: Context): readonly RouteItem[] {
  return offersOf(table, context)
    .filter(({ hindrance }) => hindrance === undefined)
    .map(({ route }) => route);
}

export interface PropagationOffer {
  readonly cidr: string;
  readonly route: RouteItem;
  /** Why the table doesn't take it over: a sentence without a full stop. */
  readonly hindrance?: string;
}

/** All that propagating gateways have, what the table doesn't take over among it. */
export function offersOf(table: RouteTableItem, context: Context): readonly PropagationOffer[] {
  if (table.PropagatingVgws.length === 0) return [];
  const world = context.snapshot;
  const local = table.Routes.filter(isLocalRoute).flatMap((route) => {
    const cidr = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
    return cidr === undefined ? [] : [storedPrefix(cidr)];
  });
  return gatewaysOf(table, context).flatMap((gateway) =>
    routesKnownTo(world, gateway, context.region).map((known): PropagationOffer => {
      const { cidr } = known;
      const block = local.find((one) => isWithin(cidr, one));
      const hindrance = block
        ? `it lies within the local route ${formatPrefix(block)}, which beats what is propagated, however long its prefix`
        : known.isUp
          ? undefined
          : whyDown(known);
      const route: RouteItem = {
        ...(cidr.includes(':') ? { DestinationIpv6CidrBlock: cidr } : { DestinationCidrBlock: cidr }),
        GatewayId: gateway.VpnGatewayId,
        Origin: 'EnableVgwRoutePropagation',
      };
      return { cidr, route, ...(hindrance !== undefined && { hindrance }) };
    }),
  );
}

function gatewaysOf({ PropagatingVgws, VpcId }: RouteTableItem, context: Context): readonly VpnGatewayItem[] {
  return PropagatingVgws.flatMap(({ GatewayId }) => context.find(vpnGateway, GatewayId) ?? []).filter(
    (item) => isAttachedTo(item, VpcId),
  );
}
