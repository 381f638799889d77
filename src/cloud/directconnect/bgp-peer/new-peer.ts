/** A peer as it is asked for, checked (R-DX-35 … R-DX-39). */
import type { Context } from '../../kernel/context.ts';
import { drawId } from '../ids.ts';
import { type AsnInput, authKeyFrom, checkAsn, checkPublicAsn } from '../virtual-interface/values.ts';
import { type VifType, virtualInterface } from '../virtual-interface/virtual-interface.ts';
import { type AddressInput, addressesFor } from './addresses.ts';
import type { PeerItem } from './peer.ts';

export interface NewPeer extends AsnInput, AddressInput {
  readonly authKey?: string | undefined;
}

export function newPeer(type: VifType, asked: NewPeer, context: Context): PeerItem {
  const asnLong = checkAsn(asked);
  if (type === 'public') checkPublicAsn(asnLong);
  const addresses = addressesFor(type, asked, addressesInUse(context), context.random);
  return {
    bgpPeerId: drawId('dxpeer', context.random),
    asnLong,
    authKey: authKeyFrom(asked.authKey, context.random),
    ...addresses,
    bgpPeerState: 'pending',
  };
}

/** Of all peers of the account, wherever: one router on premises may have sessions to several regions. */
function addressesInUse(context: Context): readonly string[] {
  return Object.keys(context.world.regions).flatMap((region) =>
    context
      .elsewhere(region)
      .peek(virtualInterface)
      .flatMap(({ peers }) => peers.map(({ amazonAddress }) => amazonAddress)),
  );
}
