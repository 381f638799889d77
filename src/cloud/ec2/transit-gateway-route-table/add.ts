/** Making route tables: on request, and as the defaults of a gateway. */
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import type { Tag } from '../../kernel/tags.ts';
import { type TransitRouteTableItem, transitRouteTable } from './route-table.ts';

const PROVISION_MS = 5000;

export function addTable(gatewayId: string, tags: Tag[], context: Context): TransitRouteTableItem {
  const created = context.add<TransitRouteTableItem>(transitRouteTable, {
    TransitGatewayRouteTableId: context.newId(transitRouteTable.prefix),
    TransitGatewayId: gatewayId,
    State: 'pending',
    DefaultAssociationRouteTable: false,
    DefaultPropagationRouteTable: false,
    CreationTime: timestamp(context.now),
    Tags: tags,
    StaticRoutes: [],
    References: [],
    Propagations: [],
  });
  context.later(PROVISION_MS, transitRouteTable, created.TransitGatewayRouteTableId, 'settle');
  return created;
}
