/**
 * Tables of gateways, which steer what enters a VPC (R-ROUTE-30…R-ROUTE-34): only local routes and appliances
 * (interfaces), only for the VPC's own blocks and for whole subnets.
 * https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
 */
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { differentNetworks, invalidValue, notFound } from '../errors.ts';
import {
  type InternetGatewayItem,
  internetGateway,
  isAttached,
} from '../internet-gateway/internet-gateway.ts';
import { isLocalRoute, LOCAL } from './local-routes.ts';
import { type RouteItem, type RouteTableItem, targetName } from './route-table.ts';
import { isWholeSubnet } from './within-vpc.ts';

/** The gateway, which must be attached to the table's VPC. */
export function requireEdgeGateway(id: string, table: RouteTableItem, context: Context): InternetGatewayItem {
  const gateway = context.find(internetGateway, id);
  if (!gateway) throw notFound('InvalidGatewayID.NotFound', 'gateway ID')(id);
  if (!isAttached(gateway, table.VpcId)) {
    throw differentNetworks(`Route table ${table.RouteTableId}`, `network gateway ${id}`);
  }
  return gateway;
}

/** Whether the table, as it is, may become the table of a gateway. */
export function checkEdgeTable(table: RouteTableItem, gateway: InternetGatewayItem, context: Context): void {
  if (table.PropagatingVgws.length > 0) {
    throw invalidValue(
      `Route table ${table.RouteTableId} has route propagation enabled and cannot be associated with ${gateway.InternetGatewayId}`,
    );
  }
  for (const route of table.Routes) checkEdgeRoute(route, table, context);
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
