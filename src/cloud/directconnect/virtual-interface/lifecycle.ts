/** How virtual interfaces come and go in time (R-DX-33, R-DX-34, R-DX-42). Durations within AWS's own are netlab's choice. */
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import type { Transitions } from '../../kernel/resource.ts';
import type { PeerItem } from '../bgp-peer/peer.ts';
import { type VirtualInterfaceItem, virtualInterface } from './virtual-interface.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** From 1 to 5 minutes at AWS. */
const SETUP_MS = 2 * MINUTE_MS;
/** AWS looks whether prefixes and ASN are the customer's: up to 72 hours. */
const VERIFY_FROM_HOURS = 4;
const VERIFY_WITHIN_HOURS = 72;
const DELETE_MS = MINUTE_MS;
/** Up to 30 seconds. */
const INTERRUPTION_MS = 30_000;

/** Public ones are verified first, with all their peers. */
export function beginSetup(item: VirtualInterfaceItem, context: Context): void {
  const isVerified = item.type === 'public';
  item.virtualInterfaceState = isVerified ? 'verifying' : 'pending';
  for (const peer of item.peers) peer.bgpPeerState = isVerified ? 'verifying' : 'pending';
  const delay = isVerified ? drawVerification(context) : SETUP_MS;
  context.later(delay, virtualInterface, item.virtualInterfaceId, isVerified ? 'verified' : 'ready');
}

/** A peer that is added to an interface that is there. */
export function beginPeer(item: VirtualInterfaceItem, peer: PeerItem, context: Context): void {
  const isVerified = item.type === 'public';
  peer.bgpPeerState = isVerified ? 'verifying' : 'pending';
  const delay = isVerified ? drawVerification(context) : SETUP_MS;
  context.later(delay, virtualInterface, item.virtualInterfaceId, 'peer-ready', peer.bgpPeerId);
}

function drawVerification({ random }: Context): number {
  const hours = VERIFY_FROM_HOURS + nextBelow(random, VERIFY_WITHIN_HOURS - VERIFY_FROM_HOURS);
  return hours * HOUR_MS;
}

export function beginDelete(item: VirtualInterfaceItem, context: Context): void {
  item.virtualInterfaceState = 'deleting';
  if (item.attachmentState) item.attachmentState = 'detaching';
  context.later(DELETE_MS, virtualInterface, item.virtualInterfaceId, 'finish-delete');
}

export function beginDeletePeer(item: VirtualInterfaceItem, peer: PeerItem, context: Context): void {
  peer.bgpPeerState = 'deleting';
  context.later(DELETE_MS, virtualInterface, item.virtualInterfaceId, 'finish-delete-peer', peer.bgpPeerId);
}

/** Frames stop for a while: the connection changes to larger ones. */
export function interrupt(item: VirtualInterfaceItem, context: Context): void {
  if (item.interrupted) return;
  item.interrupted = true;
  context.later(INTERRUPTION_MS, virtualInterface, item.virtualInterfaceId, 'resume');
}

export const vifTransitions: Transitions<VirtualInterfaceItem> = {
  verified: (item, context) => {
    if (item.virtualInterfaceState !== 'verifying') return;
    item.virtualInterfaceState = 'pending';
    for (const peer of item.peers) if (peer.bgpPeerState === 'verifying') peer.bgpPeerState = 'pending';
    context.later(SETUP_MS, virtualInterface, item.virtualInterfaceId, 'ready');
  },
  ready: (item) => {
    if (item.virtualInterfaceState !== 'pending') return;
    item.ready = true;
    item.virtualInterfaceState = 'down';
    for (const peer of item.peers) if (peer.bgpPeerState === 'pending') peer.bgpPeerState = 'available';
  },
  'peer-ready': (item, _context, id) => {
    const peer = item.peers.find(({ bgpPeerId }) => bgpPeerId === id);
    if (peer && peer.bgpPeerState !== 'deleting') peer.bgpPeerState = 'available';
  },
  attached: (item) => {
    if (item.attachmentState === 'attaching') item.attachmentState = 'attached';
  },
  resume: (item) => {
    delete item.interrupted;
  },
  'finish-delete-peer': (item, _context, id) => {
    item.peers = item.peers.filter(({ bgpPeerId }) => bgpPeerId !== id);
  },
  'finish-delete': (item, context) => context.remove(virtualInterface, item.virtualInterfaceId),
};
