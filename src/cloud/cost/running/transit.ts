/** Attachments of transit gateways by the hour (R-PRICE-28). The owner of an attachment pays: of a peering either side. */
import { attachment, isUp } from '../../ec2/transit-gateway-attachment/attachment.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem } from './tables.ts';

export const transitRunning: RunningKind = perItem(attachment, (item) =>
  isUp(item) ? [{ price: 'transit-gateway-attachment', resource: item.TransitGatewayAttachmentId }] : [],
);
