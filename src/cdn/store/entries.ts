/** Looking up, keeping and dropping answers in a cache. */

import { sameHeaders, selectingHeaders } from '../fields/vary.ts';
import type { HttpRequest } from '../message.ts';
import type { CacheKey } from '../policy/cache-key.ts';
import type { Cache, CachedResponse, Entry } from './cache.ts';
import { invalidationOf } from './invalidation.ts';
import { trieDelete, trieGet, trieItems, triePut } from './trie.ts';

/** Answers under one key that differ by `Vary`; the oldest goes. */
const MAX_RESPONSES = 64;

export interface Found {
  /** Can be looked at now; the latest. */
  readonly present?: CachedResponse;
  /** On its way, on behalf of somebody else; the first to arrive. */
  readonly coming?: CachedResponse;
  /** Something was there, but has been invalidated. */
  readonly wasInvalidated: boolean;
}

const NOTHING: Found = { wasInvalidated: false };

export function findEntry(cache: Cache, key: CacheKey): Entry | undefined {
  return trieGet(cache.entries, key.key);
}

export function find(cache: Cache, entry: Entry | undefined, request: HttpRequest, now: number): Found {
  if (!entry) return NOTHING;
  let present: CachedResponse | undefined;
  let coming: CachedResponse | undefined;
  let wasInvalidated = false;
  for (const response of entry.responses) {
    if (!wasSelectedFor(response, request)) continue;
    if (cache.invalidations.length > 0 && invalidationOf(cache, entry.target, response, now)) {
      wasInvalidated = true;
    } else if (response.availableAt <= now) {
      if (!present || response.availableAt >= present.availableAt) present = response;
    } else if (!coming || response.availableAt < coming.availableAt) coming = response;
  }
  return { wasInvalidated, ...(present ? { present } : {}), ...(coming ? { coming } : {}) };
}

function wasSelectedFor({ selectedBy }: CachedResponse, request: HttpRequest): boolean {
  if (!selectedBy) return true;
  const names = selectedBy.map(([name]) => name);
  return sameHeaders(selectedBy, selectingHeaders(request.headers, names));
}

/**
 * Puts the answer in the place of those of the same selection. One that is still on its way leaves the present one
 * there, and the first to come, for those who ask meanwhile.
 */
export function putResponse(cache: Cache, key: CacheKey, response: CachedResponse, now: number): Cache {
  const entry = findEntry(cache, key);
  const others = othersThan(response, entry?.responses ?? [], now);
  const responses = [...others.slice(-(MAX_RESPONSES - 1)), response];
  const use = cache.uses + 1;
  return {
    ...cache,
    entries: triePut(cache.entries, { key: key.key, target: key.target, responses, use }),
    count: entry ? cache.count : cache.count + 1,
    uses: use,
  };
}

function othersThan(
  response: CachedResponse,
  known: readonly CachedResponse[],
  now: number,
): readonly CachedResponse[] {
  const others = known.filter((other) => !isSameSelection(other, response));
  if (response.availableAt <= now) return others;
  const same = known.filter((other) => isSameSelection(other, response));
  const byTime = [...same].sort((left, right) => left.availableAt - right.availableAt);
  const present = byTime.findLast(({ availableAt }) => availableAt <= now);
  const coming = byTime.find(({ availableAt }) => availableAt > now);
  return [...others, ...(present ? [present] : []), ...(coming ? [coming] : [])];
}

const isSameSelection = (left: CachedResponse, right: CachedResponse) =>
  sameHeaders(left.selectedBy ?? [], right.selectedBy ?? []);

/** Notes that the entry was used; the same cache where it was the last one used. */
export function touch(cache: Cache, entry: Entry): Cache {
  if (entry.use === cache.uses) return cache;
  const use = cache.uses + 1;
  return { ...cache, entries: triePut(cache.entries, { ...entry, use }), uses: use };
}

/** Drops this answer, and what it had replaced. */
export function dropResponse(cache: Cache, key: CacheKey, response: CachedResponse): Cache {
  const entry = findEntry(cache, key);
  if (!entry) return cache;
  const responses = entry.responses.filter(
    (other) => !isSameSelection(other, response) || other.availableAt > response.availableAt,
  );
  if (responses.length === entry.responses.length) return cache;
  if (responses.length > 0) return { ...cache, entries: triePut(cache.entries, { ...entry, responses }) };
  return { ...cache, entries: trieDelete(cache.entries, key.key), count: cache.count - 1 };
}

/** So large a part goes at once, so that the search for the oldest is rare. */
const EVICTED_PART = 1 / 64;

/** Makes room where there are more entries than the limit, least recently used first. */
export function evict(cache: Cache, maxEntries: number): { cache: Cache; evicted: readonly Entry[] } {
  const excess = cache.count - maxEntries;
  if (excess <= 0) return { cache, evicted: [] };
  const byUse = [...trieItems(cache.entries)].sort((left, right) => left.use - right.use);
  const evicted = byUse.slice(0, Math.max(excess, Math.floor(maxEntries * EVICTED_PART)));
  const entries = evicted.reduce((rest, { key }) => trieDelete(rest, key), cache.entries);
  return { cache: { ...cache, entries, count: cache.count - evicted.length }, evicted };
}
