/**
 * A network while it is being worked on: everything is copied at most once, before the first change, and the value it
 * came from stays as it was.
 */
import { heapPop, heapPush } from '../../kit/heap.ts';
import type { BgpConfig } from '../config/router.ts';
import { type Wire, wireKey, wiresOf } from '../config/wiring.ts';
import type { Session } from '../session/session.ts';
import {
  type BgpEvent,
  type BgpEventKind,
  type BgpNetwork,
  type Due,
  type DueWork,
  NEW_ROUTER,
  type RouterState,
} from './network.ts';

const before = (left: Due, right: Due) =>
  left.at < right.at || (left.at === right.at && left.sequence < right.sequence);

type Tables = 'received' | 'sent' | 'outbox';
type Table<Name extends Tables> = Record<string, RouterState[Name][string][string]>;
type WholeTables = 'selected' | 'dirty' | 'own';
type Whole<Name extends WholeTables> = Record<string, RouterState[Name][string]>;

export class Work {
  readonly events: BgpEvent[] = [];
  now: number;
  config: BgpConfig;
  stalled: DueWork[];
  connections: number;
  readonly #routers: Record<string, RouterState>;
  readonly #queue: Due[];
  #nextSequence: number;
  /** What was copied here, and may be written to. */
  readonly #own = new WeakSet<object>();

  constructor(network: BgpNetwork) {
    this.now = network.now;
    this.config = network.config;
    this.stalled = [...network.stalled];
    this.connections = network.connections;
    this.#routers = { ...network.routers };
    this.#queue = [...network.queue];
    this.#nextSequence = network.nextSequence;
  }

  result(): BgpNetwork {
    return {
      config: this.config,
      now: this.now,
      routers: this.#routers,
      queue: this.#queue,
      nextSequence: this.#nextSequence,
      connections: this.connections,
      stalled: this.stalled,
    };
  }

  get routerNames(): readonly string[] {
    return Object.keys(this.#routers);
  }

  wire(router: string, neighbor: string): Wire | undefined {
    return wiresOf(this.config).get(wireKey(router, neighbor));
  }

  router(name: string): RouterState {
    return this.#routers[name] ?? NEW_ROUTER;
  }

  setRouter(name: string, change: Partial<RouterState>): void {
    this.#routers[name] = { ...this.router(name), ...change };
  }

  removeRouter(name: string): void {
    delete this.#routers[name];
  }

  session(router: string, neighbor: string): Session | undefined {
    return this.#routers[router]?.sessions[neighbor];
  }

  setSession(router: string, neighbor: string, session: Session): void {
    this.setRouter(router, { sessions: { ...this.router(router).sessions, [neighbor]: session } });
  }

  /** A table of one neighbor, to be written to. */
  table<Name extends Tables>(router: string, name: Name, neighbor: string): Table<Name> {
    const tables = this.router(router)[name];
    const known = tables[neighbor] as Table<Name> | undefined;
    if (known && this.#own.has(known)) return known;
    const copy: Table<Name> = copyOf(known);
    this.#own.add(copy);
    this.setRouter(router, { [name]: { ...tables, [neighbor]: copy } });
    return copy;
  }

  removeTable(router: string, name: Tables, neighbor: string): void {
    const { [neighbor]: _gone, ...rest } = this.router(router)[name];
    this.setRouter(router, { [name]: rest });
  }

  /** A table of the router itself, to be written to. */
  whole<Name extends WholeTables>(router: string, name: Name): Whole<Name> {
    const known = this.router(router)[name] as Whole<Name>;
    if (this.#own.has(known)) return known;
    const copy: Whole<Name> = copyOf(known);
    this.#own.add(copy);
    this.setRouter(router, { [name]: copy });
    return copy;
  }

  later(at: number, work: DueWork): void {
    heapPush(this.#queue, { ...work, at, sequence: this.#nextSequence++ }, before);
  }

  /** The next thing due until then, taken from the queue; the clock goes along. */
  next(until: number): Due | undefined {
    const due = this.#queue[0];
    if (!due || due.at > until) return undefined;
    heapPop(this.#queue, before);
    this.now = Math.max(this.now, due.at);
    return due;
  }

  tell(kind: BgpEventKind, router: string, text: string, more: Partial<BgpEvent> = {}): void {
    this.events.push({ at: this.now, kind, router, text, ...more });
  }
}

/**
 * Name by name: spreading has V8 lay out a hidden class for each copy, which for a thousand names takes several times as long
 * as copying them does.
 */
function copyOf<T extends Record<string, unknown>>(table: T | undefined): T {
  const copy: Record<string, unknown> = {};
  for (const name in table) copy[name] = table[name];
  return copy as T;
}
