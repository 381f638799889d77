/**
 * The caches that a request goes through: the edge's own, the regional one behind it, Origin Shield where the origin has
 * one (R-CF-20 … R-CF-24). They stand in `world.web.edges`, one for each distribution and place.
 */
import {
  type Cache,
  type CachePolicy,
  EMPTY_CACHE,
  type Invalidation,
  type Tier,
} from '../../../cdn/index.ts';
import { memoise } from '../../../kit/memoise.ts';
import type { World } from '../../kernel/world.ts';
import { type Point, roundTripMs } from '../../route53/geography/distance.ts';
import { regionPlace } from '../../route53/geography/region-places.ts';
import type { OriginSettings } from '../distribution/config/origin/origin.ts';
import { bucketBehind } from '../distribution/config/origin/s3-name.ts';
import { forgottenAt, type InvalidationItem, invalidationsOf } from '../invalidation/invalidation.ts';
import type { Edge } from './locations.ts';

export interface CacheTier extends Tier {
  /** In `world.web.edges`: `E123…/LIS50-C1`. */
  readonly key: string;
  /** A city or a region: requests to the origin leave from the last one's. */
  readonly place: string;
}

interface Stand {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly point: Point;
}

/** `origin` is the one that a miss is fetched from; what is never cached takes the edge alone (R-CF-21). */
export function tiersFor(
  world: World,
  distributionId: string,
  edge: Edge,
  origin: OriginSettings,
  policy: CachePolicy,
  isCached: boolean,
): readonly [CacheTier, ...CacheTier[]] {
  const first: Stand = { id: edge.pop, name: `edge ${edge.pop}`, place: edge.city, point: edge.point };
  const behind = isCached ? standsBehind(edge, origin) : [];
  const stands = [first, ...behind];
  const tiers = stands.map((stand, index): CacheTier => {
    const next = stands[index + 1];
    return {
      key: `${distributionId}/${stand.id}`,
      name: stand.name,
      place: stand.place,
      cache: cacheAt(world, distributionId, stand.id, index > 0),
      policy: index > 0 ? plain(policy) : policy,
      roundTripMs: next ? roundTripMs(stand.point, next.point) : 0,
    };
  });
  return tiers as [CacheTier, ...CacheTier[]];
}

/** A bucket in the region of the regional cache is asked by the edges themselves (R-CF-21). */
function standsBehind(
  edge: Edge,
  { DomainName: domain, OriginShield: shield }: OriginSettings,
): readonly Stand[] {
  const isNear = bucketBehind(domain)?.region === edge.regionalCache;
  const shielded = shield.Enabled ? shield.OriginShieldRegion : undefined;
  const regional =
    isNear || edge.regionalCache === shielded ? [] : [standIn(edge.regionalCache, 'regional cache')];
  return [...regional, ...(shielded === undefined ? [] : [standIn(shielded, 'Origin Shield')])].filter(
    (stand) => stand !== undefined,
  );
}

function standIn(region: string, kind: string): Stand | undefined {
  const point = regionPlace(region);
  const id = kind === 'regional cache' ? region : `shield-${region}`;
  return point && { id, name: `${kind} ${region}`, place: region, point };
}

/** What edges compress, the caches behind them keep plain. */
const plain = memoise(({ compression: _edgesOnly, ...policy }: CachePolicy): CachePolicy => policy);

/** With the invalidations as this place hears of them, which the distribution keeps for all. */
function cacheAt(world: World, distributionId: string, id: string, isBehind: boolean): Cache {
  const cache = world.web.edges[`${distributionId}/${id}`] ?? EMPTY_CACHE;
  const known = invalidationsOf(world, distributionId);
  if (known.length === 0) return cache;
  return { ...cache, invalidations: known.map((item) => arriving(item, id, isBehind)) };
}

/** Regional caches forget before the edges do, or those would fetch the old object again. */
const BEHIND = 0.05;

/** By place; kept, so that its patterns are compiled once. */
const arrivals = memoise((_item: InvalidationItem) => new Map<string, Invalidation>());

function arriving(item: InvalidationItem, id: string, isBehind: boolean): Invalidation {
  const known = arrivals(item).get(id);
  if (known) return known;
  const at = isBehind
    ? item.startsAt + Math.round((item.completesAt - item.startsAt) * BEHIND)
    : forgottenAt(item, id);
  const arrival = { patterns: item.InvalidationBatch.Paths.Items, at };
  arrivals(item).set(id, arrival);
  return arrival;
}

/** The world in which the tiers remember what these caches do. */
export function withCaches(world: World, tiers: readonly CacheTier[], caches: readonly Cache[]): World {
  const changed = tiers.flatMap(({ key, cache }, index) => {
    const after = caches[index];
    return after && after !== cache ? [[key, { ...after, invalidations: [] }] as const] : [];
  });
  if (changed.length === 0) return world;
  return { ...world, web: { ...world.web, edges: { ...world.web.edges, ...Object.fromEntries(changed) } } };
}
