/**
 * A graph made ready to walk: neighbours found once, and interfaces that nothing tells apart (same segment, same
 * filters, same behaviour behind them) gathered into groups that move as one. That is why a question about all pairs
 * of a thousand machines costs what it costs for their handful of groups.
 */
import type { Address } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { memoise } from '../kit/memoise.ts';
import { prefixRange } from '../kit/prefix.ts';
import { type Bound, rangesFrom } from '../kit/ranges.ts';
import type { Graph, GraphNode, InterfaceNode, RouterNode, SegmentNode, WorldNode } from './graph.ts';
import { type Internet, internetOf } from './internet.ts';
import {
  type Alike,
  addressRanges,
  type ByFamily,
  byFamily,
  gather,
  groupAlike,
  NOBODY,
  type Owner,
} from './likeness.ts';

/** Like interfaces, in their place. */
export interface InterfaceGroup extends Alike {
  readonly segment: SegmentPlan;
}

export interface SegmentPlan {
  readonly node: SegmentNode;
  readonly router: RouterNode;
  readonly ranges: ByFamily;
  readonly reserved: ByFamily;
  readonly groups: readonly InterfaceGroup[];
}

export interface Topology {
  readonly graph: Graph;
  readonly world: WorldNode;
  readonly internet: Internet;
  readonly segmentsOf: ReadonlyMap<string, readonly SegmentPlan[]>;
  /** By the ID of the interface. */
  readonly groupOf: ReadonlyMap<string, InterfaceGroup>;
}

export const topologyOf: (graph: Graph) => Topology = memoise((graph) => {
  const all = [...graph.nodes.values()];
  const ofKind = <K extends GraphNode['kind']>(kind: K) =>
    all.filter((node): node is Extract<GraphNode, { kind: K }> => node.kind === kind);
  const [world] = ofKind('world');
  assert(world, 'a graph needs a world');
  const neighbours = gather(ofKind('interface'), (node) => node.segment);
  const segments = ofKind('segment').map((node) => planSegment(graph, node, neighbours.get(node.id) ?? []));
  const groups = segments.flatMap((segment) => segment.groups);
  return {
    graph,
    world,
    internet: internetOf(world, ...ofKind('static-translator'), ...ofKind('valve')),
    segmentsOf: gather(segments, (segment) => segment.node.router),
    groupOf: new Map(groups.flatMap((group) => group.members.map((member) => [member.id, group] as const))),
  };
});

function planSegment(graph: Graph, node: SegmentNode, members: readonly InterfaceNode[]): SegmentPlan {
  const groups: InterfaceGroup[] = [];
  const plan: SegmentPlan = {
    node,
    router: nodeOf(graph, node.router, 'router'),
    ranges: byFamily((family) =>
      rangesFrom(node.prefixes.filter((prefix) => prefix.family === family).map(prefixRange)),
    ),
    reserved: addressRanges(node.reserved),
    groups,
  };
  const owned = members.flatMap((member) => [member, ownerOf(graph, member) ?? NOBODY]);
  for (const alike of groupAlike(...owned)) groups.push({ ...alike, segment: plan });
  return plan;
}

export function ownerOf(graph: Graph, node: InterfaceNode): Owner | undefined {
  if (node.owner === undefined) return undefined;
  const owner = graph.nodes.get(node.owner);
  assert(
    owner?.kind === 'host' || owner?.kind === 'dynamic-translator',
    `${node.owner} owns ${node.id}, but is no host`,
  );
  return owner;
}

/** The node of that ID, which must be there and of that kind. */
export function nodeOf<K extends GraphNode['kind']>(
  graph: Graph,
  id: string,
  kind: K,
): Extract<GraphNode, { kind: K }> {
  const node = graph.nodes.get(id);
  assert(node?.kind === kind, `the graph has no ${kind} '${id}'`);
  return node as Extract<GraphNode, { kind: K }>;
}

/** The member of the group that holds an address, or else the first. */
export function memberAt(group: InterfaceGroup, address: Address): InterfaceNode {
  if (group.members.length === 1) return group.pattern;
  return holderAmong(group.members).get(address.value) ?? group.pattern;
}

const holderAmong = memoise(
  (members: readonly InterfaceNode[]): ReadonlyMap<Bound, InterfaceNode> =>
    new Map(members.flatMap((member) => member.addresses.map((address) => [address.value, member] as const))),
);
