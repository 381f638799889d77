/** What BGP says of a way, and what it refused. */
import { formatAsPath, type Path, type PathAttributes } from '../../bgp/index.ts';
import type { World } from '../../cloud/kernel/world.ts';
import type { BgpFacts, Candidate, CandidateKind, Leg } from './candidate.ts';

export function factsOf(attributes: PathAttributes, neighbor: string): BgpFacts {
  const { asPath, localPreference, med, communities, largeCommunities, nextHop } = attributes;
  return {
    neighbor,
    asPath: formatAsPath(asPath),
    communities: [...communities, ...largeCommunities],
    nextHop,
    ...(localPreference !== undefined && { localPreference }),
    ...(med !== undefined && { med }),
  };
}

/** The session that a path came by; empty where the router brings it in itself. */
export function neighborOf({ source }: Path): string {
  return source.kind === 'peer' ? source.neighbor : '';
}

/** What sessions have told a router of a prefix that never came to the decision: policy, loops. */
export function refusedAt(
  world: World,
  router: string,
  prefix: string,
  kindOf: (neighbor: string) => { readonly kind: CandidateKind; readonly legs: readonly Leg[] } | undefined,
): readonly Candidate[] {
  const received = world.bgp.routers[router]?.received ?? {};
  return Object.entries(received).flatMap(([neighbor, table]): readonly Candidate[] => {
    const entry = table[prefix];
    const told = entry?.refused === undefined ? undefined : kindOf(neighbor);
    if (!entry || !told) return [];
    const bgp = factsOf(entry.attributes, neighbor);
    const why = entry.refused ?? '';
    return [{ prefix, known: `BGP from ${neighbor}`, ...told, bgp, verdict: 'refused', why }];
  });
}

/** Prefixes of which sessions have told a router anything at all. */
export function prefixesTold(world: World, router: string): readonly string[] {
  const received = world.bgp.routers[router]?.received ?? {};
  return Object.values(received).flatMap((table) => Object.keys(table));
}
