/** What a cache is told, what it asks of the next tier, and what it says in the end. */
import type { HttpRequest, HttpResponse } from '../message.ts';
import type { Lifetime } from '../policy/lifetime.ts';
import type { CachePolicy } from '../policy/policy.ts';
import type { Cache } from '../store/cache.ts';

/** Why no answer came; more than these may be told, they are only handed on. */
export type FailureReason = 'timeout' | 'refused' | 'reset' | (string & {});

export interface Failure {
  readonly kind: 'failure';
  readonly reason: FailureReason;
  /** Says why, where the network knows: it is shown, not acted on. */
  readonly text?: string;
  /** Milliseconds until it was given up. */
  readonly elapsedMs: number;
  readonly steps?: readonly Step[];
}

export interface Reply {
  readonly kind: 'response';
  readonly response: HttpResponse;
  /** Milliseconds from sending the request to the last octet. */
  readonly elapsedMs: number;
  /** What `Age` would say, in milliseconds, where the sender is a cache of ours and left the header out. */
  readonly ageMs?: number;
  /** Where the sender is a cache that got no answer itself: the response is its own then. */
  readonly failure?: Failure;
  /** What went on there, in its own time (`atMs` 0 is when the request was sent). */
  readonly steps?: readonly Step[];
}

/** The next tier: another cache, or the origin. `at`: virtual time at which the request leaves. */
export type Send = (request: HttpRequest, at: number) => Reply | Failure;

export interface ServeContext {
  /** Milliseconds of virtual time. */
  readonly now: number;
  readonly policy: CachePolicy;
  readonly send: Send;
  /** Of this cache, for the steps: `edge LIS50-C1`. */
  readonly name?: string;
  /** What clients get when no answer came and nothing may stand in. Default: 504 for a timeout, else 502, no body. */
  readonly failed?: (failure: Failure) => HttpResponse;
}

/**
 * `hit`: from the cache. `miss`: from the next tier. `refresh-hit`: from the cache, after the next tier said that it
 * still holds. `stale-hit`: from the cache though stale, by permission. `pass`: not a matter for the cache (its method).
 * `error`: no answer came and nothing could stand in, or only the cache was to be asked and it had nothing.
 * An error status of the origin is a `miss`, and a `hit` while it is remembered.
 */
export type ServeVerdict = 'hit' | 'miss' | 'refresh-hit' | 'stale-hit' | 'pass' | 'error';

export interface CacheServed {
  readonly response: HttpResponse;
  /** The same one where nothing was learnt. */
  readonly cache: Cache;
  readonly verdict: ServeVerdict;
  readonly key: string;
  readonly steps: readonly Step[];
  /** Milliseconds that the client waited. */
  readonly elapsedMs: number;
  /** How old the answer is; absent where it did not come from this cache. The response has it as `Age`, in seconds. */
  readonly ageMs?: number;
  /** Whether it waited for the answer to somebody else's request. */
  readonly collapsed: boolean;
  /** Why the next tier, or one behind it, gave no answer, where it did not. */
  readonly failure?: Failure;
  /** The response without `Age`, as this cache shares it with others (see `replyOf`). */
  readonly shared: HttpResponse;
}

export type StepKind =
  | 'key' // what was looked up
  | 'pass' // not for the cache
  | 'hit'
  | 'miss'
  | 'stale' // there, but too old
  | 'invalidated' // there, but invalidated
  | 'waits' // for the answer to somebody else's request
  | 'sends' // asks the next tier
  | 'validates' // asks the next tier whether it still holds
  | 'answers' // the next tier answered
  | 'validated' // it still holds
  | 'fails' // no answer
  | 'compressed'
  | 'stored'
  | 'not-stored'
  | 'evicted'
  | 'serves-stale'
  | 'unsafe' // a change went through, so what is stored may be old
  | 'not-modified' // the client has it already
  | 'range' // the client gets a part
  | 'refuses'; // only-if-cached

/** One thing that happened, for people and for pictures. */
export interface Step {
  readonly kind: StepKind;
  /** One sentence. */
  readonly text: string;
  /** Milliseconds since the request came in. */
  readonly atMs: number;
  /** The cache that speaks. */
  readonly cache?: string;
  /** Whether the client does not wait for it. */
  readonly background?: true;
  readonly key?: string;
  readonly status?: number;
  /** Milliseconds. */
  readonly ageMs?: number;
  readonly remainingMs?: number;
  readonly lifetime?: Lifetime;
  readonly roundTripMs?: number;
}
