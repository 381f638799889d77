/** AWS's end of the sessions of virtual interfaces, as BGP wants it configured (R-DX-50 … R-DX-52, R-DX-63). */
import { type NeighborConfig, neighborOf } from '../../../bgp/index.ts';
import { hostOf, isPeering, type PeerItem } from '../bgp-peer/peer.ts';
import { isSetUp, type VirtualInterfaceItem } from '../virtual-interface/virtual-interface.ts';

/** What differs from one kind of interface to another. */
export interface Treatment {
  readonly routeMapIn: string;
  readonly routeMapOut?: string;
  readonly maximumPrefixes: number;
  readonly weight?: number;
}

const HOLD_SECONDS = 90;
const KEEPALIVE_SECONDS = 30;
/** R-DX-52: 0 (for ever) is not supported. */
const MINIMUM_HOLD_SECONDS = 3;
const BFD = { intervalMs: 300, multiplier: 3 } as const;
const RETRY_SECONDS = 30;
/** A session that announced too much is tried again so often, until it no longer does. */
const RESTART_MINUTES = 5;

/** `underTest`: IDs of peers that a failover test holds down. */
export function neighborsOf(
  item: VirtualInterfaceItem,
  treatment: Treatment,
  underTest: ReadonlySet<string>,
): readonly NeighborConfig[] {
  if (!isSetUp(item)) return [];
  return item.peers.filter(isPeering).map((peer) => neighborFor(item, peer, treatment, underTest));
}

function neighborFor(
  { virtualInterfaceId }: VirtualInterfaceItem,
  peer: PeerItem,
  { routeMapIn, routeMapOut, maximumPrefixes, weight }: Treatment,
  underTest: ReadonlySet<string>,
): NeighborConfig {
  return neighborOf({
    address: hostOf(peer.customerAddress),
    remoteAs: peer.asnLong,
    description: virtualInterfaceId,
    password: peer.authKey,
    holdSeconds: HOLD_SECONDS,
    keepaliveSeconds: KEEPALIVE_SECONDS,
    minimumHoldSeconds: MINIMUM_HOLD_SECONDS,
    connectRetrySeconds: RETRY_SECONDS,
    bfd: BFD,
    ...(underTest.has(peer.bgpPeerId) && { shutdown: 'BGP failover test' }),
    families: {
      [peer.addressFamily]: {
        routeMapIn,
        ...(routeMapOut !== undefined && { routeMapOut }),
        ...(weight !== undefined && { weight }),
        maximumPrefix: { count: maximumPrefixes, restartMinutes: RESTART_MINUTES },
      },
    },
  });
}
