/**
 * What a host does with packets for itself, and what it answers (RFC 9293 §3.5.2, RFC 1122 §3.2.2): a service answers,
 * a closed TCP port resets, anything else that is not served earns an ICMP "unreachable", an echo request an echo
 * reply. ICMP messages other than echo requests get no answer, and need none.
 */
import type { Family } from '../../kit/address.ts';
import { ECHO_REQUESTS, ICMP } from '../../kit/icmp.ts';
import { memoise } from '../../kit/memoise.ts';
import {
  ALL_PACKETS,
  NO_PACKETS,
  type PacketSet,
  packets,
  subtractPackets,
  type Term,
  termsOf,
  unionPackets,
} from '../../kit/packet-set.ts';
import { singleton } from '../../kit/ranges.ts';
import { type Bundle, keepSet, type Received, withView } from '../bundle.ts';
import type { HostNode, Service } from '../graph.ts';
import { gather } from '../likeness.ts';
import { type Packet, PROTOCOL } from '../packet.ts';
import { codeOf, type Outcome, type Place, type Remark, type Walk } from '../place.ts';
import { flowOf, sentence, serviceOf } from '../prose.ts';
import { type InterfaceGroup, memberAt, ownerOf } from '../topology.ts';
import { type Answer, constant, reversed } from '../view.ts';

const BOTH: readonly Family[] = [4, 6];

const inBoth = (build: (family: Family) => Partial<Term>): PacketSet =>
  unionPackets(...BOTH.map((family) => packets(family, build(family))));

const ALL_ICMP = inBoth((family) => ({ protocol: singleton(ICMP[family]) }));
const ECHO = inBoth((family) => ({
  protocol: singleton(ICMP[family]),
  destinationPort: ECHO_REQUESTS[family],
}));
/** Messages that get no answer. */
export const ONE_WAY = subtractPackets(ALL_ICMP, ECHO);
const TCP = inBoth(() => ({ protocol: singleton(PROTOCOL.tcp) }));
const UDP = inBoth(() => ({ protocol: singleton(PROTOCOL.udp) }));

/** What arrives at a host falls into these, each with its own kind of answer. */
export interface Reception {
  readonly packets: PacketSet;
  readonly result: Received['result'];
  /** No answer is due where it is absent. */
  readonly answer?: Answer;
  /** Of an `error`: its ICMP type and code. */
  readonly icmp?: Readonly<Record<Family, number>>;
}

const PORT_UNREACHABLE = { 4: 3 * 256 + 3, 6: 1 * 256 + 4 };
/** ICMP protocol unreachable; in IPv6 "unrecognized next header" (RFC 4443 §3.4). */
const PROTOCOL_UNREACHABLE = { 4: 3 * 256 + 2, 6: 4 * 256 + 1 };

const receptionsOf = memoise((serves: readonly Service[]): readonly Reception[] => {
  const served = serves.reduce((all, service) => unionPackets(all, servedBy(service)), NO_PACKETS);
  const unserved = subtractPackets(subtractPackets(ALL_PACKETS, served), ALL_ICMP);
  const other = subtractPackets(subtractPackets(unserved, TCP), UDP);
  return [
    { packets: subtractPackets(served, ALL_ICMP), result: 'delivered', answer: 'flow' },
    { packets: ONE_WAY, result: 'delivered' },
    { packets: subtractPackets(TCP, served), result: 'refused', answer: 'flow' },
    { packets: subtractPackets(UDP, served), result: 'refused', answer: 'error', icmp: PORT_UNREACHABLE },
    { packets: other, result: 'refused', answer: 'error', icmp: PROTOCOL_UNREACHABLE },
  ];
});

function servedBy({ protocol, port }: Service): PacketSet {
  return inBoth(() => ({
    protocol: singleton(protocol),
    ...(port !== undefined && { destinationPort: singleton(port) }),
  }));
}

/** A host that serves everything. */
export const OPEN_HOUSE: readonly Reception[] = [
  { packets: subtractPackets(ALL_PACKETS, ALL_ICMP), result: 'delivered', answer: 'flow' },
  { packets: ONE_WAY, result: 'delivered' },
  { packets: ECHO, result: 'delivered', answer: 'echo' },
];

const PING: Reception = { packets: ECHO, result: 'delivered', answer: 'echo' };

/** Services and closed ports that answer in the same way are one to those who do not ask which it was. */
const answersOf = memoise((serves: readonly Service[]): readonly Reception[] => {
  const answered = receptionsOf(serves).filter(({ answer }) => answer !== undefined);
  const alike = gather(answered, ({ answer, icmp }) => icmp ?? answer);
  return [...alike.values()].map((receptions) => ({
    ...(receptions[0] as Reception),
    packets: unionPackets(...receptions.map(({ packets }) => packets)),
  }));
});

export function receive(walk: Walk, bundle: Bundle, group: InterfaceGroup): readonly Outcome[] {
  const host = group.owner as HostNode;
  const receptions = walk.explains ? receptionsOf(host.serves) : answersOf(host.serves);
  const outcomes = receptions.flatMap((reception) => react(walk, bundle, group, reception));
  if (host.answersPing) return [...outcomes, ...react(walk, bundle, group, PING)];
  const ignored = walk.explains ? keepSet(bundle, termsOf(ECHO, bundle.family)) : undefined;
  return ignored ? [...outcomes, silent(walk, ignored, group)] : outcomes;
}

function react(walk: Walk, bundle: Bundle, group: InterfaceGroup, reception: Reception): readonly Outcome[] {
  const kept = received(walk, bundle, reception);
  if (!kept) return [];
  const remark = (packet: Packet): Remark => {
    const { id, origin } = hostAt(walk, group, packet);
    const refused = reception.result === 'refused';
    const text = refused
      ? `${origin.label} refuses ${serviceOf(packet)}: nothing listens there`
      : `${origin.label} receives ${flowOf(packet)}`;
    return { node: id, origin, action: refused ? 'refused' : 'delivered', text };
  };
  return [concluded(kept, group, reception, { at: 'interface-out', group }, remark)];
}

/** Those that are received like this. `reach` asks about packets that can be answered, not about one-way messages. */
export function received(walk: Walk, bundle: Bundle, { packets, answer }: Reception): Bundle | undefined {
  if (!answer && !walk.explains) return undefined;
  return keepSet(bundle, termsOf(packets, bundle.family));
}

/** An answer that sets out from `place`, or, where none is due, the end. */
export function concluded(
  bundle: Bundle,
  by: Received['by'],
  reception: Reception,
  place: Place,
  remark: (packet: Packet) => Remark,
): Outcome {
  if (reception.answer)
    return { kind: 'go', bundle: answerOf(bundle, by, reception, reception.answer), place, remark };
  return { kind: 'done', bundle: receivedBy(bundle, by, reception, 'flow'), remark };
}

function silent(walk: Walk, bundle: Bundle, group: InterfaceGroup): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: (packet) => {
      const { id, origin } = hostAt(walk, group, packet);
      const text = `${sentence(origin.label)} does not answer pings; ask it for a service that it has.`;
      return { node: id, code: codeOf(walk, 'ICMP_ECHO_UNANSWERED'), origin, text };
    },
  };
}

function hostAt(walk: Walk, group: InterfaceGroup, packet: Packet) {
  const member = memberAt(group, packet.destination);
  return ownerOf(walk.topology, member) ?? member;
}

function receivedBy(bundle: Bundle, by: Received['by'], { result }: Reception, answer: Answer): Bundle {
  return { ...bundle, received: { by, view: bundle.view, result, answer } };
}

function answerOf(bundle: Bundle, by: Received['by'], reception: Reception, answer: Answer): Bundle {
  const { family } = bundle;
  const turned = withView(receivedBy(bundle, by, reception, answer), reversed(bundle.view, answer, family));
  if (!reception.icmp) return turned;
  return withView(turned, {
    protocol: constant(ICMP[family]),
    sourcePort: constant(0),
    destinationPort: constant(reception.icmp[family]),
  });
}
