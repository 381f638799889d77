/**
 * A graph made ready to walk: neighbours found once, and interfaces that nothing tells apart (same segment, same
 * filters, same behaviour behind them) gathered into groups that move as one. That is why a question about all pairs
 * of a thousand machines costs what it costs for their handful of groups.
 *
 * Plans and groups are the identical objects in every graph that has the same parts for them: what one change to a
 * network leaves alone can be told by identity (see recall.ts).
 */
import type { Address } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { memoise, memoiseWithList } from '../kit/memoise.ts';
import { prefixRange } from '../kit/prefix.ts';
import { type Bound, rangesFrom } from '../kit/ranges.ts';
import type {
  BalancerNode,
  Graph,
  GraphNode,
  InterfaceNode,
  Route,
  RouterNode,
  SegmentNode,
  StaticTranslatorNode,
  ValveNode,
  WorldNode,
} from './graph.ts';
import { type Internet, internetOf } from './internet.ts';
import {
  type Alike,
  addressRanges,
  type ByFamily,
  byFamily,
  groupAlike,
  NOBODY,
  type Owned,
  type Owner,
} from './likeness.ts';
import { compileTable } from './route-table.ts';

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
  /** By the ID of the interface. */
  readonly groupOf: ReadonlyMap<string, InterfaceGroup>;
}

/** What a walk may ask about the network: it learns nothing about it in any other way. */
export interface Topology {
  readonly world: WorldNode;
  readonly internet: Internet;
  readonly codes: Graph['codes'];
  node(id: string): GraphNode | undefined;
  /** By the ID of one of its interfaces. */
  group(member: string): InterfaceGroup | undefined;
  /** Those that hang on a router. */
  segments(router: string): readonly SegmentPlan[];
  /** The best route of a table. */
  route(table: string, destination: Address): Route | undefined;
}

export class GraphTopology implements Topology {
  readonly world: WorldNode;
  readonly internet: Internet;
  readonly codes: Graph['codes'];
  readonly balancers: readonly BalancerNode[];
  readonly #nodes: ReadonlyMap<string, GraphNode>;
  readonly #plans = new Map<string, SegmentPlan>();
  readonly #segments = new Map<string, readonly SegmentPlan[]>();

  constructor({ nodes, codes }: Graph) {
    this.#nodes = nodes;
    this.codes = codes;
    const { world, segments, owned, doors, balancers } = sorted(nodes);
    this.world = world;
    this.balancers = balancers;
    this.internet = internetOf(world, ...doors);
    const plansOf = new Map<string, SegmentPlan[]>();
    for (const node of segments) {
      const plan = planSegment(node, [nodeOf(this, node.router, 'router'), ...(owned.get(node.id) ?? [])]);
      this.#plans.set(node.id, plan);
      append(plansOf, node.router, plan);
    }
    for (const [router, plans] of plansOf) this.#segments.set(router, listOf(...plans));
  }

  get groups(): readonly InterfaceGroup[] {
    return [...this.#plans.values()].flatMap((plan) => plan.groups);
  }

  node(id: string): GraphNode | undefined {
    return this.#nodes.get(id);
  }

  group(member: string): InterfaceGroup | undefined {
    const node = this.#nodes.get(member);
    return node?.kind === 'interface' ? this.#plans.get(node.segment)?.groupOf.get(member) : undefined;
  }

  segments(router: string): readonly SegmentPlan[] {
    return this.#segments.get(router) ?? NO_SEGMENTS;
  }

  route(table: string, destination: Address): Route | undefined {
    return compileTable(nodeOf(this, table, 'table')).best(destination);
  }
}

const NO_SEGMENTS: readonly SegmentPlan[] = [];

export const topologyOf: (graph: Graph) => GraphTopology = memoise((graph) => new GraphTopology(graph));

/** The identical list for the identical members. */
const listOf = memoise((...plans: readonly SegmentPlan[]): readonly SegmentPlan[] => plans);

interface Sorted {
  readonly world: WorldNode;
  readonly segments: readonly SegmentNode[];
  /** By segment: its interfaces and their owners, in turns. */
  readonly owned: ReadonlyMap<string, readonly Owned[]>;
  readonly doors: readonly (StaticTranslatorNode | ValveNode)[];
  readonly balancers: readonly BalancerNode[];
}

function sorted(nodes: ReadonlyMap<string, GraphNode>): Sorted {
  let world: WorldNode | undefined;
  const segments: SegmentNode[] = [];
  const owned = new Map<string, Owned[]>();
  const translators: StaticTranslatorNode[] = [];
  const valves: ValveNode[] = [];
  const balancers: BalancerNode[] = [];
  for (const node of nodes.values()) {
    if (node.kind === 'interface') {
      const owner = node.owner === undefined ? NOBODY : asOwner(nodes.get(node.owner), node);
      append(owned, node.segment, node, owner);
    } else if (node.kind === 'segment') segments.push(node);
    else if (node.kind === 'static-translator') translators.push(node);
    else if (node.kind === 'valve') valves.push(node);
    else if (node.kind === 'balancer') balancers.push(node);
    else if (node.kind === 'world') world = node;
  }
  assert(world, 'a graph needs a world');
  return { world, segments, owned, doors: [...translators, ...valves], balancers };
}

function append<T>(lists: Map<string, T[]>, key: string, ...items: readonly T[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}

/** With its router, then its interfaces and their owners, in turns. */
const planSegment = memoiseWithList(
  (node: SegmentNode, [router, ...owned]: readonly (RouterNode | Owned)[]): SegmentPlan => {
    assert(router?.kind === 'router', 'a segment hangs on a router');
    const groups: InterfaceGroup[] = [];
    const groupOf = new Map<string, InterfaceGroup>();
    const plan: SegmentPlan = {
      node,
      router,
      ranges: byFamily((family) =>
        rangesFrom(node.prefixes.filter((prefix) => prefix.family === family).map(prefixRange)),
      ),
      reserved: addressRanges(node.reserved),
      groups,
      groupOf,
    };
    for (const alike of groupAlike(owned as readonly Owned[])) {
      const group = { ...alike, segment: plan };
      groups.push(group);
      for (const { id } of group.members) groupOf.set(id, group);
    }
    return plan;
  },
);

export function ownerOf(topology: Topology, node: InterfaceNode): Owner | undefined {
  return node.owner === undefined ? undefined : asOwner(topology.node(node.owner), node);
}

function asOwner(owner: GraphNode | undefined, node: InterfaceNode): Owner {
  assert(
    owner?.kind === 'host' ||
      owner?.kind === 'dynamic-translator' ||
      owner?.kind === 'balancer' ||
      owner?.kind === 'attachment',
    `${node.owner} owns ${node.id}, but is no host`,
  );
  return owner;
}

/** The node of that ID, which must be there and of that kind. */
export function nodeOf<K extends GraphNode['kind']>(
  topology: Topology,
  id: string,
  kind: K,
): Extract<GraphNode, { kind: K }> {
  const node = topology.node(id);
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
