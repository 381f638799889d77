/**
 * Connect peers of transit gateways (R-TGW-24): a GRE tunnel to an appliance, and within it two BGP sessions, as AWS's end
 * has two addresses there. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html
 */
import type { TransitGatewayConnectPeer } from '@aws-sdk/client-ec2';
import { addressPlus, formatAddress } from '../../../kit/address.ts';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { storedPrefix } from '../cidr.ts';
import { malformed } from '../errors.ts';
import { goneOrUnknown } from '../transit-gateway/transit-gateway.ts';

export type ConnectPeerItem = Omit<
  Stored<
    TransitGatewayConnectPeer,
    'TransitGatewayConnectPeerId' | 'TransitGatewayAttachmentId' | 'State' | 'CreationTime' | 'Tags'
  >,
  'ConnectPeerConfiguration'
> & {
  /** Outside, in the headers of GRE. */
  TransitGatewayAddress: string;
  PeerAddress: string;
  InsideCidrBlock: string;
  PeerAsn: number;
};

export const connectPeer: Resource<ConnectPeerItem> = {
  kind: 'transit-gateway-connect-peer',
  prefix: 'tgw-connect-peer',
  id: (item) => item.TransitGatewayConnectPeerId,
  notFound: goneOrUnknown('InvalidTransitGatewayConnectPeerID.NotFound', 'Transit Gateway Connect Peer'),
  malformed: malformed('InvalidTransitGatewayConnectPeerID.Malformed', 'tgw-connect-peer'),
  filters: {
    state: (item) => item.State,
    'transit-gateway-attachment-id': (item) => item.TransitGatewayAttachmentId,
    'transit-gateway-connect-peer-id': (item) => item.TransitGatewayConnectPeerId,
  },
};

/** Of a Connect attachment, those that are not gone. */
export function peersOf(attachmentId: string, context: Context): ConnectPeerItem[] {
  return context
    .list(connectPeer)
    .filter((item) => item.TransitGatewayAttachmentId === attachmentId && item.State !== 'deleted');
}

/** Inside the tunnel: the block's first address is the appliance's, the next two are AWS's. */
export function insideAddresses(block: string): { readonly peer: string; readonly aws: readonly string[] } {
  const { family, first } = storedPrefix(block);
  const [peer = '', ...aws] = [1, 2, 3].map((step) =>
    formatAddress(addressPlus({ family, value: first }, step)),
  );
  return { peer, aws };
}
