/**
 * Tables of gateways, which steer what enters a VPC (R-ROUTE-30…R-ROUTE-34): only local routes and appliances
 * (interfaces), only for the VPC's own blocks and for whole subnets.
 * https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { differentNetworks, invalidValue, notFound } from '../errors.ts';
import { internetGateway, isAttached } from '../internet-gateway/internet-gateway.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { isAttachedTo, vpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { isLocalRoute, LOCAL } from './local-routes.ts';
import { type RouteItem, type RouteTableItem, targetName } from './route-table.ts';
import { isWholeSubnet } from './within-vpc.ts';

/** The gateway must be attached to the table's VPC. */
export function requireEdgeGateway(id: string, table: RouteTableItem, context: Context): void {
  const vgw = context.find(vpnGateway, id);
  const gateway = context.find(internetGateway, id);
  if (!vgw && !gateway) throw notFound('InvalidGatewayID.NotFound', 'gateway ID')(id);
  const isNear = vgw ? isAttachedTo(vgw, table.VpcId) : gateway && isAttached(gateway, table.VpcId);
  if (!isNear) throw differentNetworks(`Route table ${table.RouteTableId}`, `network gateway ${id}`);
}

/** Whether the table, as it is, may become the table of a gateway. */
export function checkEdgeTable(table: RouteTableItem, gatewayId: string, context: Context): void {
  if (table.PropagatingVgws.length > 0) {
    throw invalidValue(
      `Route table ${table.RouteTableId} has route propagation enabled and cannot be associated with ${gatewayId}`,
    );
  }
  for (const route of table.Routes) checkEdgeRoute(route, table, context);
}

/** R-ROUTE-34: what comes in from the internet goes on to an appliance only if that has a public address itself. */
export function hindranceAtEdge(route: RouteItem, table: RouteTableItem, context: Context): string | null {
  const gateways = table.Associations.flatMap(({ GatewayId }) => GatewayId ?? []);
  if (gateways.length === 0 || !gateways.every((id) => id.startsWith('igw-'))) return null;
  const own = context.find(networkInterface, route.NetworkInterfaceId);
  if (!own || own.PrivateIpAddresses.some(({ Association }) => Association?.PublicIp !== undefined))
    return null;
  return `Interface ${own.NetworkInterfaceId}, to which ${table.RouteTableId} leads what comes in by ${gateways[0]}, has no public address, and so gets nothing from there: give it one.`;
}

export function checkEdgeRoute(route: RouteItem, table: RouteTableItem, context: Context): void {
  if (route.NetworkInterfaceId === undefined && route.GatewayId !== LOCAL) {
    const target = targetName(route);
    throw invalidValue(
      `Route table ${table.RouteTableId} contains unsupported route target: ${target}. The route table of a gateway only supports local, interface and Gateway Load Balancer endpoint targets.`,
    );
  }
  const cidr = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
  if (cidr === undefined) {
    throw invalidValue(
      `Route table ${table.RouteTableId} contains a prefix list, which the route table of a gateway does not support: ${route.DestinationPrefixListId}`,
    );
  }
  if (!isLocalRoute(route) && !isWholeSubnet(storedPrefix(cidr), table.VpcId, context)) {
    throw invalidValue("Route destination doesn't match any subnet CIDR blocks.");
  }
}
