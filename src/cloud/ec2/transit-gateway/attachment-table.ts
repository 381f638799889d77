/** Which table is asked for what comes in by an attachment (R-TGW-7), in the packet engine. */
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';

/** The ID of the associated table, or of the one that stands where none is (see `lower.ts`). */
export function tableForAttachment(item: AttachmentItem): string {
  return item.Association?.State === 'associated'
    ? item.Association.TransitGatewayRouteTableId
    : unassociatedId(item);
}

/** Peerings are known to two gateways by one ID. */
export function unassociatedId({ TransitGatewayAttachmentId, TransitGatewayId }: AttachmentItem): string {
  return `${TransitGatewayAttachmentId}/${TransitGatewayId}/unassociated`;
}
