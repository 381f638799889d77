/** Connect attachments (R-TGW-24): each over another attachment, of a VPC or a Direct Connect gateway, that carries its GRE. */
import type {
  CreateTransitGatewayConnectRequest,
  CreateTransitGatewayConnectResult,
  DeleteTransitGatewayConnectRequest,
  DeleteTransitGatewayConnectResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { requireAvailable } from '../transit-gateway/transit-gateway.ts';
import { type AttachmentItem, attachment, requireUp } from '../transit-gateway-attachment/attachment.ts';
import { deleteLater } from '../transit-gateway-attachment/lifecycle.ts';
import { showConnect } from '../transit-gateway-attachment/show.ts';
import { peersOf } from './connect-peer.ts';

const PROVISION_MS = 30_000;
const TRANSPORTS: readonly AttachmentItem['ResourceType'][] = ['vpc', 'direct-connect-gateway'];

export function createTransitGatewayConnect(
  input: CreateTransitGatewayConnectRequest,
  context: Context,
): Plain<CreateTransitGatewayConnectResult> {
  const tags = requestTags(attachment.kind, input.TagSpecifications);
  required(required(input.Options, 'options').Protocol, 'options.protocol');
  const transport = requireUp(
    required(input.TransportTransitGatewayAttachmentId, 'transportTransitGatewayAttachmentId'),
    context,
  );
  const { TransitGatewayAttachmentId: transportId, ResourceType, TransitGatewayId } = transport;
  if (!TRANSPORTS.includes(ResourceType)) {
    throw new AwsError(
      'InvalidRequest',
      `Transit Gateway Attachment ${transportId} is of type ${ResourceType}, over which there are no Connect attachments: take one of type vpc or direct-connect-gateway.`,
    );
  }
  const gateway = requireAvailable(TransitGatewayId, context);
  const created = context.add<AttachmentItem>(attachment, {
    TransitGatewayAttachmentId: context.newId(attachment.prefix),
    TransitGatewayId: gateway.TransitGatewayId,
    TransitGatewayOwnerId: context.account,
    ResourceOwnerId: context.account,
    ResourceType: 'connect',
    ResourceId: transportId,
    State: 'pending',
    CreationTime: timestamp(context.now),
    Tags: tags,
  });
  context.later(PROVISION_MS, attachment, created.TransitGatewayAttachmentId, 'activate');
  return { TransitGatewayConnect: showConnect(created) };
}

/** Not before its peers are gone. */
export function deleteTransitGatewayConnect(
  input: DeleteTransitGatewayConnectRequest,
  context: Context,
): Plain<DeleteTransitGatewayConnectResult> {
  const item = requireConnect(input.TransitGatewayAttachmentId, context);
  const left = peersOf(item.TransitGatewayAttachmentId, context);
  if (left.length > 0) {
    const ids = left.map(({ TransitGatewayConnectPeerId }) => TransitGatewayConnectPeerId).join(', ');
    throw new AwsError(
      'IncorrectState',
      `${item.TransitGatewayAttachmentId} has non-deleted Transit Gateway Connect Peers: ${ids}.`,
    );
  }
  deleteLater(item, context);
  return { TransitGatewayConnect: showConnect(item) };
}

/** The Connect attachment, which must be available. */
export function requireConnect(id: string | undefined, context: Context): AttachmentItem {
  const item = requireUp(required(id, 'transitGatewayAttachmentId'), context);
  if (item.ResourceType !== 'connect') throw attachment.notFound(item.TransitGatewayAttachmentId);
  return item;
}
