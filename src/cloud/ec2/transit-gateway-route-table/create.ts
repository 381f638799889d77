/** CreateTransitGatewayRouteTable, DeleteTransitGatewayRouteTable (R-TGW-6, R-TGW-22). */
import type {
  CreateTransitGatewayRouteTableRequest,
  CreateTransitGatewayRouteTableResult,
  DeleteTransitGatewayRouteTableRequest,
  DeleteTransitGatewayRouteTableResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { requireAvailable } from '../transit-gateway/transit-gateway.ts';
import { attachmentsOf } from '../transit-gateway-attachment/attachment.ts';
import { addTable } from './add.ts';
import { requireTable, tablesOfGateway, transitRouteTable } from './route-table.ts';
import { showTable } from './show.ts';

const TABLES_PER_GATEWAY = 20;
const DELETE_MS = 5000;

export function createTransitGatewayRouteTable(
  input: CreateTransitGatewayRouteTableRequest,
  context: Context,
): Plain<CreateTransitGatewayRouteTableResult> {
  const tags = requestTags(transitRouteTable.kind, input.TagSpecifications);
  const { TransitGatewayId: id } = requireAvailable(
    required(input.TransitGatewayId, 'transitGatewayId'),
    context,
  );
  const others = tablesOfGateway(id, context).filter(({ State }) => State !== 'deleted');
  if (others.length >= TABLES_PER_GATEWAY) {
    throw new AwsError(
      'TransitGatewayRouteTableLimitExceeded',
      `The maximum number of route tables of ${id} has been reached.`,
    );
  }
  return { TransitGatewayRouteTable: showTable(addTable(id, tags, context)) };
}

export function deleteTransitGatewayRouteTable(
  input: DeleteTransitGatewayRouteTableRequest,
  context: Context,
): Plain<DeleteTransitGatewayRouteTableResult> {
  const item = requireTable(
    required(input.TransitGatewayRouteTableId, 'transitGatewayRouteTableId'),
    context,
  );
  const { TransitGatewayRouteTableId: id } = item;
  if (item.DefaultAssociationRouteTable || item.DefaultPropagationRouteTable) {
    throw new AwsError('IncorrectState', `${id} is a default route table of ${item.TransitGatewayId}.`);
  }
  const associated = attachmentsOf(item.TransitGatewayId, context).filter(
    ({ Association }) => Association?.TransitGatewayRouteTableId === id,
  );
  if (associated.length > 0) {
    const ids = associated.map((other) => other.TransitGatewayAttachmentId).join(', ');
    throw new AwsError('IncorrectState', `${id} has non-deleted associations: ${ids}.`);
  }
  item.State = 'deleting';
  context.later(DELETE_MS, transitRouteTable, id, 'forget');
  return { TransitGatewayRouteTable: showTable(item) };
}
