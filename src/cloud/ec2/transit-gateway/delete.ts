/** DeleteTransitGateway: only without attachments (R-TGW-22); its route tables go with it. */
import type { DeleteTransitGatewayRequest, DeleteTransitGatewayResult } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { attachmentsOf, isGone } from '../transit-gateway-attachment/attachment.ts';
import { tablesOfGateway, transitRouteTable } from '../transit-gateway-route-table/route-table.ts';
import { requireAvailable, type TransitGatewayItem, transitGateway } from './transit-gateway.ts';

const DELETE_MS = 60_000;
export const SHOWN_MS = 2 * 3_600_000;

export function deleteTransitGateway(
  input: DeleteTransitGatewayRequest,
  context: Context,
): Plain<DeleteTransitGatewayResult> {
  const item = requireAvailable(required(input.TransitGatewayId, 'transitGatewayId'), context);
  const left = attachmentsOf(item.TransitGatewayId, context).filter((other) => !isGone(other));
  const [first] = left;
  if (first) {
    const ids = left
      .filter(({ ResourceType }) => ResourceType === first.ResourceType)
      .map((other) => other.TransitGatewayAttachmentId)
      .join(', ');
    const kind = KINDS[first.ResourceType] ?? 'Transit Gateway';
    throw new AwsError(
      'IncorrectState',
      `${item.TransitGatewayId} has non-deleted ${kind} Attachments: ${ids}.`,
    );
  }
  item.State = 'deleting';
  context.later(DELETE_MS, transitGateway, item.TransitGatewayId, 'finish-delete');
  return { TransitGateway: item };
}

/** As the refusal names them. */
const KINDS: Readonly<Record<string, string>> = {
  peering: 'Transit Gateway Cross Region Peering',
  vpn: 'VPN',
  'direct-connect-gateway': 'DirectConnect Gateway',
  connect: 'Transit Gateway Connect',
};

/** A transition. */
export function finishDelete(item: TransitGatewayItem, context: Context): void {
  item.State = 'deleted';
  for (const { TransitGatewayRouteTableId } of tablesOfGateway(item.TransitGatewayId, context)) {
    context.remove(transitRouteTable, TransitGatewayRouteTableId);
  }
  context.later(SHOWN_MS, transitGateway, item.TransitGatewayId, 'forget');
}
