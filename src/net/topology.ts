/**
 * A graph made ready to walk: neighbours found once, and interfaces that nothing tells apart (same segment, same
 * filters, same behaviour behind them) gathered into groups that move as one. That is why a question about all pairs
 * of a thousand machines costs what it costs for their handful of groups.
 */
import type { Address, Family } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { memoise } from '../kit/memoise.ts';
import { prefixRange } from '../kit/prefix.ts';
import { type Bound, type Ranges, rangesFrom, rangesOfValues } from '../kit/ranges.ts';
import type {
  DynamicTranslatorNode,
  Graph,
  GraphNode,
  HostNode,
  InterfaceNode,
  RouterNode,
  SegmentNode,
  WorldNode,
} from './graph.ts';
import { type Internet, internetOf } from './internet.ts';

export type ByFamily = Readonly<Record<Family, Ranges>>;

/** Interfaces that nothing tells apart but their addresses. */
export interface InterfaceGroup {
  readonly members: readonly InterfaceNode[];
  /** The first member, which stands for all. */
  readonly pattern: InterfaceNode;
  /** What is behind the first member, and, but for its name, behind all. */
  readonly owner: HostNode | DynamicTranslatorNode | undefined;
  readonly segment: SegmentPlan;
  readonly addresses: ByFamily;
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
  readonly segments: ReadonlyMap<string, SegmentPlan>;
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
  const segments = new Map(
    ofKind('segment').map((node) => [node.id, planSegment(graph, node, neighbours.get(node.id) ?? [])]),
  );
  const groups = [...segments.values()].flatMap((segment) => segment.groups);
  return {
    graph,
    world,
    internet: internetOf(world, ofKind('static-translator'), ofKind('valve')),
    segments,
    segmentsOf: gather([...segments.values()], (segment) => segment.node.router),
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
  for (const alike of gather(members, (member) => likeness(graph, member)).values()) {
    const [pattern] = alike;
    assert(pattern, 'a group has members');
    groups.push({
      members: alike,
      pattern,
      owner: ownerOf(graph, pattern),
      segment: plan,
      addresses: addressRanges(alike.flatMap((member) => member.addresses)),
    });
  }
  return plan;
}

/** Two interfaces of a segment with the same text treat every packet alike, addresses aside. */
function likeness(graph: Graph, node: InterfaceNode): string {
  const owner = ownerOf(graph, node);
  const unlikeAnyOther =
    owner?.kind === 'dynamic-translator' || owner?.forwards !== undefined || !node.checksAddresses;
  if (unlikeAnyOther) return node.id;
  const parts = [
    identity(node.inbound),
    identity(node.outbound),
    node.obstacle !== undefined,
    owner === undefined,
  ];
  if (!owner) return parts.join();
  const serves = owner.serves.map(({ protocol, port }) => `${protocol}/${port ?? '*'}`);
  return [...parts, owner.obstacle !== undefined, owner.answersPing, ...serves].join();
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identity(part: object | undefined): number {
  if (!part) return 0;
  const known = identities.get(part);
  if (known !== undefined) return known;
  identities.set(part, ++lastIdentity);
  return lastIdentity;
}

export function ownerOf(graph: Graph, node: InterfaceNode): HostNode | DynamicTranslatorNode | undefined {
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

export function byFamily(compute: (family: Family) => Ranges): ByFamily {
  return { 4: compute(4), 6: compute(6) };
}

export function addressRanges(addresses: readonly Address[]): ByFamily {
  return byFamily((family) =>
    rangesOfValues(addresses.filter((address) => address.family === family).map(({ value }) => value)),
  );
}

/** The items by key, in the order in which keys turn up. */
export function gather<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
