/**
 * Hosts: they receive what is addressed to them and may pass on the rest, as routers do, or under their own address,
 * as a Linux machine with masquerading does (all protocols, ports kept).
 */
import { formatAddress } from '../../kit/address.ts';
import { type Bundle, cutByField, cutByMark, isAnswer, marked, withView } from '../bundle.ts';
import type { HostNode } from '../graph.ts';
import { addressRanges } from '../likeness.ts';
import type { Packet } from '../packet.ts';
import { type At, codeOf, type Outcome, type Walk } from '../place.ts';
import { changeOf, flowOf, sentence } from '../prose.ts';
import { type InterfaceGroup, memberAt, ownerOf, type Topology } from '../topology.ts';
import { constant } from '../view.ts';
import { claimAnswers, strayAnswer } from './answers.ts';
import { receive } from './receive.ts';

export function atHost(walk: Walk, bundle: Bundle, { group, host }: At<'host'>): readonly Outcome[] {
  const own = host.forwards ? addressesOf(walk.topology, host) : group.addresses;
  const [mine, others] = cutByField(bundle, 'destination', own[bundle.family]);
  const outcomes: Outcome[] = [];
  if (mine)
    outcomes.push(...(isAnswer(mine) ? answered(walk, mine, group, host) : receive(walk, mine, group)));
  if (others) outcomes.push(...passOn(walk, others, group, host));
  return outcomes;
}

function addressesOf(topology: Topology, host: HostNode) {
  return addressRanges(host.interfaces.flatMap((id) => memberOf(topology, id)?.addresses ?? []));
}

function memberOf(topology: Topology, id: string) {
  return topology.group(id)?.members.find((member) => member.id === id);
}

/** Answers to its own requests end here; answers to what it sent for others go on to them. */
function answered(walk: Walk, bundle: Bundle, group: InterfaceGroup, host: HostNode): readonly Outcome[] {
  const [restored, rest] = cutByMark(bundle, host, 'out');
  const outcomes: Outcome[] = restored.flatMap((answer) => emit(walk, answer, group, host, true));
  if (!rest) return outcomes;
  const receiver = (packet: Packet) => ownerOf(walk.topology, memberAt(group, packet.destination)) ?? host;
  return [...outcomes, ...claimAnswers(walk, rest, group, receiver)];
}

function passOn(walk: Walk, bundle: Bundle, group: InterfaceGroup, host: HostNode): readonly Outcome[] {
  const { id, origin } = host;
  if (host.forwards === undefined) {
    return [
      {
        kind: 'lost',
        bundle,
        action: 'dropped',
        complaint: ({ destination }) => {
          const text = `${sentence(origin.label)} received a packet for ${formatAddress(destination)} and does not pass on packets of others; route such packets to a host that does.`;
          return { node: id, code: codeOf(walk, 'NOT_FORWARDING'), origin, text };
        },
        onward: () => ({ bundle, place: { at: 'interface-out', group } }),
      },
    ];
  }
  if (host.forwards === 'route') return emit(walk, bundle, group, host, false);
  if (host.forwards === 'inspect') return inspect(walk, bundle, group, host);
  if (isAnswer(bundle)) return [strayAnswer(walk, bundle, host, group.segment.router)];
  const address = group.pattern.addresses.find(({ family }) => family === bundle.family);
  if (!address) return emit(walk, bundle, group, host, false);
  const hidden = marked(withView(bundle, { source: constant(address.value) }), host, 'out', bundle.view);
  return emit(walk, hidden, group, host, true);
}

/** A stateful firewall that lets every flow through: what it has no memory of the beginning of, it drops. */
function inspect(walk: Walk, bundle: Bundle, group: InterfaceGroup, host: HostNode): readonly Outcome[] {
  if (!isAnswer(bundle)) return emit(walk, marked(bundle, host, 'out', bundle.view), group, host, false);
  const [seen, stray] = cutByMark(bundle, host, 'out');
  const outcomes = seen.flatMap((answer) => emit(walk, answer, group, host, false));
  return stray ? [...outcomes, strayAnswer(walk, stray, host, group.segment.router)] : outcomes;
}

/** It sends on the interface in whose segment the destination is, or else on its primary one. */
function emit(
  walk: Walk,
  bundle: Bundle,
  arrived: InterfaceGroup,
  host: HostNode,
  translated: boolean,
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const send = (sent: Bundle, group: InterfaceGroup) =>
    outcomes.push({
      kind: 'go',
      // Under its own address it is the sender.
      bundle: { ...sent, hops: sent.hops + 1, ...(!translated && { relayed: true as const }) },
      place: { at: 'interface-out', group },
      remark: (before, after) => {
        const change = translated ? changeOf(before, after) : undefined;
        const text = change ?? `passes on ${flowOf(after)}`;
        return { node: host.id, origin: host.origin, action: change ? 'translated' : 'forwarded', text };
      },
    });
  let rest: Bundle | undefined = bundle;
  const groups = host.interfaces.map((id) => walk.topology.group(id)).filter((group) => group !== undefined);
  for (const group of groups) {
    if (!rest) return outcomes;
    const near = group.segment.ranges[bundle.family];
    const [direct, others]: readonly [Bundle | undefined, Bundle | undefined] = cutByField(
      rest,
      'destination',
      near,
    );
    if (direct) send(direct, group);
    rest = others;
  }
  if (rest) send(rest, groups[0] ?? arrived);
  return outcomes;
}
