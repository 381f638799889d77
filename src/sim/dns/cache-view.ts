/** A resolver's memory as people look at it: what it holds at this moment, and for how long. */
import type { World } from '../../cloud/kernel/world.ts';
import { compareNames, type Name, remainingTtl } from '../../dns/index.ts';
import { type Resolver, resolversIn } from './resolvers.ts';

export interface CachedLine {
  readonly name: Name;
  /** A record type; `NXDOMAIN` for names that don't exist. */
  readonly type: string;
  /** Seconds that are left. */
  readonly ttl: number;
  /** Empty where the cache remembers that there is nothing. */
  readonly data: readonly string[];
  /** Address of the server that said so. */
  readonly from: string;
  /** Learnt from a referral: it leads further and answers nobody. */
  readonly isHint: boolean;
  /** The clients that it is for, as CIDR text; absent: all. */
  readonly subnet?: string;
}

/** In DNS order; what has expired is left out. */
export function cachedLines(world: World, resolver: string): readonly CachedLine[] {
  const { now } = world.clock;
  const entries = Object.values(world.dns.caches[resolver]?.entries ?? {}).flat();
  return entries
    .filter(({ expiresAt }) => expiresAt > now)
    .map(
      (entry): CachedLine => ({
        name: entry.name,
        type: entry.kind === 'nxdomain' ? 'NXDOMAIN' : (entry.type ?? ''),
        ttl: remainingTtl(entry, now),
        data: entry.kind === 'records' ? entry.data : [],
        from: entry.from,
        isHint: entry.kind === 'records' && entry.rank === 'referral',
        ...(entry.subnet !== undefined && { subnet: entry.subnet }),
      }),
    )
    .sort((left, right) => compareNames(left.name, right.name) || (left.type < right.type ? -1 : 1));
}

/** Resolvers by the name that `cache` takes; those that remember something first. */
export function knownResolvers(world: World): readonly Pick<Resolver, 'id' | 'label'>[] {
  const isUsed = ({ id }: Resolver) => Object.keys(world.dns.caches[id]?.entries ?? {}).length > 0;
  const all = resolversIn(world);
  return [...all.filter(isUsed), ...all.filter((resolver) => !isUsed(resolver))];
}
