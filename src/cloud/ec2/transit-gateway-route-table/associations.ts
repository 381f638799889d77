/** Which table is asked for what comes from an attachment, and which tables know where it leads (R-TGW-7, R-TGW-9). */
import type {
  AssociateTransitGatewayRouteTableRequest,
  AssociateTransitGatewayRouteTableResult,
  DisableTransitGatewayRouteTablePropagationRequest,
  DisableTransitGatewayRouteTablePropagationResult,
  DisassociateTransitGatewayRouteTableRequest,
  DisassociateTransitGatewayRouteTableResult,
  EnableTransitGatewayRouteTablePropagationRequest,
  EnableTransitGatewayRouteTablePropagationResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { invalidValue } from '../errors.ts';
import { associate, disassociate } from '../transit-gateway-attachment/association.ts';
import { type AttachmentItem, attachmentAt, requireUp } from '../transit-gateway-attachment/attachment.ts';
import { requireTable, type TransitRouteTableItem } from './route-table.ts';
import { showTarget } from './show.ts';

interface PairInput {
  TransitGatewayRouteTableId?: string | undefined;
  TransitGatewayAttachmentId?: string | undefined;
}

/** A table and an attachment of one gateway. */
export function requirePair(
  input: PairInput,
  context: Context,
): { table: TransitRouteTableItem; item: AttachmentItem } {
  const table = requireTable(
    required(input.TransitGatewayRouteTableId, 'transitGatewayRouteTableId'),
    context,
  );
  const asked = requireUp(required(input.TransitGatewayAttachmentId, 'transitGatewayAttachmentId'), context);
  const item = attachmentAt(asked.TransitGatewayAttachmentId, table.TransitGatewayId, context) ?? asked;
  if (item.TransitGatewayId !== table.TransitGatewayId) {
    throw invalidValue(
      `Transit Gateway Attachment ${item.TransitGatewayAttachmentId} and Transit Gateway Route Table ${table.TransitGatewayRouteTableId} belong to different transit gateways.`,
    );
  }
  return { table, item };
}

export function associateTransitGatewayRouteTable(
  input: AssociateTransitGatewayRouteTableRequest,
  context: Context,
): Plain<AssociateTransitGatewayRouteTableResult> {
  const { table, item } = requirePair(input, context);
  if (item.Association) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `Transit Gateway Attachment ${item.TransitGatewayAttachmentId} is already associated to a route table.`,
    );
  }
  associate(item, table.TransitGatewayRouteTableId, context);
  return { Association: { ...showTarget(item), ...idOf(table), State: 'associating' } };
}

export function disassociateTransitGatewayRouteTable(
  input: DisassociateTransitGatewayRouteTableRequest,
  context: Context,
): Plain<DisassociateTransitGatewayRouteTableResult> {
  const { table, item } = requirePair(input, context);
  if (item.Association?.TransitGatewayRouteTableId !== table.TransitGatewayRouteTableId) {
    throw new AwsError(
      'InvalidAssociation.NotFound',
      `Transit Gateway Attachment ${item.TransitGatewayAttachmentId} is not associated to ${table.TransitGatewayRouteTableId}.`,
    );
  }
  disassociate(item, context);
  return { Association: { ...showTarget(item), ...idOf(table), State: 'disassociating' } };
}

export function enableTransitGatewayRouteTablePropagation(
  input: EnableTransitGatewayRouteTablePropagationRequest,
  context: Context,
): Plain<EnableTransitGatewayRouteTablePropagationResult> {
  refuseOptions(input, ['TransitGatewayRouteTableAnnouncementId']);
  const { table, item } = requirePair(input, context);
  const { TransitGatewayAttachmentId: id } = item;
  if (item.Peering) {
    throw new AwsError(
      'InvalidRequest',
      `Transit Gateway Attachment ${id} is a peering, which propagates no routes: add static routes.`,
    );
  }
  if (table.Propagations.includes(id)) {
    throw new AwsError(
      'TransitGatewayRouteTablePropagation.Duplicate',
      `Propagation ${id} -> ${table.TransitGatewayRouteTableId} already exists`,
    );
  }
  table.Propagations.push(id);
  return { Propagation: { ...showTarget(item), ...idOf(table), State: 'enabled' } };
}

export function disableTransitGatewayRouteTablePropagation(
  input: DisableTransitGatewayRouteTablePropagationRequest,
  context: Context,
): Plain<DisableTransitGatewayRouteTablePropagationResult> {
  refuseOptions(input, ['TransitGatewayRouteTableAnnouncementId']);
  const { table, item } = requirePair(input, context);
  const { TransitGatewayAttachmentId: id } = item;
  if (!table.Propagations.includes(id)) {
    throw new AwsError(
      'TransitGatewayRouteTablePropagation.NotFound',
      `Propagation ${id} -> ${table.TransitGatewayRouteTableId} does not exist`,
    );
  }
  table.Propagations = table.Propagations.filter((other) => other !== id);
  return { Propagation: { ...showTarget(item), ...idOf(table), State: 'disabled' } };
}

function idOf({ TransitGatewayRouteTableId }: TransitRouteTableItem) {
  return { TransitGatewayRouteTableId };
}
