/** A peering request arrives in the other gateway's region, if there is such a gateway (R-TGW-19). */
import type { Context } from '../../kernel/context.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import { type AttachmentItem, attachment, changeState } from './attachment.ts';

/** Whether it did. */
export function offerPeering(item: AttachmentItem, context: Context): boolean {
  const { Peering } = item;
  if (!Peering) return false;
  const { Requester, Accepter } = Peering;
  const there = context.elsewhere(Accepter.Region);
  const gateway = there.find(transitGateway, Accepter.TransitGatewayId);
  if (gateway?.State !== 'available' && gateway?.State !== 'modifying') return false;
  there.add<AttachmentItem>(attachment, {
    TransitGatewayAttachmentId: item.TransitGatewayAttachmentId,
    TransitGatewayId: Accepter.TransitGatewayId,
    TransitGatewayOwnerId: Accepter.OwnerId,
    ResourceOwnerId: Requester.OwnerId,
    ResourceType: 'peering',
    ResourceId: Requester.TransitGatewayId,
    State: item.State,
    CreationTime: item.CreationTime,
    Tags: [],
    Peering: { Requester: { ...Requester }, Accepter: { ...Accepter } },
    ...(Requester.Region === Accepter.Region && { FarSide: true as const }),
  });
  changeState(item, 'pendingAcceptance', context);
  return true;
}
