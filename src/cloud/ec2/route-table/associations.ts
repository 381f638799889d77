/** Which subnets and gateways a table decides for (R-VPC-60…R-VPC-67, R-ROUTE-30). */
import type {
  AssociateRouteTableRequest,
  AssociateRouteTableResult,
  DisassociateRouteTableRequest,
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { associationNotFound, differentNetworks, invalidValue } from '../errors.ts';
import { subnet } from '../subnet/subnet.ts';
import { checkEdgeTable, requireEdgeGateway } from './edge.ts';
import { type AssociationItem, isEdgeTable, type RouteTableItem, routeTable } from './route-table.ts';

const ASSOCIATED = { State: 'associated' } as const;

export function newAssociation(
  tableId: string,
  of: { Main: true } | { SubnetId: string } | { GatewayId: string },
  context: Context,
): AssociationItem {
  return {
    Main: false,
    RouteTableAssociationId: context.newId('rtbassoc'),
    RouteTableId: tableId,
    ...of,
    AssociationState: ASSOCIATED,
  };
}

export function associateRouteTable(
  input: AssociateRouteTableRequest,
  context: Context,
): AssociateRouteTableResult {
  refuseOptions(input, ['PublicIpv4Pool']);
  const table = context.get(routeTable, required(input.RouteTableId, 'routeTableId'));
  const { SubnetId: subnetId, GatewayId: gatewayId } = input;
  if (subnetId !== undefined && gatewayId !== undefined) {
    throw invalidParameterCombination('The parameter subnetId cannot be used with the parameter gatewayId');
  }
  if (subnetId !== undefined) return associateSubnet(table, subnetId, context);
  if (gatewayId !== undefined) return associateGateway(table, gatewayId, context);
  throw missingParameter('subnetId or gatewayId');
}

function associateSubnet(
  table: RouteTableItem,
  subnetId: string,
  context: Context,
): AssociateRouteTableResult {
  checkSameNetwork(table, subnetId, context);
  return associate(
    table,
    { SubnetId: subnetId },
    findAssociation(context, (other) => other.SubnetId === subnetId),
    context,
  );
}

function associateGateway(
  table: RouteTableItem,
  gatewayId: string,
  context: Context,
): AssociateRouteTableResult {
  requireEdgeGateway(gatewayId, table, context);
  checkEdgeTable(table, gatewayId, context);
  return associate(
    table,
    { GatewayId: gatewayId },
    findAssociation(context, (other) => other.GatewayId === gatewayId),
    context,
  );
}

/** The same association again is no error; another one is (R-VPC-63). */
function associate(
  table: RouteTableItem,
  of: { SubnetId: string } | { GatewayId: string },
  existing: Found | undefined,
  context: Context,
): AssociateRouteTableResult {
  if (existing && existing.table.RouteTableId !== table.RouteTableId) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${table.RouteTableId} conflicts with an existing association`,
    );
  }
  const association = existing?.association ?? newAssociation(table.RouteTableId, of, context);
  if (!existing) table.Associations.push(association);
  return { AssociationId: association.RouteTableAssociationId, AssociationState: ASSOCIATED };
}

export function disassociateRouteTable(input: DisassociateRouteTableRequest, context: Context): object {
  const { table, association } = requireAssociation(required(input.AssociationId, 'associationId'), context);
  const id = association.RouteTableAssociationId;
  if (association.Main) throw invalidValue(`cannot disassociate the main route table association ${id}`);
  drop(table, id);
  return {};
}

/** Also how another table becomes the main one (R-VPC-62). */
export function replaceRouteTableAssociation(
  input: ReplaceRouteTableAssociationRequest,
  context: Context,
): ReplaceRouteTableAssociationResult {
  const { table: before, association } = requireAssociation(
    required(input.AssociationId, 'associationId'),
    context,
  );
  const table = context.get(routeTable, required(input.RouteTableId, 'routeTableId'));
  const { SubnetId: subnetId, GatewayId: gatewayId } = association;
  if (subnetId !== undefined) {
    checkSameNetwork(table, subnetId, context);
  } else if (gatewayId !== undefined) {
    requireEdgeGateway(gatewayId, table, context);
    checkEdgeTable(table, gatewayId, context);
  } else {
    checkMainCandidate(table, before);
  }
  drop(before, association.RouteTableAssociationId);
  const of =
    subnetId !== undefined
      ? { SubnetId: subnetId }
      : gatewayId !== undefined
        ? { GatewayId: gatewayId }
        : { Main: true as const };
  const created = newAssociation(table.RouteTableId, of, context);
  table.Associations.push(created);
  return { NewAssociationId: created.RouteTableAssociationId, AssociationState: ASSOCIATED };
}

function checkMainCandidate(table: RouteTableItem, before: RouteTableItem): void {
  if (table.VpcId !== before.VpcId) {
    throw differentNetworks(`Route table ${table.RouteTableId}`, `network ${before.VpcId}`);
  }
  if (isEdgeTable(table)) {
    throw invalidValue(
      `Route table ${table.RouteTableId} is associated with a gateway and cannot be the main route table`,
    );
  }
}

function checkSameNetwork(table: RouteTableItem, subnetId: string, context: Context): void {
  if (context.get(subnet, subnetId).VpcId !== table.VpcId) {
    throw differentNetworks(`Route table ${table.RouteTableId}`, `subnet ${subnetId}`);
  }
}

/** What goes with a subnet or a gateway. */
export function dropAssociationOf(id: string, context: Context): void {
  const found = findAssociation(context, ({ SubnetId, GatewayId }) => SubnetId === id || GatewayId === id);
  if (found) drop(found.table, found.association.RouteTableAssociationId);
}

interface Found {
  readonly table: RouteTableItem;
  readonly association: AssociationItem;
}

function findAssociation(
  context: Context,
  fits: (association: AssociationItem) => boolean,
): Found | undefined {
  for (const table of context.list(routeTable)) {
    const association = table.Associations.find(fits);
    if (association) return { table, association };
  }
  return undefined;
}

function requireAssociation(id: string, context: Context): Found {
  const found = findAssociation(context, (association) => association.RouteTableAssociationId === id);
  if (!found) throw associationNotFound(id);
  return found;
}

function drop(table: RouteTableItem, associationId: string): void {
  table.Associations = table.Associations.filter((other) => other.RouteTableAssociationId !== associationId);
}
