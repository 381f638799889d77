/** The routes that a gateway endpoint puts into route tables: `pl-…` leads to `vpce-…` (R-VPC-150, R-VPC-151). */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { differentNetworks, invalidValue, limitExceeded } from '../errors.ts';
import { type PrefixListItem, prefixList } from '../prefix-list/prefix-list.ts';
import { isEdgeTable, type RouteTableItem, routeTable } from '../route-table/route-table.ts';
import { hasTooManyRoutes } from '../route-table/routes.ts';
import type { VpcEndpointItem } from './vpc-endpoint.ts';

/** AWS's list of the service's addresses. */
function listOf({ ServiceName }: VpcEndpointItem, context: Context): PrefixListItem {
  const found = context.list(prefixList).find(({ PrefixListName }) => PrefixListName === ServiceName);
  if (!found) throw new Error(`netlab bug: ${ServiceName} has no prefix list`);
  return found;
}

export function addRoutes(item: VpcEndpointItem, tableIds: readonly string[], context: Context): void {
  const { PrefixListId: list } = listOf(item, context);
  for (const id of new Set(tableIds)) {
    const table = context.get(routeTable, id);
    checkTable(table, list, item);
    table.Routes.push({
      DestinationPrefixListId: list,
      GatewayId: item.VpcEndpointId,
      Origin: 'CreateRoute',
    });
    if (hasTooManyRoutes(table, context)) throw limitExceeded('RouteLimitExceeded', 'routes');
    item.RouteTableIds.push(id);
  }
}

function checkTable(table: RouteTableItem, list: string, item: VpcEndpointItem): void {
  const { RouteTableId: id } = table;
  if (table.VpcId !== item.VpcId) throw differentNetworks(`Route table ${id}`, `network ${item.VpcId}`);
  if (isEdgeTable(table)) {
    throw invalidValue(
      `Route table ${id} is associated with a gateway, and cannot have routes to a gateway endpoint`,
    );
  }
  if (table.Routes.some((route) => route.DestinationPrefixListId === list)) {
    throw new AwsError(
      'RouteAlreadyExists',
      `route table ${id} already has a route with destination-prefix-list-id ${list}`,
    );
  }
}

export function removeRoutes(item: VpcEndpointItem, tableIds: readonly string[], context: Context): void {
  for (const id of tableIds) {
    const table = context.find(routeTable, id);
    if (table) table.Routes = table.Routes.filter(({ GatewayId }) => GatewayId !== item.VpcEndpointId);
  }
  item.RouteTableIds = item.RouteTableIds.filter((id) => !tableIds.includes(id));
}
