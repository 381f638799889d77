/** Connect peers as AWS shows them. */
import type { TransitGatewayConnectPeer } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import { attachment } from '../transit-gateway-attachment/attachment.ts';
import { type ConnectPeerItem, insideAddresses } from './connect-peer.ts';
import { connectPeersIn } from './peers.ts';
import { sessionStates } from './sessions.ts';

export function showPeer(item: ConnectPeerItem, context: Context): Plain<TransitGatewayConnectPeer> {
  const { TransitGatewayAddress, PeerAddress, InsideCidrBlock, PeerAsn, ...shown } = item;
  const connect = context.find(attachment, item.TransitGatewayAttachmentId);
  const gateway = connect && context.find(transitGateway, connect.TransitGatewayId);
  const world = context.snapshot;
  const known = connectPeersIn(world).find(
    (one) => one.item.TransitGatewayConnectPeerId === item.TransitGatewayConnectPeerId,
  );
  const states = known ? sessionStates(known, world) : [];
  const inside = insideAddresses(InsideCidrBlock);
  return {
    ...shown,
    ConnectPeerConfiguration: {
      TransitGatewayAddress,
      PeerAddress,
      InsideCidrBlocks: [InsideCidrBlock],
      Protocol: 'gre',
      BgpConfigurations: inside.aws.map((address, index) => ({
        ...(gateway && { TransitGatewayAsn: gateway.Options.AmazonSideAsn ?? 0 }),
        PeerAsn,
        TransitGatewayAddress: address,
        PeerAddress: inside.peer,
        BgpStatus: states[index] ?? 'down',
      })),
    },
  };
}
