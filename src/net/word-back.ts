/**
 * What a router says to the sender of a packet that is too large for its way on, "fragmentation needed" (RFC 792 with RFC
 * 1191) or "packet too big" (RFC 4443 §3.2), and whether that gets back: it is a packet like any other, which boundary
 * filters may deny, while stateful ones know it by the header that it carries along.
 */
import type { Address, Family } from '../kit/address.ts';
import { ICMP } from '../kit/icmp.ts';
import { type Bundle, withView } from './bundle.ts';
import type { Place, Walk } from './place.ts';
import { constant, packetOf, reversed } from './view.ts';
import { step } from './walk.ts';

/** Who would speak to the sender of a packet: under which address, and from where. */
export interface Teller {
  readonly address?: Address;
  readonly place: Place;
}

/** Type × 256 + code. */
const TOO_BIG: Readonly<Record<Family, number>> = { 4: 3 * 256 + 4, 6: 2 * 256 };

/** The router, or what else passes packets on, at a place. */
export function tellerAt(place: Place, family: Family): Teller | undefined {
  const of = (addresses: readonly Address[] = [], from: Place): Teller => {
    const address = addresses.find((one) => one.family === family);
    return { place: from, ...(address && { address }) };
  };
  switch (place.at) {
    case 'router':
      return of(place.segment?.node.gateway ?? place.over?.addresses, place);
    case 'local':
      return of(place.over?.addresses, place);
    case 'host':
    case 'dynamic-translator':
      return of(place.group.pattern.addresses, { at: 'interface-out', group: place.group });
    default:
      return undefined;
  }
}

/** The word about a packet, on its way to whoever sent it. */
export function wordOf(bundle: Bundle, from: Address | undefined): Bundle {
  const { family, view } = bundle;
  const received = { by: 'world', view, result: 'refused', answer: 'word' } as const;
  return withView(
    { ...bundle, hops: 0, received },
    {
      ...reversed(view, 'word', family),
      ...(from && { source: constant(from.value) }),
      protocol: constant(ICMP[family]),
      sourcePort: constant(0),
      destinationPort: constant(TOO_BIG[family]),
    },
  );
}

/** Far above what a packet that is routed at most `MAX_HOPS` times needs. */
const MAX_STEPS = 2_000;

/** Why it does not arrive; undefined where it does. */
export function lossOf(walk: Walk, word: Bundle, from: Place): string | undefined {
  let [bundle, place] = [word, from];
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const [outcome] = step(walk, bundle, place);
    if (outcome?.kind === 'done') return undefined;
    if (outcome?.kind !== 'go') {
      const [term] = bundle.terms;
      return term && outcome?.complaint(packetOf(bundle.view, term, bundle.family)).text;
    }
    bundle = outcome.bundle;
    place = outcome.place;
  }
  throw new Error('netlab bug: a word back does not end');
}
