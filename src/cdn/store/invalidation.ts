/** Ending the life of answers before their time: at once, or at a time to come, as an event that travels would. */
import { memoise } from '../../kit/memoise.ts';
import type { Cache, CachedResponse, Entry, Invalidation } from './cache.ts';
import { canonicalPath, matchesInvalidation } from './pattern.ts';
import { trieMap } from './trie.ts';

/** From `at` on, what was asked for earlier than that is not used. Nothing is taken out yet: see `settleInvalidations`. */
export function invalidate(cache: Cache, invalidation: Invalidation): Cache {
  return { ...cache, invalidations: [...cache.invalidations, invalidation] };
}

interface CompiledPatterns {
  readonly exact: ReadonlySet<string>;
  readonly starts: readonly string[];
}

const compile: (invalidation: Invalidation) => CompiledPatterns = memoise(({ patterns }: Invalidation) => ({
  exact: new Set(patterns.filter((pattern) => !pattern.endsWith('*')).map(canonicalPath)),
  starts: patterns.filter((pattern) => pattern.endsWith('*')),
}));

function covers(invalidation: Invalidation, target: string): boolean {
  const { exact, starts } = compile(invalidation);
  return exact.has(canonicalPath(target)) || starts.some((start) => matchesInvalidation(start, target));
}

/** What makes this answer unusable at `now`; the earliest. */
export function invalidationOf(
  cache: Cache,
  target: string,
  response: CachedResponse,
  now: number,
): Invalidation | undefined {
  return cache.invalidations.find(
    (invalidation) =>
      invalidation.at <= now && response.requestedAt < invalidation.at && covers(invalidation, target),
  );
}

/** Takes out what the invalidations that are due have ended, and forgets them. */
export function settleInvalidations(cache: Cache, now: number): Cache {
  const waiting = cache.invalidations.filter(({ at }) => at > now);
  if (waiting.length === cache.invalidations.length) return cache;
  const swept = sweep(cache, (entry, response) => !invalidationOf(cache, entry.target, response, now));
  return { ...swept, invalidations: waiting };
}

/** Takes out all that these patterns mean, at once. */
export function purge(cache: Cache, patterns: readonly string[]): Cache {
  const all: Invalidation = { patterns, at: 0 };
  return sweep(cache, ({ target }) => !covers(all, target));
}

/** Takes out everything under exactly this target. */
export function purgeTarget(cache: Cache, target: string): Cache {
  return sweep(cache, (entry) => entry.target !== target);
}

function sweep(cache: Cache, keeps: (entry: Entry, response: CachedResponse) => boolean): Cache {
  let dropped = 0;
  const entries = trieMap(cache.entries, (entry) => {
    const responses = entry.responses.filter((response) => keeps(entry, response));
    if (responses.length === entry.responses.length) return entry;
    if (responses.length > 0) return { ...entry, responses };
    dropped++;
    return undefined;
  });
  return entries === cache.entries ? cache : { ...cache, entries, count: cache.count - dropped };
}
