/** What a router brings in itself: `network`, `redistribute`, `aggregate-address`. */
import { type Prefix, parsePrefix, prefixCovers, samePrefix } from '../../kit/prefix.ts';
import { aggregateAsPaths } from '../attributes/as-path.ts';
import { communitySet, largeCommunitySet } from '../attributes/community.ts';
import { bornHere, type Origin, type PathAttributes } from '../attributes/path-attributes.ts';
import type { AggregateConfig, RouterConfig, TableRoute } from '../config/router.ts';
import { LOCAL_WEIGHT, type Path, type PathSource } from '../decision/path.ts';
import { applyRouteMap } from '../policy/route-map.ts';
import { tableRoute } from './next-hop.ts';

type LocalSource = Extract<PathSource, { kind: 'local' }>;

export type OwnRoutes = Readonly<Record<string, readonly Path[]>>;

/** Aggregates are not among them: they depend on what is in use. */
export function ownRoutes(router: RouterConfig, at: number): OwnRoutes {
  const found: Record<string, Path[]> = {};
  const attributesOf = sharedAttributes();
  const sources = new Map<string, LocalSource>();
  const sourceOf = (how: string): LocalSource => {
    const source = sources.get(how) ?? ({ kind: 'local', how } as const);
    sources.set(how, source);
    return source;
  };
  const add = (prefix: string, path: Path | undefined) => {
    if (path) found[prefix] = [...(found[prefix] ?? []), path];
  };
  for (const { prefix, routeMap } of router.networks) {
    const known = tableRoute(router, prefix);
    if (!known && router.networkImportCheck) continue;
    add(
      prefix,
      ownPath(router, prefix, sourceOf('network'), attributesOf(prefix, 'igp', known), routeMap, at),
    );
  }
  for (const { source, routeMap, metric } of router.redistribute) {
    for (const route of router.table.filter((one) => one.source === source)) {
      const attributes = attributesOf(
        route.prefix,
        'incomplete',
        metric === undefined ? route : { ...route, metric },
      );
      add(route.prefix, ownPath(router, route.prefix, sourceOf(source), attributes, routeMap, at));
    }
  }
  return found;
}

/** Routes that say the same share one value, and so travel together. */
function sharedAttributes() {
  const known = new Map<string, PathAttributes>();
  return (prefix: string, origin: Origin, route: TableRoute | undefined): PathAttributes => {
    const nextHop = route?.nextHop ?? nowhere(prefix);
    const med = route?.metric ?? 0;
    const key = `${origin} ${nextHop} ${med}`;
    const attributes = known.get(key) ?? { ...bornHere(origin, nextHop), med };
    known.set(key, attributes);
    return attributes;
  };
}

const nowhere = (prefix: string) => (prefix.includes(':') ? '::' : '0.0.0.0');

function ownPath(
  router: RouterConfig,
  text: string,
  source: LocalSource,
  attributes: PathAttributes,
  routeMap: string | undefined,
  at: number,
): Path | undefined {
  const prefix = parsePrefix(text);
  if (!prefix) return undefined;
  const path: Path = { source, attributes, weight: LOCAL_WEIGHT, metric: 0, at };
  if (routeMap === undefined) return path;
  const verdict = applyRouteMap(
    routeMap,
    { prefix, attributes, weight: path.weight, source: source.how },
    router.policies,
  );
  if (verdict.action === 'deny') return undefined;
  return { ...path, attributes: verdict.subject.attributes, weight: verdict.subject.weight };
}

/** Whether the prefix is a part of the aggregate, and not all of it. */
export function isPartOf(aggregate: Prefix, prefix: Prefix): boolean {
  return !samePrefix(aggregate, prefix) && prefixCovers(aggregate, prefix);
}

export function isAggregate({ source }: Path): boolean {
  return source.kind === 'local' && source.how === 'aggregate';
}

const ORIGINS: readonly Origin[] = ['igp', 'egp', 'incomplete'];

/** RFC 4271 §9.2.2.2. Undefined where nothing stands behind it. `parts`: all paths within it, aggregates left out. */
export function aggregatePath(
  router: RouterConfig,
  { prefix, asSet }: AggregateConfig,
  parts: readonly Path[],
  at: number,
): Path | undefined {
  if (parts.length === 0) return undefined;
  const all = parts.map(({ attributes }) => attributes);
  const worst = Math.max(...all.map(({ origin }) => ORIGINS.indexOf(origin)));
  const common: PathAttributes = {
    ...bornHere(ORIGINS[worst] as Origin, nowhere(prefix)),
    aggregator: { asn: router.asn, routerId: router.routerId },
  };
  const attributes: PathAttributes = asSet
    ? {
        ...common,
        asPath: aggregateAsPaths(all.map(({ asPath }) => asPath)),
        communities: communitySet(all.flatMap(({ communities }) => communities)),
        largeCommunities: largeCommunitySet(all.flatMap(({ largeCommunities }) => largeCommunities)),
      }
    : { ...common, atomicAggregate: true };
  return { source: { kind: 'local', how: 'aggregate' }, attributes, weight: LOCAL_WEIGHT, metric: 0, at };
}
