/**
 * AWS's ends of a Connect peer's two BGP sessions (R-TGW-24). As both have the same appliance at the other end, each belongs to
 * a router of its own: the transit gateway, and a second one beside it that says the same.
 */
import { type NeighborConfig, neighborOf } from '../../../bgp/index.ts';
import type { World } from '../../kernel/world.ts';
import type { ConnectPeer } from './peers.ts';

/** The name among BGP routers of the one that has the peers' second sessions. */
export function secondSpeaker(transitGatewayId: string): string {
  return `${transitGatewayId}/2`;
}

/** In the order of AWS's addresses inside. */
export function speakersOf({
  transitGatewayId,
  inside,
}: ConnectPeer): readonly { name: string; address: string }[] {
  const names = [transitGatewayId, secondSpeaker(transitGatewayId)];
  return inside.aws.map((address, index) => ({ name: names[index] ?? '', address }));
}

/** Whether each session stands, in the same order. */
export function sessionStates(peer: ConnectPeer, { bgp }: World): readonly ('up' | 'down')[] {
  return speakersOf(peer).map(({ name }) =>
    bgp.routers[name]?.sessions[peer.inside.peer]?.state === 'Established' ? 'up' : 'down',
  );
}

const HOLD_SECONDS = 30;
const KEEPALIVE_SECONDS = 10;
const RETRY_SECONDS = 20;
const MULTIHOP = 2;
/** R-TGW-26. */
const MOST_PREFIXES = 1000;
/** R-TGW-12: before what VPN sessions bring. */
const BEATS_VPN = 1000;

export function neighborFor({ item, inside }: ConnectPeer): NeighborConfig {
  return neighborOf({
    address: inside.peer,
    remoteAs: item.PeerAsn,
    description: item.TransitGatewayConnectPeerId,
    holdSeconds: HOLD_SECONDS,
    keepaliveSeconds: KEEPALIVE_SECONDS,
    connectRetrySeconds: RETRY_SECONDS,
    ebgpMultihop: MULTIHOP,
    families: {
      ipv4: {
        maximumPrefix: { count: MOST_PREFIXES, restartMinutes: 1 },
        weight: BEATS_VPN,
        nextHopSelf: true,
      },
    },
  });
}
