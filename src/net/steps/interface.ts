/**
 * Interfaces. Their filters are stateful: what passed in one direction leaves a mark, and its answer passes in the
 * other without asking a rule. What they send and receive must bear an address of their own, where they check that.
 */
import { type Address, formatAddress } from '../../kit/address.ts';
import { type Bundle, cutByField, cutByMark, type Mark, marked } from '../bundle.ts';
import type { InterfaceNode } from '../graph.ts';
import { addressRanges, type Owner } from '../likeness.ts';
import type { Packet } from '../packet.ts';
import { type At, codeOf, type Notice, type Outcome, type Place, type Walk } from '../place.ts';
import { flowOf, sentence } from '../prose.ts';
import { type InterfaceGroup, memberAt, ownerOf } from '../topology.ts';
import { filtered } from './filtered.ts';

/** The owner of an interface sends, if there is one. */
export function atSender(walk: Walk, bundle: Bundle, { group }: At<'sender'>): readonly Outcome[] {
  const place: Place = { at: 'interface-out', group };
  if (!group.owner || group.owner.kind === 'dynamic-translator' || group.owner.kind === 'attachment')
    return [unattached(walk, bundle, group, 'source', place)];
  return [
    {
      kind: 'go',
      bundle,
      place,
      remark: (_, packet) => {
        const member = memberAt(group, packet.source);
        const { id, origin } = ownerOf(walk.topology, member) ?? member;
        return { node: id, origin, action: 'originated', text: `${origin.label} sends ${flowOf(packet)}` };
      },
    },
  ];
}

type End = 'source' | 'destination';

function unattached(walk: Walk, bundle: Bundle, group: InterfaceGroup, end: End, place?: Place): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: (packet) => {
      const { id, origin } = memberAt(group, packet[end]);
      const text = `${sentence(origin.label)} has no host behind it that could send or answer; attach it to one.`;
      return { node: id, code: codeOf(walk, 'INTERFACE_UNATTACHED'), origin, text };
    },
    onward: () => place && { bundle, place },
  };
}

export function outOfInterface(
  walk: Walk,
  bundle: Bundle,
  { group }: At<'interface-out'>,
): readonly Outcome[] {
  return throughFilter(walk, bundle, group, 'out', { at: 'interface-sends', group });
}

export function sendFromInterface(
  walk: Walk,
  bundle: Bundle,
  { group }: At<'interface-sends'>,
): readonly Outcome[] {
  return checked(walk, bundle, group, 'source', { at: 'segment', group });
}

/** Of a next hop only its own addresses count, not those of the others in its group. */
export function intoInterface(
  walk: Walk,
  bundle: Bundle,
  { group, sole }: At<'interface-in'>,
): readonly Outcome[] {
  return checked(walk, bundle, group, 'destination', { at: 'interface-receives', group }, sole);
}

export function receiveAtInterface(
  walk: Walk,
  bundle: Bundle,
  { group }: At<'interface-receives'>,
): readonly Outcome[] {
  const { owner } = group;
  if (!owner) return [unattached(walk, bundle, group, 'destination')];
  return throughFilter(walk, bundle, group, 'in', withOwner(group, owner));
}

function withOwner(group: InterfaceGroup, owner: Owner): Place {
  if (owner.kind === 'host') return { at: 'host', group, host: owner };
  if (owner.kind === 'attachment') return { at: 'attachment-in', group, node: owner };
  return owner.kind === 'balancer'
    ? { at: 'balancer', group, node: owner }
    : { at: 'dynamic-translator', group, node: owner };
}

/** Its own address as source of what it sends, and as destination of what it receives. */
function checked(
  walk: Walk,
  bundle: Bundle,
  group: InterfaceGroup,
  end: End,
  place: Place,
  sole?: InterfaceNode,
): readonly Outcome[] {
  if (!group.pattern.checksAddresses) return [{ kind: 'go', bundle, place }];
  const addresses = sole ? addressRanges(sole.addresses) : group.addresses;
  const [own, foreign] = cutByField(bundle, end, addresses[bundle.family]);
  const outcomes: Outcome[] = own ? [{ kind: 'go', bundle: own, place }] : [];
  if (!foreign) return outcomes;
  const complaint = (packet: Packet) => {
    const { id, origin } = sole ?? group.pattern;
    const text = `${sentence(origin.label)} drops packets whose ${end} is not its own address, like ${formatAddress(packet[end])}; turn its source/destination check off, so that it may pass on the packets of others.`;
    return { node: id, code: codeOf(walk, 'SOURCE_DESTINATION_CHECK'), origin, text };
  };
  outcomes.push({
    kind: 'lost',
    bundle: foreign,
    action: 'dropped',
    complaint,
    setting: () => sole ?? group.pattern,
    onward: () => ({ bundle: foreign, place }),
  });
  return outcomes;
}

/** The way out is noticed at the segment's boundary, where the last word about it is spoken. */
function throughFilter(
  walk: Walk,
  bundle: Bundle,
  group: InterfaceGroup,
  way: Mark['way'],
  place: Place,
): readonly Outcome[] {
  const { inbound, outbound } = group.pattern;
  const filter = way === 'in' ? inbound : outbound;
  const end: End = way === 'in' ? 'destination' : 'source';
  const onPass = way === 'in' ? notice(group, 'ingress', 'ACCEPT') : undefined;
  if (!inbound && !outbound) return [{ kind: 'go', bundle, place, notice: onPass }];
  const [answers, rest] = cutByMark(bundle, group, way === 'in' ? 'out' : 'in');
  const node = (packet: Packet) => memberAt(group, packet[end]).id;
  const outcomes: Outcome[] = answers.map((answer) => ({
    kind: 'go',
    bundle: answer,
    place,
    notice: onPass,
    remark: (_, packet) => ({
      node: node(packet),
      origin: filter?.origin ?? group.pattern.origin,
      action: 'tracked',
      text: 'the answer passes without a rule, because the request did',
    }),
  }));
  if (!rest) return outcomes;
  const pass = (passed: Bundle) => marked(passed, group, way, passed.view);
  const onDeny = notice(group, way === 'in' ? 'ingress' : 'egress', 'REJECT');
  return [
    ...outcomes,
    ...filtered(walk, rest, { filter, stateful: true, node, place, pass, onPass, onDeny }),
  ];
}

export function notice(
  group: InterfaceGroup,
  direction: 'ingress' | 'egress',
  verdict: 'ACCEPT' | 'REJECT',
): Notice {
  const own = (packet: Packet): Address => (direction === 'ingress' ? packet.destination : packet.source);
  return (packet) => ({ interfaceId: memberAt(group, own(packet)).id, direction, verdict });
}
