/**
 * Attachments of Direct Connect gateways (R-TGW-3): they come and go with the association that the Direct Connect gateway
 * has with the transit gateway, never by themselves.
 */
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import { joinDefaultTables } from './association.ts';
import { type AttachmentItem, attachment, attachmentsOf, isGone } from './attachment.ts';
import { end } from './lifecycle.ts';

/** All in the region of the transit gateway. */
export function attachDirectConnectGateway(
  transitGatewayId: string,
  directConnectGatewayId: string,
  context: Context,
): AttachmentItem {
  const created = context.add<AttachmentItem>(attachment, {
    TransitGatewayAttachmentId: context.newId(attachment.prefix),
    TransitGatewayId: transitGatewayId,
    TransitGatewayOwnerId: context.account,
    ResourceOwnerId: context.account,
    ResourceType: 'direct-connect-gateway',
    ResourceId: directConnectGatewayId,
    State: 'available',
    CreationTime: timestamp(context.now),
    Tags: [],
  });
  joinDefaultTables(created, context);
  return created;
}

export function detachDirectConnectGateway(
  transitGatewayId: string,
  directConnectGatewayId: string,
  context: Context,
): void {
  const item = directConnectAttachment(transitGatewayId, directConnectGatewayId, context);
  if (item) end(item, 'deleted', context);
}

/** The one that is there. */
export function directConnectAttachment(
  transitGatewayId: string,
  directConnectGatewayId: string,
  context: Context,
): AttachmentItem | undefined {
  return attachmentsOf(transitGatewayId, context).find(
    (item) =>
      item.ResourceType === 'direct-connect-gateway' &&
      item.ResourceId === directConnectGatewayId &&
      !isGone(item),
  );
}
