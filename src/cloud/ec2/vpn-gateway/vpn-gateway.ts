/**
 * Virtual private gateways (R-VGW-1…R-VGW-9).
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html
 */
import type { AttachmentStatus, VpnGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

interface Attachment {
  State: AttachmentStatus;
  VpcId: string;
}

export type VpnGatewayItem = Stored<
  Omit<VpnGateway, 'VpcAttachments'>,
  'VpnGatewayId' | 'State' | 'Type' | 'AmazonSideAsn' | 'Tags'
> & { VpcAttachments: Attachment[] };

export const vpnGateway: Resource<VpnGatewayItem> = {
  kind: 'vpn-gateway',
  prefix: 'vgw',
  id: (item) => item.VpnGatewayId,
  notFound: notFound('InvalidVpnGatewayID.NotFound', 'vpnGateway ID'),
  malformed: malformed('InvalidVpnGatewayId.Malformed', 'vgw'),
  filters: {
    'amazon-side-asn': (item) => item.AmazonSideAsn,
    'attachment.state': (item) => item.VpcAttachments.map(({ State }) => State),
    'attachment.vpc-id': (item) => item.VpcAttachments.map(({ VpcId }) => VpcId),
    'availability-zone': (item) => item.AvailabilityZone,
    state: (item) => item.State,
    type: (item) => item.Type,
    'vpn-gateway-id': (item) => item.VpnGatewayId,
  },
  holds: (item) => [attachmentOf(item)?.VpcId],
};

/** To its one VPC, also while that comes or goes; what is detached is still shown, and is none. */
export function attachmentOf({ VpcAttachments }: VpnGatewayItem): Attachment | undefined {
  return VpcAttachments.find(({ State }) => State !== 'detached');
}

/** Whether packets pass between it and the VPC. */
export function isAttachedTo(item: VpnGatewayItem, vpcId: string): boolean {
  const attachment = attachmentOf(item);
  return attachment?.VpcId === vpcId && attachment.State === 'attached';
}

/** The one gateway of a VPC. */
export function vpnGatewayOf(vpcId: string, context: Context): VpnGatewayItem | undefined {
  return context.peek(vpnGateway).find((item) => attachmentOf(item)?.VpcId === vpcId);
}

/** The gateway, which must not be deleted (R-VGW-1). */
export function requireVpnGateway(id: string, context: Context): VpnGatewayItem {
  const item = context.get(vpnGateway, id);
  if (item.State === 'available') return item;
  throw new AwsError('InvalidVpnGatewayState', `The virtual private gateway '${id}' is ${item.State}.`);
}
