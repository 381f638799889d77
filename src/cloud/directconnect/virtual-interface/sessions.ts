/** How the BGP sessions of a virtual interface stand: BGP's own answer, in the words of this API (R-BGP-2). */
import type { BGPStatus } from '@aws-sdk/client-direct-connect';
import type { World } from '../../kernel/world.ts';
import { hostOf, isPeering, type PeerItem } from '../bgp-peer/peer.ts';
import { isSetUp, type VirtualInterfaceItem } from './virtual-interface.ts';

/** The router at AWS's end, as BGP names it; undefined where the interface leads nowhere yet. */
export function routerOf(item: VirtualInterfaceItem): string | undefined {
  if (item.type === 'public') return publicRouter(item.region);
  return item.virtualGatewayId ?? item.directConnectGatewayId;
}

/** What stands for AWS's public network towards the locations of one region. */
export function publicRouter(region: string): string {
  return `aws-public-${region}`;
}

export function bgpStatus(item: VirtualInterfaceItem, peer: PeerItem, world: Pick<World, 'bgp'>): BGPStatus {
  const name = routerOf(item);
  if (name === undefined || !isSetUp(item) || !isPeering(peer)) return 'down';
  const session = world.bgp.routers[name]?.sessions[hostOf(peer.customerAddress)];
  return session?.state === 'Established' ? 'up' : 'down';
}

export function isUp(item: VirtualInterfaceItem, world: Pick<World, 'bgp'>): boolean {
  return item.peers.some((peer) => bgpStatus(item, peer, world) === 'up');
}
