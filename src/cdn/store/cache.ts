/**
 * What one cache remembers (an edge's, a regional one's): plain data that stands in the world. Changing it copies a
 * few short lists, never the whole; responses and bodies are shared between caches that heard the same.
 */
import type { Headers, HttpResponse } from '../message.ts';
import { EMPTY_TRIE, type Trie } from './trie.ts';

/** One answer. Times are milliseconds of virtual time. */
export interface CachedResponse {
  /** As it came, but without `Age` and what must not be kept. */
  readonly response: HttpResponse;
  /** When it was asked for: what is invalidated later than that is not used. */
  readonly requestedAt: number;
  /** When it was there. Before that, only those who wait for it know of it. */
  readonly availableAt: number;
  /** How old it was then (RFC 9111 §4.2.3, corrected_initial_age). */
  readonly initialAgeMs: number;
  /** Value of the request's headers that the answer's `Vary` names; absent where it has none or it is not honoured. */
  readonly selectedBy?: Headers;
  /** The origin failed, and is left alone until then. */
  readonly retryAt?: number;
}

/** All answers under one key. */
export interface Entry {
  readonly key: string;
  /** Path, and `?` with the parameters that count: what invalidations name. */
  readonly target: string;
  readonly responses: readonly CachedResponse[];
  /** Larger: used later. */
  readonly use: number;
}

/** From `at` on, nothing that was asked for earlier and has such a target is used. */
export interface Invalidation {
  /** `/index.html`, `/images/*`, `/list?page=2`: see `matchesInvalidation`. */
  readonly patterns: readonly string[];
  readonly at: number;
}

export interface Cache {
  readonly entries: Trie<Entry>;
  /** Entries. */
  readonly count: number;
  /** Counts uses, so that it is known who was used last. */
  readonly uses: number;
  /** In the order in which they were given; also those whose time is still to come. */
  readonly invalidations: readonly Invalidation[];
}

export const EMPTY_CACHE: Cache = { entries: EMPTY_TRIE, count: 0, uses: 0, invalidations: [] };
