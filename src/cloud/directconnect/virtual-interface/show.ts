/** A virtual interface as it is shown: with its state, its peers' status and the text for the customer's router. */
import type { BGPPeer, VirtualInterface } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import type { PeerItem } from '../bgp-peer/peer.ts';
import { connection } from '../connection/connection.ts';
import { lag } from '../lag/lag.ts';
import { connectionText } from './connection-text.ts';
import { bgpStatus } from './sessions.ts';
import { MOST_ASN } from './values.ts';
import type { VirtualInterfaceItem } from './virtual-interface.ts';

export function showVif(item: VirtualInterfaceItem, context: Context): VirtualInterface {
  const world = context.snapshot;
  const {
    type,
    peers,
    tags,
    attachmentState: _attachment,
    ready: _ready,
    interrupted: _pause,
    ...rest
  } = item;
  const [first] = peers;
  const parent = context.find(lag, item.connectionId) ?? context.find(connection, item.connectionId);
  return {
    ...rest,
    virtualInterfaceType: type,
    ...(first && {
      ...asnsOf(first),
      authKey: first.authKey,
      amazonAddress: first.amazonAddress,
      customerAddress: first.customerAddress,
      addressFamily: first.addressFamily,
      customerRouterConfig: connectionText(item, first),
    }),
    jumboFrameCapable: parent?.jumboFrameCapable ?? false,
    virtualGatewayId: item.virtualGatewayId ?? '',
    routeFilterPrefixes: [...(item.routeFilterPrefixes ?? [])],
    bgpPeers: peers.map((peer) => showPeer(item, peer, world)),
    tags: [...tags],
  };
}

/** `asn` where the number fits, `asnLong` in any case. */
function asnsOf({ asnLong }: PeerItem) {
  return { asn: asnLong < MOST_ASN ? asnLong : 0, asnLong };
}

function showPeer(item: VirtualInterfaceItem, peer: PeerItem, world: World): BGPPeer {
  const { awsDeviceV2, awsLogicalDeviceId } = item;
  return {
    ...peer,
    ...asnsOf(peer),
    bgpStatus: bgpStatus(item, peer, world),
    awsDeviceV2,
    awsLogicalDeviceId,
  };
}
