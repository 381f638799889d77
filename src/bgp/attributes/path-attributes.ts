/** What a BGP UPDATE says of a route: RFC 4271 §5, RFC 1997, RFC 4456, RFC 8092. */
import type { AsPath } from './as-path.ts';

export type Origin = 'igp' | 'egp' | 'incomplete';

export interface PathAttributes {
  readonly origin: Origin;
  readonly asPath: AsPath;
  /** An address; `0.0.0.0` or `::` for what this router brings in itself. */
  readonly nextHop: string;
  /** MULTI_EXIT_DISC. */
  readonly med?: number;
  /** Absent outside its own system; then the router's default holds. */
  readonly localPreference?: number;
  readonly atomicAggregate?: true;
  readonly aggregator?: { readonly asn: number; readonly routerId: string };
  /** In their one spelling and order: see `communitySet`. */
  readonly communities: readonly string[];
  readonly largeCommunities: readonly string[];
  /** Route reflection: who brought it into the system, and the clusters it came through, nearest first. */
  readonly originatorId?: string;
  readonly clusterList?: readonly string[];
}

/** A route as it is born here, before any policy: with a MED of 0, as FRR gives it to everything of its own. */
export function bornHere(origin: Origin, nextHop: string): PathAttributes {
  return { origin, asPath: [], nextHop, med: 0, communities: [], largeCommunities: [] };
}

export function sameAttributes(left: PathAttributes, right: PathAttributes): boolean {
  return left === right || JSON.stringify(inOrder(left)) === JSON.stringify(inOrder(right));
}

function inOrder(attributes: PathAttributes): readonly unknown[] {
  const { origin, asPath, nextHop, med, localPreference, atomicAggregate, aggregator } = attributes;
  const { communities, largeCommunities, originatorId, clusterList } = attributes;
  return [
    [origin, asPath, nextHop, med, localPreference, atomicAggregate, aggregator?.asn, aggregator?.routerId],
    [communities, largeCommunities, originatorId, clusterList],
  ];
}

export function without<Key extends keyof PathAttributes>(
  attributes: PathAttributes,
  ...keys: readonly Key[]
): Omit<PathAttributes, Key> {
  const rest: Record<string, unknown> = { ...attributes };
  for (const key of keys) delete rest[key];
  return rest as unknown as Omit<PathAttributes, Key>;
}
