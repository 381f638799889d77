/**
 * The memory of a resolver (RFC 1034 §5.3.3, RFC 2181 §5.4.1, RFC 2308 §5). What a resolution changes is gathered in a
 * draft, and becomes a new cache in the end.
 */
import { type Prefix, parsePrefix, prefixCovers } from '../../kit/prefix.ts';
import type { Name } from '../name.ts';
import type { Cache, CacheEntry, CacheLimits, PositiveEntry, ResolverClient } from './resolver.ts';

export const cacheKey = (name: Name, type: string) => `${name} ${type}`;
const keyOf = (entry: CacheEntry) =>
  cacheKey(entry.name, entry.kind === 'nxdomain' ? 'NXDOMAIN' : (entry.type as string));

export class CacheDraft {
  readonly #base: Cache;
  readonly #changed = new Map<string, readonly CacheEntry[]>();
  readonly #subnet: Prefix | undefined;

  /** `subnet`: the client's, where the resolver tells authorities about it. */
  constructor(base: Cache, subnet: Prefix | undefined) {
    this.#base = base;
    this.#subnet = subnet;
  }

  #entries(key: string): readonly CacheEntry[] {
    return this.#changed.get(key) ?? this.#base.entries[key] ?? [];
  }

  /** The narrowest entry that holds for the client and still lives. */
  find(name: Name, type: string, now: number): CacheEntry | undefined {
    let best: CacheEntry | undefined;
    let bestLength = -1;
    for (const entry of this.#entries(cacheKey(name, type))) {
      const length = this.#scopeFor(entry);
      if (entry.expiresAt <= now || length === undefined || (best && length <= bestLength)) continue;
      best = entry;
      bestLength = length;
    }
    return best;
  }

  /** Undefined: it is not for this client. */
  #scopeFor(entry: CacheEntry): number | undefined {
    if (entry.subnet === undefined) return 0;
    const scope = parsePrefix(entry.subnet);
    return scope && this.#subnet && prefixCovers(scope, this.#subnet) ? scope.length : undefined;
  }

  /**
   * Glue does not displace an answer, and what is known already does not live longer for being said again. Nor does a
   * new set of name servers outlive the one that it displaces: else a zone that was taken away would renew itself for
   * ever, by its own answers.
   */
  put(entry: CacheEntry, now: number): void {
    const key = keyOf(entry);
    const others = this.#entries(key).filter((other) => other.subnet !== entry.subnet);
    const old = this.#entries(key).find((other) => other.subnet === entry.subnet && other.expiresAt > now);
    const isWeaker = old?.kind === 'records' && old.rank === 'answer' && isReferral(entry);
    if (entry.expiresAt <= now || isWeaker || (old && saysTheSame(old, entry))) return;
    const expiresAt =
      old && entry.kind === 'records' && entry.type === 'NS'
        ? Math.min(old.expiresAt, entry.expiresAt)
        : entry.expiresAt;
    this.#changed.set(key, [...others, { ...entry, expiresAt }]);
    if (entry.kind === 'records') this.#forget(cacheKey(entry.name, 'NXDOMAIN'), entry);
  }

  /** A name that has records does exist. */
  #forget(key: string, contrary: PositiveEntry): void {
    const kept = this.#entries(key).filter((entry) => entry.subnet !== contrary.subnet);
    if (kept.length !== this.#entries(key).length) this.#changed.set(key, kept);
  }

  /** The same object where nothing was learnt. What has expired is left out; so is, past the limit, what expires first. */
  finish(now: number, limits: CacheLimits): Cache {
    if (this.#changed.size === 0) return this.#base;
    const merged = { ...this.#base.entries, ...Object.fromEntries(this.#changed) };
    const living = Object.values(merged)
      .flat()
      .filter((entry) => entry.expiresAt > now);
    const kept =
      living.length <= limits.maxEntries
        ? living
        : living.sort((left, right) => right.expiresAt - left.expiresAt).slice(0, limits.maxEntries);
    const entries: Record<string, CacheEntry[]> = {};
    for (const entry of kept) {
      const key = keyOf(entry);
      entries[key] = [...(entries[key] ?? []), entry];
    }
    return { entries };
  }
}

function saysTheSame(old: CacheEntry, entry: CacheEntry): boolean {
  if (old.kind !== 'records' || entry.kind !== 'records' || old.rank !== entry.rank) return false;
  return old.data.length === entry.data.length && old.data.every((data) => entry.data.includes(data));
}

const isReferral = (entry: CacheEntry) => entry.kind === 'records' && entry.rank === 'referral';

/** Seconds that an entry goes on living. */
export function remainingTtl(entry: CacheEntry, now: number): number {
  return Math.max(0, Math.floor((entry.expiresAt - now) / 1000));
}

/** What authorities are told about the client (RFC 7871 §7.1.1): as the client wishes, else the start of its address. */
export function clientSubnetOf(
  client: ResolverClient,
  lengths: { readonly ipv4: number; readonly ipv6: number } | undefined,
): Prefix | undefined {
  if (!lengths) return undefined;
  const own = client.clientSubnet === undefined ? undefined : parsePrefix(client.clientSubnet);
  const family = own?.family ?? (client.address.includes(':') ? 6 : 4);
  const longest = family === 4 ? lengths.ipv4 : lengths.ipv6;
  if (own && own.length <= longest) return own;
  const base = client.clientSubnet?.split('/')[0] ?? client.address;
  return parsePrefix(`${base}/${longest}`);
}
