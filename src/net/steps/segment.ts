/**
 * Segments. Neighbours meet directly; whatever crosses the boundary meets its stateless filters, requests and answers
 * alike.
 */
import { type Address, formatAddress } from '../../kit/address.ts';
import { NO_RANGES, rangesContain, unionRanges } from '../../kit/ranges.ts';
import {
  type Bundle,
  type Cut,
  cutByField,
  cutByMark,
  isAnswer,
  onlyDestination,
  passedOnBy,
} from '../bundle.ts';
import type { Filter, Route } from '../graph.ts';
import { type At, codeOf, type NextHop, type Notice, type Outcome, type Place, type Walk } from '../place.ts';
import { compileTable } from '../route-table.ts';
import { type InterfaceGroup, nodeOf, type SegmentPlan, type Topology } from '../topology.ts';
import { filtered } from './filtered.ts';
import { notice } from './interface.ts';
import { hopOf } from './router.ts';

export function inSegment(walk: Walk, bundle: Bundle, { group }: At<'segment'>): readonly Outcome[] {
  const { segment } = group;
  const { node, router } = segment;
  const accepted = notice(group, 'egress', 'ACCEPT');
  const [outcomes, rest] = backToBalancers(walk, bundle, group);
  if (!rest) return outcomes;
  const [near, far] = cutByField(rest, 'destination', segment.ranges[bundle.family]);
  if (near)
    outcomes.push({
      kind: 'go',
      bundle: near,
      place: { at: 'segment-in', segment, across: false },
      notice: accepted,
    });
  if (!far) return outcomes;
  const place: Place = { at: 'router', router, table: node.routes, segment };
  const [hopping, leaving] = byNextHop(walk.topology, far, segment);
  if (hopping) outcomes.push({ kind: 'go', bundle: hopping, place, notice: accepted });
  if (leaving) {
    const rejected = notice(group, 'egress', 'REJECT');
    outcomes.push(...acrossBoundary(walk, leaving, segment, node.outbound, place, accepted, rejected));
  }
  return outcomes;
}

/**
 * Answers to what a balancer passed on under the sender's own address go back to the balancer, not where that address
 * is: the network remembers the flow (R-ELB-43).
 */
function backToBalancers(
  walk: Walk,
  bundle: Bundle,
  group: InterfaceGroup,
): [Outcome[], rest: Bundle | undefined] {
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const { at } of isAnswer(bundle) ? passedOnBy(bundle) : []) {
    const hop = hopOf(walk.topology, at.exit ?? at.interface);
    if (!rest || !hop || hop.group === group) continue;
    const [found, others]: ReturnType<typeof cutByMark> = cutByMark(rest, at, 'out');
    for (const { terms } of found) outcomes.push(...intoBalancer(walk, { ...rest, terms }, group, hop));
    rest = others;
  }
  return [outcomes, rest];
}

function intoBalancer(walk: Walk, bundle: Bundle, group: InterfaceGroup, hop: NextHop): readonly Outcome[] {
  const { segment } = group;
  const into = hop.group.segment;
  const place: Place = { at: 'segment-in', segment: into, across: into !== segment, hop };
  const accepted = notice(group, 'egress', 'ACCEPT');
  if (into === segment) return [{ kind: 'go', bundle, place, notice: accepted }];
  const rejected = notice(group, 'egress', 'REJECT');
  return acrossBoundary(walk, bundle, segment, segment.node.outbound, place, accepted, rejected);
}

/** Packets whose next hop is a neighbour do not leave the segment. */
function byNextHop(topology: Topology, bundle: Bundle, segment: SegmentPlan): Cut {
  const { routes } = segment.node;
  const isNear = (route: Route | undefined) =>
    route !== undefined && hopsOf(route).some((node) => hopOf(topology, node)?.group.segment === segment);
  const only = onlyDestination(bundle);
  if (only) return isNear(topology.route(routes, only)) ? [bundle, undefined] : [undefined, bundle];
  const near = compileTable(nodeOf(topology, routes, 'table'))
    .choices[bundle.family].filter(({ route }) => isNear(route))
    .reduce((all, { destinations }) => unionRanges(all, destinations), NO_RANGES);
  return cutByField(bundle, 'destination', near);
}

function hopsOf({ target }: Route): readonly string[] {
  if (target.kind === 'several') return target.nodes;
  return target.kind === 'node' ? [target.node] : [];
}

export function intoSegment(walk: Walk, bundle: Bundle, place: At<'segment-in'>): readonly Outcome[] {
  const { segment, hop } = place;
  const next: Place = hop
    ? { at: 'interface-in', group: hop.group, sole: hop.node }
    : { at: 'neighbours', segment };
  if (!place.across) return [{ kind: 'go', bundle, place: next }];
  const rejected: Notice = (packet) => {
    const group = hop?.group ?? holder(segment, packet.destination);
    return group && notice(group, 'ingress', 'REJECT')(packet);
  };
  return acrossBoundary(walk, bundle, segment, segment.node.inbound, next, undefined, rejected);
}

function acrossBoundary(
  walk: Walk,
  bundle: Bundle,
  segment: SegmentPlan,
  filter: Filter | undefined,
  place: Place,
  onPass: Notice | undefined,
  onDeny: Notice,
): readonly Outcome[] {
  const node = () => segment.node.id;
  return filtered(walk, bundle, {
    filter,
    stateful: false,
    node,
    place,
    pass: (passed) => passed,
    onPass,
    onDeny,
  });
}

function holder(segment: SegmentPlan, { family, value }: Address): InterfaceGroup | undefined {
  return segment.groups.find((group) => rangesContain(group.addresses[family], value));
}

/** Finds whom the packets are for. Addresses that nobody holds lead nowhere. */
export function amongNeighbours(
  walk: Walk,
  bundle: Bundle,
  { segment }: At<'neighbours'>,
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const group of segment.groups) {
    if (!rest) return outcomes;
    const [found, others]: readonly [Bundle | undefined, Bundle | undefined] = cutByField(
      rest,
      'destination',
      group.addresses[bundle.family],
    );
    if (found) outcomes.push({ kind: 'go', bundle: found, place: { at: 'interface-in', group } });
    rest = others;
  }
  if (rest && walk.explains) outcomes.push(nobody(walk, rest, segment));
  return outcomes;
}

function nobody(walk: Walk, bundle: Bundle, { node, reserved }: SegmentPlan): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: ({ destination }) => {
      const kept = rangesContain(reserved[destination.family], destination.value);
      const why = kept ? 'is reserved, no host can have it' : 'belongs to nobody';
      const text = `The address ${formatAddress(destination)} in ${node.origin.label} ${why}; send to an address that a host holds.`;
      const code = codeOf(walk, kept ? 'RESERVED_ADDRESS' : 'UNUSED_ADDRESS');
      return { node: node.id, code, origin: node.origin, text };
    },
  };
}
