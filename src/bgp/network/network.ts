/**
 * Routers that speak BGP with each other, as one immutable, plain value: what they know, how their sessions stand, and
 * what is under way between them. Derived indices are memoised beside it, never stored in it.
 */
import type { PathAttributes } from '../attributes/path-attributes.ts';
import type { BgpConfig } from '../config/router.ts';
import type { Path } from '../decision/path.ts';
import type { Selection } from '../decision/select.ts';
import type { Received } from '../rib/received.ts';
import type { Message } from '../session/message.ts';
import type { Session } from '../session/session.ts';

/** Keyed by prefix, in the spelling of `formatPrefix`. */
export type ByPrefix<T> = Readonly<Record<string, T>>;
/** Keyed by the neighbor's address. */
export type ByNeighbor<T> = Readonly<Record<string, T>>;

export interface RouterState {
  readonly sessions: ByNeighbor<Session>;
  /** Adj-RIB-In. */
  readonly received: ByNeighbor<ByPrefix<Received>>;
  /** What it brings in itself. */
  readonly own: ByPrefix<readonly Path[]>;
  /** Loc-RIB: what is in use. `version`: which change of the table brought it there. */
  readonly selected: ByPrefix<Selection & { readonly version: number }>;
  /** Adj-RIB-Out: what each peer was told last. */
  readonly sent: ByNeighbor<ByPrefix<PathAttributes>>;
  /** Prefixes to be decided anew. */
  readonly dirty: ByPrefix<true>;
  /** Prefixes whose announcement waits. */
  readonly outbox: ByNeighbor<ByPrefix<true>>;
  /** No announcement before (MRAI). */
  readonly quietUntil: ByNeighbor<number>;
  /** Grows with every change of what is in use: "BGP table version". */
  readonly version: number;
}

/** Something that will happen; `neighbor` names a session by its other end's address. */
export type DueWork =
  | { readonly kind: 'start'; readonly router: string; readonly neighbor: string }
  | { readonly kind: 'attempt'; readonly router: string; readonly neighbor: string }
  | {
      readonly kind: 'connected';
      readonly router: string;
      readonly neighbor: string;
      readonly connection: number;
    }
  | {
      readonly kind: 'message';
      /** The receiver. */
      readonly router: string;
      readonly neighbor: string;
      readonly connection: number;
      readonly message: Message;
    }
  /** Its hold timer or BFD runs out; the other end has closed the connection. */
  | {
      readonly kind: 'loss' | 'closed';
      readonly router: string;
      readonly neighbor: string;
      readonly connection: number;
    }
  | { readonly kind: 'decide'; readonly router: string }
  | { readonly kind: 'advertise'; readonly router: string; readonly neighbor: string };

export type Due = DueWork & { readonly at: number; readonly sequence: number };

export interface BgpNetwork {
  readonly config: BgpConfig;
  /** Milliseconds of virtual time. */
  readonly now: number;
  readonly routers: Readonly<Record<string, RouterState>>;
  /** A heap: see `kit/heap.ts`. */
  readonly queue: readonly Due[];
  readonly nextSequence: number;
  /** TCP connections so far. */
  readonly connections: number;
  /** Sent, and held up on a way that is broken: TCP repeats them. */
  readonly stalled: readonly DueWork[];
}

export type BgpEventKind = 'state' | 'notification' | 'update' | 'best' | 'warning';

export interface BgpEvent {
  readonly at: number;
  readonly kind: BgpEventKind;
  readonly router: string;
  readonly neighbor?: string;
  readonly prefixes?: readonly string[];
  /** A sentence without a full stop, for people. */
  readonly text: string;
}

export const NEW_ROUTER: RouterState = {
  sessions: {},
  received: {},
  own: {},
  selected: {},
  sent: {},
  dirty: {},
  outbox: {},
  quietUntil: {},
  version: 0,
};

/** When something falls due by itself; undefined: the network is at rest until its surroundings change. */
export function nextDueAt({ queue, now }: BgpNetwork): number | undefined {
  return queue[0] && Math.max(queue[0].at, now);
}
