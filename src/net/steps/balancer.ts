/**
 * Balancers: what comes for one of their services goes on to a target, under the sender's address or the balancer's own.
 * Real ones pick the target by a hash of the whole flow; here the source port alone decides, in as many equal stretches
 * as there are targets, so that sets of packets stay small: whoever opens many connections still meets all targets.
 * Source ports are kept. What no service takes is lost without a word (R-ELB-43, R-ELB-47).
 */
import { formatAddress } from '../../kit/address.ts';
import { packets, termsOf } from '../../kit/packet-set.ts';
import { singleton, stretchOf } from '../../kit/ranges.ts';
import {
  type Bundle,
  cutByField,
  cutByMark,
  cutBySet,
  isAnswer,
  marked,
  passedOnBy,
  withView,
} from '../bundle.ts';
import type { BalancedService, BalancedTarget, BalancerNode } from '../graph.ts';
import type { Packet } from '../packet.ts';
import { type At, codeOf, type Outcome, type Walk } from '../place.ts';
import { changeOf, flowOf, sentence, serviceOf } from '../prose.ts';
import type { InterfaceGroup } from '../topology.ts';
import type { Origin } from '../trace.ts';
import { constant } from '../view.ts';
import { claimAnswers, strayAnswer } from './answers.ts';

export function atBalancer(walk: Walk, bundle: Bundle, place: At<'balancer'>): readonly Outcome[] {
  return isAnswer(bundle) ? comingBack(walk, bundle, place) : goingOn(walk, bundle, place);
}

/** Answers to what it passed on go to whoever asked; answers to its own questions end here. */
function comingBack(walk: Walk, bundle: Bundle, { group, node }: At<'balancer'>): readonly Outcome[] {
  const [restored, rest] = cutByMark(bundle, node, 'out');
  const outcomes: Outcome[] = restored.map((answer) => sent(answer, group, node, node.origin));
  const [foreign, own] = rest ? forThoseBehind(walk, rest, group) : [[], undefined];
  outcomes.push(...foreign);
  const [mine, others] = own ? cutByField(own, 'destination', group.addresses[own.family]) : [];
  if (mine) outcomes.push(...claimAnswers(walk, mine, group, () => node));
  if (others) outcomes.push(strayAnswer(walk, others, node, group.segment.router));
  return outcomes;
}

/** Answers to what other balancers sent by this one's interface go back to those. */
function forThoseBehind(
  walk: Walk,
  bundle: Bundle,
  group: InterfaceGroup,
): [Outcome[], rest: Bundle | undefined] {
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const { at } of passedOnBy(bundle)) {
    const home = walk.topology.group(at.interface);
    if (!rest || !home || at.exit !== group.pattern.id) continue;
    const [restored, others]: ReturnType<typeof cutByMark> = cutByMark(rest, at, 'out');
    outcomes.push(...restored.map((answer) => sent(answer, home, at, at.origin)));
    rest = others;
  }
  return [outcomes, rest];
}

function goingOn(walk: Walk, bundle: Bundle, { group, node }: At<'balancer'>): readonly Outcome[] {
  const [mine, others] = cutByField(bundle, 'destination', group.addresses[bundle.family]);
  const outcomes: Outcome[] = [];
  let rest = mine;
  for (const service of node.services) {
    if (!rest) break;
    const { protocol, port } = service;
    const its = packets(rest.family, { protocol: singleton(protocol), destinationPort: singleton(port) });
    const [wanted, closed]: ReturnType<typeof cutBySet> = cutBySet(rest, termsOf(its, rest.family));
    if (wanted) outcomes.push(...spread(wanted, service, exitOf(walk, node) ?? group, node));
    rest = closed;
  }
  if (rest) outcomes.push(lost(rest, node, node.codes.closed, node.origin, noService(node)));
  if (others) outcomes.push(lost(others, node, codeOf(walk, 'NOT_FORWARDING'), node.origin, notMine(node)));
  return outcomes;
}

function exitOf({ topology }: Walk, { exit }: BalancerNode): InterfaceGroup | undefined {
  return exit === undefined ? undefined : topology.group(exit);
}

function noService({ origin, services }: BalancerNode): (packet: Packet) => string {
  const ports = services.map(({ port }) => port).join(', ') || 'none';
  return (packet) =>
    `${sentence(origin.label)} has no listener for ${serviceOf(packet)} and drops it; its listeners' ports: ${ports}.`;
}

function notMine({ origin }: BalancerNode): (packet: Packet) => string {
  return ({ destination }) =>
    `${sentence(origin.label)} received a packet for ${formatAddress(destination)}, and passes on only what is addressed to itself; address it.`;
}

function spread(
  bundle: Bundle,
  service: BalancedService,
  group: InterfaceGroup,
  node: BalancerNode,
): readonly Outcome[] {
  const targets = service.targets.filter(({ address }) => address.family === bundle.family);
  if (targets.length === 0) {
    const text = service.vacancy ?? `${sentence(service.origin.label)} has no targets; give it some.`;
    return [lost(bundle, node, node.codes.vacant, service.origin, () => text)];
  }
  const outcomes: Outcome[] = [];
  for (const [index, target] of targets.entries()) {
    const [share] = cutByField(bundle, 'sourcePort', stretchOf(PORTS, index, targets.length));
    if (share) outcomes.push(...passOn(share, target, service, group, node));
  }
  return outcomes;
}

const PORTS = 65_536;

function passOn(
  bundle: Bundle,
  { address, port }: BalancedTarget,
  { keepsSource, origin }: BalancedService,
  group: InterfaceGroup,
  node: BalancerNode,
): readonly Outcome[] {
  const destination = constant(address.value);
  const own = group.pattern.addresses.find(({ family }) => family === bundle.family);
  const change = { destination, destinationPort: constant(port) };
  const onward = (some: Bundle, source = some.view.source) =>
    sent(marked(withView(some, { ...change, source }), node, 'out', some.view), group, node, origin);
  if ((!keepsSource || node.exit !== undefined) && own) return [onward(bundle, constant(own.value))];
  const [itself, others] = cutByField(bundle, 'source', singleton(address.value));
  const outcomes: Outcome[] = others ? [onward(others)] : [];
  if (itself) outcomes.push(lost(itself, node, node.codes.itself, origin, meetsItself(node)));
  return outcomes;
}

/** A host drops what comes in from outside under its own address. */
function meetsItself({ origin }: BalancerNode): (packet: Packet) => string {
  return ({ source }) =>
    `${sentence(origin.label)} leads ${formatAddress(source)} back to itself under its own address, which it drops; let targets not ask through their own balancer, or let it not keep the client's address.`;
}

function sent(bundle: Bundle, group: InterfaceGroup, node: BalancerNode, origin: Origin): Outcome {
  return {
    kind: 'go',
    bundle: { ...bundle, hops: bundle.hops + 1 },
    place: { at: 'interface-out', group },
    remark: (before, after) => ({
      node: node.id,
      origin,
      action: 'translated',
      text: changeOf(before, after) ?? flowOf(after),
    }),
  };
}

function lost(
  bundle: Bundle,
  { id }: BalancerNode,
  code: string,
  origin: Origin,
  text: (packet: Packet) => string,
): Outcome {
  const complaint = (packet: Packet) => ({ node: id, code, origin, text: text(packet) });
  return { kind: 'lost', bundle, action: 'dropped', complaint };
}
