/** What becomes of an attachment's table and propagations with time, and on arrival and departure (R-TGW-7, R-TGW-8). */
import type { Context } from '../../kernel/context.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import { tablesOfGateway, transitRouteTable } from '../transit-gateway-route-table/route-table.ts';
import { type AttachmentItem, attachment } from './attachment.ts';

const ASSOCIATE_MS = 5000;

export function associate(item: AttachmentItem, tableId: string, context: Context): void {
  item.Association = { TransitGatewayRouteTableId: tableId, State: 'associating' };
  context.later(ASSOCIATE_MS, attachment, attachment.id(item), 'settle-association');
}

export function disassociate(item: AttachmentItem, context: Context): void {
  if (!item.Association) return;
  item.Association.State = 'disassociating';
  context.later(ASSOCIATE_MS, attachment, attachment.id(item), 'settle-association');
}

/** A transition. */
export function settleAssociation(item: AttachmentItem): void {
  if (item.Association?.State === 'associating') item.Association.State = 'associated';
  if (item.Association?.State === 'disassociating') delete item.Association;
}

/** A new attachment goes to the gateway's default tables, where it has them. Peerings propagate nothing (R-TGW-10). */
export function joinDefaultTables(item: AttachmentItem, context: Context): void {
  const { Options } = context.get(transitGateway, item.TransitGatewayId);
  const { AssociationDefaultRouteTableId: association, PropagationDefaultRouteTableId: propagation } =
    Options;
  if (association !== undefined) associate(item, association, context);
  if (propagation === undefined || item.Peering) return;
  context.get(transitRouteTable, propagation).Propagations.push(item.TransitGatewayAttachmentId);
}

/** Static routes to it stay, as blackholes. */
export function leaveTables(item: AttachmentItem, context: Context): void {
  delete item.Association;
  for (const table of tablesOfGateway(item.TransitGatewayId, context)) {
    table.Propagations = table.Propagations.filter((id) => id !== item.TransitGatewayAttachmentId);
  }
}
