/**
 * Answers that still hold. What a walk found out depends on what it asked of the topology, and on nothing else; so in
 * another graph where each of those questions has the identical answer, the walk would end the same. One changed route
 * then costs the walks that took or might have taken it, not all.
 *
 * Which best route an address gets is a question of its own, so a table may change without every walk through it.
 */
import type { Address } from '../kit/address.ts';
import type { Graph, GraphNode, Route, WorldNode } from './graph.ts';
import type { Internet } from './internet.ts';
import type { InterfaceGroup, SegmentPlan, Topology } from './topology.ts';

interface RouteNote {
  readonly table: string;
  readonly destination: Address;
  readonly best: Route | undefined;
}

/** What was asked, and the answers. It holds on to the answers alone, not to the graph that they come from. */
class Notes {
  readonly world: WorldNode;
  readonly codes: Graph['codes'];
  internet?: Internet;
  readonly nodes = new Map<string, GraphNode | undefined>();
  readonly groups = new Map<string, InterfaceGroup | undefined>();
  readonly segments = new Map<string, readonly SegmentPlan[]>();
  readonly routes = new Map<string, RouteNote>();

  constructor({ world, codes }: Topology) {
    this.world = world;
    this.codes = codes;
  }

  /** Whether everything would be answered alike there. */
  holdIn(other: Topology): boolean {
    if (other.world !== this.world || other.codes !== this.codes) return false;
    if (this.internet && other.internet !== this.internet) return false;
    for (const [id, node] of this.nodes) if (other.node(id) !== node) return false;
    for (const [id, group] of this.groups) if (other.group(id) !== group) return false;
    for (const [id, segments] of this.segments) if (other.segments(id) !== segments) return false;
    for (const { table, destination, best } of this.routes.values())
      if (other.node(table)?.kind !== 'table' || other.route(table, destination) !== best) return false;
    return true;
  }
}

/** Passes questions on, each once, and notes the answers. */
class NotedTopology implements Topology {
  readonly #topology: Topology;
  readonly notes: Notes;

  constructor(topology: Topology) {
    this.#topology = topology;
    this.notes = new Notes(topology);
  }

  get world(): WorldNode {
    return this.notes.world;
  }
  get codes(): Graph['codes'] {
    return this.notes.codes;
  }
  get internet(): Internet {
    this.notes.internet ??= this.#topology.internet;
    return this.notes.internet;
  }

  node(id: string): GraphNode | undefined {
    return noted(this.notes.nodes, id, () => this.#topology.node(id));
  }

  group(member: string): InterfaceGroup | undefined {
    return noted(this.notes.groups, member, () => this.#topology.group(member));
  }

  segments(router: string): readonly SegmentPlan[] {
    return noted(this.notes.segments, router, () => this.#topology.segments(router));
  }

  route(table: string, destination: Address): Route | undefined {
    const ask = () => ({ table, destination, best: this.#topology.route(table, destination) });
    return noted(this.notes.routes, `${table} ${destination.family} ${destination.value}`, ask).best;
  }
}

function noted<V>(notes: Map<string, V>, key: string, ask: () => V): V {
  const known = notes.get(key);
  if (known !== undefined || notes.has(key)) return known as V;
  const answer = ask();
  notes.set(key, answer);
  return answer;
}

interface Found<T> {
  readonly notes: Notes;
  readonly value: T;
}

function compute<T>(topology: Topology, walk: (topology: Topology) => T): Found<T> {
  const noted = new NotedTopology(topology);
  return { value: walk(noted), notes: noted.notes };
}

/** Answers kept for one question: forks and undo go back and forth between a few graphs. */
const PER_QUESTION = 4;

/** Remembers answers to questions about networks, the latest `limit` questions. */
export class Recall<T> {
  readonly #limit: number;
  readonly #found = new Map<string, readonly Found<T>[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `question` says all that the answer depends on besides the topology. */
  answer(topology: Topology, question: string, walk: (topology: Topology) => T): T {
    const earlier = this.#found.get(question) ?? [];
    const holding = earlier.find(({ notes }) => notes.holdIn(topology));
    const found = holding ?? compute(topology, walk);
    this.#keep(question, [found, ...earlier.filter((other) => other !== holding)]);
    return found.value;
  }

  /** The latest first, in each question and among them. */
  #keep(question: string, found: readonly Found<T>[]): void {
    this.#found.delete(question);
    this.#found.set(question, found.slice(0, PER_QUESTION));
    const oldest = this.#found.keys().next();
    if (this.#found.size > this.#limit && !oldest.done) this.#found.delete(oldest.value);
  }
}
