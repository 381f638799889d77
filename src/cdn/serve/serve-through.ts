/** Caches behind caches: an edge, a regional cache, a shield, and the origin. Each one is the next tier of the one before. */
import type { HttpRequest } from '../message.ts';
import type { CachePolicy } from '../policy/policy.ts';
import type { Cache } from '../store/cache.ts';
import type { CacheServed, Send, ServeContext } from './exchange.ts';
import { replyOf, serve } from './serve.ts';

export interface Tier {
  /** For the steps. */
  readonly name: string;
  readonly cache: Cache;
  readonly policy: CachePolicy;
  /** Milliseconds from here to the next cache and back. What the way to the origin takes, `origin` says itself. */
  readonly roundTripMs: number;
}

export interface ThroughContext {
  readonly now: number;
  readonly origin: Send;
  readonly failed?: NonNullable<ServeContext['failed']>;
}

export interface ServedThrough {
  /** By the first tier; its steps tell of all. */
  readonly served: CacheServed;
  /** In the order of the tiers; the same ones where nothing was learnt. */
  readonly caches: readonly Cache[];
  /** What each tier did for this client; the last time where it was asked more than once. Absent: it was not asked. */
  readonly byTier: readonly (CacheServed | undefined)[];
}

/** The first tier is the one that the client meets. */
export function serveThrough(
  tiers: readonly [Tier, ...Tier[]],
  request: HttpRequest,
  { now, origin, failed }: ThroughContext,
): ServedThrough {
  const caches = tiers.map(({ cache }) => cache);
  const byTier: (CacheServed | undefined)[] = tiers.map(() => undefined);
  const at = (index: number, asked: HttpRequest, time: number): CacheServed => {
    const { policy, name, roundTripMs } = tiers[index] as Tier;
    const send: Send = (onward, sentAt) => {
      if (index + 1 === tiers.length) return origin(onward, sentAt);
      return replyOf(at(index + 1, onward, sentAt + Math.floor(roundTripMs / 2)), roundTripMs);
    };
    const context = { now: time, policy, send, name, ...(failed ? { failed } : {}) };
    const served = serve(caches[index] as Cache, asked, context);
    caches[index] = served.cache;
    byTier[index] = served;
    return served;
  };
  const served = at(0, request, now);
  return { served, caches, byTier };
}
