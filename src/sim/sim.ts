/**
 * The one door to the simulator. Everything above floor 3 (shell, labs, servers, screens) speaks to the simulated
 * world through this interface and nothing else.
 */

import type { HttpRequest } from '../cdn/message.ts';
import type { TimedEvent } from '../clock/clock.ts';
import type { AwsError } from '../cloud/kernel/errors.ts';
import type { World } from '../cloud/kernel/world.ts';
import type { Journey } from '../cloud/web/journey.ts';
import type { Question } from '../dns/index.ts';
import type { PacketSet } from '../kit/packet-set.ts';
import type { Trace } from '../net/trace.ts';
import type { Lookup, PeekOptions, ResolveOptions } from './dns/look-up.ts';
import type { Fault } from './faults.ts';
import type { FetchOptions } from './fetch/fetch.ts';
import type { VtyshAnswer, VtyshMode } from './vtysh.ts';

export { WORLD_START } from '../cloud/kernel/world.ts';

export interface ApiRequest {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Default: the world's own region. */
  readonly region?: string;
  /** Where it is made: on a host it takes the host's network. Default: netlab itself answers. */
  readonly from?: Place;
}

export type ApiResult =
  | { readonly ok: true; readonly output: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: AwsError };

/**
 * A place in the network, as labs and commands write it: `internet`, `client/lisbon`, `instance/web` (by Name tag or
 * ID), `load-balancer/web`, `premises/lisbon/desk`, `i-…`, `eni-…`, an IP address, or a DNS name that EC2 gave out.
 */
export type Place = string;

/** `tcp/80`, `udp/53`, `icmp` (an echo request), or a protocol number `50`. */
export interface FlowSpec {
  readonly from: Place;
  readonly to: Place;
  readonly protocol: number;
  readonly destinationPort?: number;
  readonly sourcePort?: number;
  readonly family?: 4 | 6;
  /** An address of the sender's own. Absent: that of the interface by which it leaves. */
  readonly source?: string;
  /** How large its packets are, IP header included, in octets; of TCP, how large they may be. Absent: they fit everywhere. */
  readonly size?: number;
  /** Whether they must not be fragmented. Default: TCP must not, others may be. */
  readonly dontFragment?: boolean;
}

export interface Checkpoint {
  /** What the learner did, e.g. the command line. */
  readonly label: string;
}

export interface Sim {
  readonly state: World;
  call(request: ApiRequest): ApiResult;
  /** Throws `UnknownPlace` (a learner's error, with a suggestion) where a place does not exist. */
  trace(flow: FlowSpec): Trace;
  /** Like `trace`, and leaves its mark on the world: flow-log records, connection counters. */
  send(flow: FlowSpec): Trace;
  /** Exactly the packets that get from one place to the other and whose replies come back. */
  reach(from: Place, to: Place): PacketSet;
  /**
   * Asks the DNS from where the client is, as programs there would: its own resolvers, their caches, the root and so
   * on. Caches fill. Throws `UnknownPlace`.
   */
  resolve(client: Place, question: Question, options?: ResolveOptions): Lookup;
  /** What `resolve` would answer now; leaves no mark. */
  peek(client: Place, question: Question, options?: PeekOptions): Lookup;
  /**
   * One HTTP request, from the name to the answer: DNS, connection, TLS, and all that servers ask others for it. Leaves
   * its marks: caches, flow logs, uploads, counts for the bill. Throws `UnknownPlace` where there is no such client.
   */
  fetch(client: Place, request: HttpRequest, options?: FetchOptions): Journey;
  /** One line typed in the console of a router on premises (`lisbon/edge`). Throws `UnknownPlace` where there is none. */
  vtysh(router: string, line: string, mode: VtyshMode): VtyshAnswer;
  /** What happened meanwhile, in order; among it what BGP has to tell (`routing/news.ts`). */
  advance(durationMs: number): readonly TimedEvent[];
  /** Breaks something; the answer tells what, in words. Unknown targets throw `UnknownPlace`. */
  fault(fault: Fault): string;
  heal(fault: Fault): string;
  /** An independent simulator on the same world; costs nothing. */
  fork(): Sim;
  /** Puts an earlier world of this simulator back, as one more change that can be undone. */
  restore(world: World): void;
  /** Everything since the last checkpoint becomes one step of undo. */
  checkpoint(label: string): void;
  undo(): Checkpoint | undefined;
  redo(): Checkpoint | undefined;
  subscribe(listener: () => void): () => void;
}
