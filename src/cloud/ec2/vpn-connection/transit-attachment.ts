/** A connection that ends at a transit gateway is attached to it, from `available` until its end (R-TGW-3). */
import type { Context } from '../../kernel/context.ts';
import { timestamp } from '../../kernel/plain.ts';
import { joinDefaultTables } from '../transit-gateway-attachment/association.ts';
import { type AttachmentItem, attachment, isGone } from '../transit-gateway-attachment/attachment.ts';
import { end } from '../transit-gateway-attachment/lifecycle.ts';
import type { VpnConnectionItem } from './vpn-connection.ts';

/** It is there, pending, from the request on. */
export function planAttachment(item: VpnConnectionItem, context: Context): void {
  context.add<AttachmentItem>(attachment, {
    TransitGatewayAttachmentId: context.newId(attachment.prefix),
    TransitGatewayId: item.TransitGatewayId ?? '',
    TransitGatewayOwnerId: context.account,
    ResourceOwnerId: context.account,
    ResourceType: 'vpn',
    ResourceId: item.VpnConnectionId,
    State: 'pending',
    CreationTime: timestamp(context.now),
    Tags: [],
  });
}

/** Found by the gateway too: a connection that moves has two for a while. */
export function transitAttachmentOf(
  { VpnConnectionId, TransitGatewayId }: Pick<VpnConnectionItem, 'VpnConnectionId' | 'TransitGatewayId'>,
  context: Context,
): AttachmentItem | undefined {
  return context
    .list(attachment)
    .find(
      (item) =>
        item.ResourceId === VpnConnectionId && item.TransitGatewayId === TransitGatewayId && !isGone(item),
    );
}

export function attachToTransitGateway(item: VpnConnectionItem, context: Context): void {
  const own = transitAttachmentOf(item, context);
  if (own?.State !== 'pending') return;
  own.State = 'available';
  joinDefaultTables(own, context);
}

export function leaveTransitGateway(item: VpnConnectionItem, context: Context): void {
  const own = transitAttachmentOf(item, context);
  if (own) end(own, 'deleted', context);
}
