/** CreateBGPPeer, DeleteBGPPeer (R-DX-35). */
import type {
  CreateBGPPeerRequest,
  CreateBGPPeerResponse,
  DeleteBGPPeerRequest,
  DeleteBGPPeerResponse,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, write } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';
import { requireLive } from '../virtual-interface/change.ts';
import { checkApart } from '../virtual-interface/destination.ts';
import { beginDeletePeer, beginPeer } from '../virtual-interface/lifecycle.ts';
import { requireParent } from '../virtual-interface/parent.ts';
import { showVif } from '../virtual-interface/show.ts';
import type { VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';
import { newPeer } from './new-peer.ts';
import type { PeerItem } from './peer.ts';

export const peerOperations: Operations = {
  CreateBGPPeer: write(createPeer),
  DeleteBGPPeer: write(deletePeer),
};

function createPeer(
  { virtualInterfaceId, newBGPPeer = {} }: CreateBGPPeerRequest,
  context: Context,
): CreateBGPPeerResponse {
  const item = requireLive(virtualInterfaceId, context);
  const family = newBGPPeer.addressFamily ?? 'ipv4';
  const alike = item.peers.filter(({ addressFamily }) => addressFamily === family).length;
  const isDouble = requireParent(item.connectionId, context).hasLogicalRedundancy === 'yes';
  if (alike >= (isDouble ? 2 : 1))
    throw clientException(
      `Virtual Interface ${virtualInterfaceId} already has a BGP Peer of address family ${family}${isDouble ? ' on each logical device' : ''}.`,
    );
  const peer = newPeer(item.type, newBGPPeer, context);
  const [first] = item.peers;
  if (first && first.asnLong !== peer.asnLong)
    throw clientException(
      `All BGP Peers of a Virtual Interface must have the same ASN: ${first.asnLong}, not ${peer.asnLong}.`,
    );
  item.peers.push(peer);
  checkApart(item, context);
  beginPeer(item, item.peers.at(-1) as PeerItem, context);
  return { virtualInterface: showVif(item, context) };
}

function deletePeer(input: DeleteBGPPeerRequest, context: Context): DeleteBGPPeerResponse {
  const item = requireLive(input.virtualInterfaceId, context);
  const peer = findPeer(item, input);
  if (!peer)
    throw clientException(`The BGP Peer on Virtual Interface ${item.virtualInterfaceId} does not exist`);
  const left = item.peers.filter(({ bgpPeerState }) => bgpPeerState !== 'deleting');
  if (left.length <= 1) throw clientException('The last BGP Peer on a Virtual Interface cannot be deleted');
  beginDeletePeer(item, peer, context);
  return { virtualInterface: showVif(item, context) };
}

/** By its ID, or by ASN and address together, as before there were IDs. */
function findPeer(
  { peers }: VirtualInterfaceItem,
  { bgpPeerId, asn, asnLong, customerAddress }: DeleteBGPPeerRequest,
): PeerItem | undefined {
  if (bgpPeerId !== undefined) return peers.find((peer) => peer.bgpPeerId === bgpPeerId);
  const number = asnLong ?? asn;
  if (number === undefined || customerAddress === undefined)
    throw clientException('Specify bgpPeerId, or asn and customerAddress, of the BGP Peer.');
  return peers.find((peer) => peer.asnLong === number && peer.customerAddress === customerAddress);
}
