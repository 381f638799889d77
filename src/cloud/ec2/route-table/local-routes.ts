/** The routes that make a VPC one network: one for each of its blocks, in every table (R-VPC-26, R-VPC-61). */
import type { Context } from '../../kernel/context.ts';
import { type RouteItem, tablesOfVpc } from './route-table.ts';

export const LOCAL = 'local';

export function localRoute(cidr: string): RouteItem {
  return { ...destinationOf(cidr), GatewayId: LOCAL, Origin: 'CreateRouteTable' };
}

/** Whether the route came with the table, also when its target was replaced since. */
export function isLocalRoute(route: RouteItem): boolean {
  return route.Origin === 'CreateRouteTable';
}

export function addLocalRoutes(vpcId: string, cidr: string, context: Context): void {
  for (const table of tablesOfVpc(vpcId, context)) {
    const after = table.Routes.filter(isLocalRoute).length;
    table.Routes.splice(after, 0, localRoute(cidr));
  }
}

export function removeLocalRoutes(vpcId: string, cidr: string, context: Context): void {
  for (const table of tablesOfVpc(vpcId, context)) {
    table.Routes = table.Routes.filter((route) => !isLocalRoute(route) || cidrOf(route) !== cidr);
  }
}

function cidrOf(route: RouteItem): string | undefined {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
}

function destinationOf(cidr: string): RouteItem {
  return cidr.includes(':') ? { DestinationIpv6CidrBlock: cidr } : { DestinationCidrBlock: cidr };
}
