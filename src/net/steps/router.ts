/**
 * Routers: the best route of a table, and delivery between the segments of one router.
 *
 * Ways of equal cost share the flows. Real routers pick one by a hash of the whole flow; here the source port of the packet
 * decides, as at attachments (see attachment.ts), so a flow keeps its way, and its answers, whose source port is another,
 * choose theirs by themselves.
 */
import { type Address, formatAddress } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import { rangesContain, stretchOf } from '../../kit/ranges.ts';
import { type Bundle, cutByField, isAnswer, onlyDestination } from '../bundle.ts';
import type { LinkNode, Remedy, Route, RouterNode, RouteTable, RouteTarget } from '../graph.ts';
import { passedBy, tablesOf } from '../internet.ts';
import type { Packet } from '../packet.ts';
import { type At, codeOf, type NextHop, type Outcome, type Place, type Walk } from '../place.ts';
import { routeName, sentence } from '../prose.ts';
import { compileTable } from '../route-table.ts';
import { nodeOf, type Topology } from '../topology.ts';

export function inRouter(walk: Walk, bundle: Bundle, place: At<'router'>): readonly Outcome[] {
  const routed: Bundle = { ...bundle, hops: bundle.hops + 1 };
  const only = onlyDestination(routed);
  if (only) {
    const best = walk.topology.route(place.table, only);
    return best ? follow(walk, routed, place, best) : [withoutRoute(walk, routed, place)];
  }
  const table = compileTable(nodeOf(walk.topology, place.table, 'table'));
  const outcomes: Outcome[] = [];
  for (const { route, destinations } of table.choices[bundle.family]) {
    const [chosen] = cutByField(routed, 'destination', destinations);
    if (chosen) outcomes.push(...follow(walk, chosen, place, route));
  }
  if (walk.explains) {
    const [stranded] = cutByField(routed, 'destination', table.unrouted[bundle.family]);
    if (stranded) outcomes.push(withoutRoute(walk, stranded, place));
  }
  return outcomes;
}

function follow(walk: Walk, chosen: Bundle, place: At<'router'>, route: Route): readonly Outcome[] {
  const { target } = route;
  const bundle: Bundle = { ...chosen, route: route.origin };
  if (target.kind === 'blackhole') return [swallowed(walk, bundle, place, route, target.text)];
  if (target.kind === 'local') return [onward(walk, bundle, place, route, target)];
  return sharesOf(bundle, target).map(([node, share]) =>
    onward(walk, share, place, route, { kind: 'node', node }),
  );
}

/** Which part of a bundle goes to which node. */
export function sharesOf(
  bundle: Bundle,
  target: Extract<RouteTarget, { kind: 'node' | 'several' }>,
): readonly (readonly [node: string, share: Bundle])[] {
  if (target.kind === 'node') return [[target.node, bundle]];
  return target.nodes.flatMap((node, index) => {
    const [share] = cutByField(bundle, 'sourcePort', stretchOf(PORTS, index, target.nodes.length));
    return share ? [[node, share] as const] : [];
  });
}

const PORTS = 65_536;

function onward(walk: Walk, bundle: Bundle, place: At<'router'>, route: Route, target: Sole): Outcome {
  const ways = route.target.kind === 'several' ? route.target.nodes.length : 1;
  return {
    kind: 'go',
    bundle,
    place: nextPlace(walk.topology, target, place),
    remark: () => {
      const choice = ways > 1 ? `, one of ${ways} ways of equal cost` : '';
      const text = `${sentence(routeName(route))} leads to ${targetName(walk.topology, target, place.router)}${choice}`;
      return { node: place.router.id, origin: route.origin, action: 'routed', text };
    },
  };
}

function swallowed(walk: Walk, bundle: Bundle, place: At<'router'>, route: Route, text: string): Outcome {
  const { codes } = nodeOf(walk.topology, place.table, 'table');
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: () => ({
      node: place.router.id,
      code: codes?.blackhole ?? codeOf(walk, 'BLACKHOLE_ROUTE'),
      origin: route.origin,
      text,
    }),
    onward: remedied(walk, bundle, place),
  };
}

function withoutRoute(walk: Walk, bundle: Bundle, place: At<'router'>): Outcome {
  const { router } = place;
  const table = nodeOf(walk.topology, place.table, 'table');
  return {
    kind: 'lost',
    bundle,
    action: 'no-route',
    complaint: (packet) => {
      const { destination } = packet;
      const remedy = remedyFor(walk, bundle, table, packet);
      const purpose = isAnswer(bundle) ? ', where the answer goes' : '';
      const missing = `${sentence(table.origin.label)} has no route to ${formatAddress(destination)}${purpose}`;
      const text = `${missing}; ${remedy?.text ?? 'add one that leads there'}.`;
      const code = table.codes?.missing ?? codeOf(walk, 'NO_ROUTE_TO_DESTINATION');
      return { node: router.id, code, origin: table.origin, text };
    },
    onward: remedied(walk, bundle, place),
  };
}

/** A remedy depends on the destination, so it is for the one packet of a trace. */
function remedied(walk: Walk, bundle: Bundle, place: At<'router'>) {
  return (packet: Packet) => {
    const remedy = remedyFor(walk, bundle, nodeOf(walk.topology, place.table, 'table'), packet);
    return remedy && { bundle, place: nextPlace(walk.topology, remedy.target, place) };
  };
}

function remedyFor(walk: Walk, bundle: Bundle, table: RouteTable, packet: Packet): Remedy | undefined {
  const remedies = table.remedies?.(packet.destination) ?? [];
  return remedies.find(({ target }) => isAnswer(bundle) || carries(walk, target, packet)) ?? remedies.at(-1);
}

/** Whether the way leads out for packets from this address: a static translator wants a mapping for it. */
function carries(walk: Walk, target: Sole, { source }: Packet): boolean {
  const node = target.kind === 'node' ? walk.topology.node(target.node) : undefined;
  if (node?.kind !== 'static-translator') return true;
  const passes = passedBy(node, source.family);
  return (
    rangesContain(passes, source.value) ||
    rangesContain(tablesOf(node)[source.family].outbound.domain, source.value)
  );
}

/** What a packet follows: of several ways, one. */
type Sole = Exclude<RouteTarget, { kind: 'blackhole' | 'several' }>;

function nextPlace(topology: Topology, target: Sole, { router, segment, zone }: At<'router'>): Place {
  if (target.kind === 'local') return { at: 'local', router };
  const hop = hopOf(topology, target.node);
  if (hop) {
    const into = hop.group.segment;
    return { at: 'segment-in', segment: into, across: into !== segment, hop };
  }
  const node = topology.node(target.node);
  if (node?.kind === 'static-translator') return { at: 'static-translator-out', node };
  if (node?.kind === 'valve') return { at: 'valve-out', node };
  if (node?.kind === 'attachment') {
    return node.transit === router.id
      ? { at: 'attachment-out', node, zone }
      : { at: 'attachment-near', node, segment };
  }
  assert(node?.kind === 'link', `a route leads to ${target.node}, which is no next hop`);
  return { at: 'link', node, to: farEnd(node, router) };
}

function farEnd(link: LinkNode, router: RouterNode) {
  const [left, right] = link.ends;
  return left.router === router.id ? right : left;
}

/** The interface that a next hop means: itself, or the one of a dynamic translator. */
export function hopOf(topology: Topology, id: string): NextHop | undefined {
  const target = topology.node(id);
  const node = target?.kind === 'dynamic-translator' ? topology.node(target.interface) : target;
  const group = node?.kind === 'interface' ? topology.group(node.id) : undefined;
  return node?.kind === 'interface' && group ? { group, node } : undefined;
}

function targetName(topology: Topology, target: Sole, router: RouterNode): string {
  if (target.kind === 'local') return router.origin.label;
  return topology.node(target.node)?.origin.label ?? target.node;
}

export function deliverLocally(walk: Walk, bundle: Bundle, { router }: At<'local'>): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const segment of walk.topology.segments(router.id)) {
    if (!rest) return outcomes;
    const [found, others]: readonly [Bundle | undefined, Bundle | undefined] = cutByField(
      rest,
      'destination',
      segment.ranges[bundle.family],
    );
    if (found)
      outcomes.push({ kind: 'go', bundle: found, place: { at: 'segment-in', segment, across: true } });
    rest = others;
  }
  if (rest && walk.explains) outcomes.push(outsideSegments(walk, rest, router));
  return outcomes;
}

function outsideSegments(walk: Walk, bundle: Bundle, router: RouterNode): Outcome {
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: ({ destination }: { destination: Address }) => {
      const text = `The address ${formatAddress(destination)} lies in no part of ${router.origin.label}; send to an address that a host holds.`;
      return { node: router.id, code: codeOf(walk, 'UNUSED_ADDRESS'), origin: router.origin, text };
    },
  };
}
