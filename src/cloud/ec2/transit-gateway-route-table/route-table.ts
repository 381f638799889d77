/**
 * Route tables of transit gateways (R-TGW-7…R-TGW-13). Static routes, prefix list references and who propagates are
 * stored; propagated routes follow from the attachments, and which of several counts is told by `routes.ts`.
 */
import type { TransitGatewayRouteTable } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed } from '../errors.ts';
import { goneOrUnknown, invalidState } from '../transit-gateway/transit-gateway.ts';

/** Leads to an attachment, or, without one, nowhere. */
export interface StaticRoute {
  DestinationCidrBlock: string;
  AttachmentId?: string;
}

export interface PrefixListReference {
  PrefixListId: string;
  AttachmentId?: string;
}

export type TransitRouteTableItem = Stored<
  TransitGatewayRouteTable,
  | 'TransitGatewayRouteTableId'
  | 'TransitGatewayId'
  | 'State'
  | 'DefaultAssociationRouteTable'
  | 'DefaultPropagationRouteTable'
  | 'CreationTime'
  | 'Tags'
> & {
  StaticRoutes: StaticRoute[];
  References: PrefixListReference[];
  /** IDs of the attachments that propagate into it, in the order in which they began. */
  Propagations: string[];
};

export const transitRouteTable: Resource<TransitRouteTableItem> = {
  kind: 'transit-gateway-route-table',
  prefix: 'tgw-rtb',
  id: (item) => item.TransitGatewayRouteTableId,
  notFound: goneOrUnknown('InvalidRouteTableID.NotFound', 'Transit Gateway Route Table'),
  malformed: malformed('InvalidRouteTableId.Malformed', 'tgw-rtb'),
  filters: {
    'default-association-route-table': (item) => item.DefaultAssociationRouteTable,
    'default-propagation-route-table': (item) => item.DefaultPropagationRouteTable,
    state: (item) => item.State,
    'transit-gateway-id': (item) => item.TransitGatewayId,
    'transit-gateway-route-table-id': (item) => item.TransitGatewayRouteTableId,
  },
  holds: (item) => item.References.map((reference) => reference.PrefixListId),
};

export function tablesOfGateway(id: string, context: Context): TransitRouteTableItem[] {
  return context.list(transitRouteTable).filter((item) => item.TransitGatewayId === id);
}

/** The table, which must be there and usable. */
export function requireTable(id: string, context: Context): TransitRouteTableItem {
  const item = context.get(transitRouteTable, id);
  if (item.State === 'deleted') throw transitRouteTable.notFound(id);
  if (item.State !== 'available') throw invalidState(id);
  return item;
}
