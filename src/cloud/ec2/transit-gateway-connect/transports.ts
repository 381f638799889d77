/** Connect peers as ways for BGP, one for each of the two sessions: there where a router on premises has the tunnel's other end. */
import type { Transport } from '../../../bgp/index.ts';
import { memoiseBy, memoiseWithText } from '../../../kit/memoise.ts';
import { slicesOf } from '../../directconnect/routing/contributor.ts';
import { tablesOf } from '../../directconnect/tables.ts';
import type { World } from '../../kernel/world.ts';
import { type Contribution, NOTHING_CONTRIBUTED } from '../../routing/contribution.ts';
import { attachment } from '../transit-gateway-attachment/attachment.ts';
import { conditionOf } from './condition.ts';
import { connectPeer } from './connect-peer.ts';
import { type ConnectPeer, connectPeersIn } from './peers.ts';
import { speakersOf } from './sessions.ts';

const DELAY_MS = 2;
/** The inside of the tunnel counts as one more: external sessions need `ebgp-multihop 2`. */
const HOPS = 2;

/** All that Connect peers depend on in a world. */
export function connectSlices(world: World): readonly object[] {
  return [
    ...slicesOf(world),
    ...tablesOf<object>(world, attachment as never),
    ...tablesOf<object>(world, connectPeer as never),
    world.bgp.routers,
  ];
}

/** A contributor of BGP routing; the sessions themselves are the transit gateway's. */
export function contributeConnect(world: World): Contribution {
  return connectPeersIn(world).length === 0 ? NOTHING_CONTRIBUTED : transportsOf(world);
}

const transportsOf = memoiseBy(
  connectSlices,
  (world: World): Contribution =>
    interned(world.setting, {
      routers: [],
      transports: connectPeersIn(world).flatMap((peer) => waysOf(peer, world)),
    }),
);

/** Equal contributions are one object. */
const interned = memoiseWithText(
  (_setting: World['setting'], contribution: Contribution) => JSON.stringify(contribution),
  (_setting: World['setting'], contribution: Contribution): Contribution => contribution,
);

function waysOf(peer: ConnectPeer, world: World): readonly Transport[] {
  const { appliance, hindrance } = conditionOf(peer, world);
  const { TransitGatewayConnectPeerId: id } = peer.item;
  const far = appliance
    ? {
        router: appliance.router.id,
        addresses: appliance.device.addresses.map((address) => address.split('/')[0] ?? ''),
      }
    : { router: '', addresses: [peer.inside.peer] };
  return speakersOf(peer).map(({ name, address }, index) => ({
    id: index === 0 ? id : `${id}/${index + 1}`,
    ends: [{ router: name, addresses: [address] }, far],
    up: hindrance === undefined || !appliance,
    // GRE has no keepalives of its own: nobody sees what is lost but the hold timer.
    lossSeen: false,
    hops: HOPS,
    delayMs: DELAY_MS,
    ...(!appliance && hindrance !== undefined && { filtered: hindrance }),
  }));
}
