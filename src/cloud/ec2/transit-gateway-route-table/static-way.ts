/** Where a static route to an attachment leads (R-TGW-11): of a VPN connection's tunnels to one that stands. */
import type { Context } from '../../kernel/context.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import { firstTunnelOf } from '../vpn-connection/tunnels.ts';
import { vpnConnection } from '../vpn-connection/vpn-connection.ts';
import type { RouteWay } from './learnt.ts';

export function staticWay(item: AttachmentItem, context: Context): RouteWay {
  const connection = item.ResourceType === 'vpn' ? context.find(vpnConnection, item.ResourceId) : undefined;
  const node = connection ? firstTunnelOf(connection) : item.TransitGatewayAttachmentId;
  return { attachment: item, node };
}
