/** What a recursive resolver is set up with: the roots, and for a VPC's own the names that only it knows. */

import { hasPublicNames } from '../../cloud/ec2/dns-names.ts';
import { namesWithin } from '../../cloud/ec2/lower-names.ts';
import { compile } from '../../cloud/internet/name-tree.ts';
import { Context } from '../../cloud/kernel/context.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { privateZonesOf } from '../../cloud/route53/lower.ts';
import {
  createServer,
  DEFAULT_LIMITS,
  type ResolverConfig,
  ROOT_SERVERS,
  type Server,
  type Zone,
} from '../../dns/index.ts';
import { memoiseBy } from '../../kit/memoise.ts';
import type { Resolver } from './resolvers.ts';

/** Where a VPC's resolver finds the names that only it knows: with itself. */
export const WITH_ITSELF = '169.254.169.253';

export function configOf(resolver: Resolver, world: World): ResolverConfig {
  const { label, clientSubnet } = resolver;
  const zones = privateZones(resolver, world);
  return {
    name: label,
    roots: ROOT_SERVERS,
    rules: zones.map(({ apex: domain }) => ({ domain, action: 'ask', servers: [WITH_ITSELF] })),
    families: [4],
    limits: DEFAULT_LIMITS,
    ...(clientSubnet && { clientSubnet }),
  };
}

/** The private zones of the VPC and EC2's own names; a zone of the learner's goes before one of EC2's. */
export function privateZones({ home }: Resolver, world: World): readonly Zone[] {
  if (!home || !hasPublicNames(home.item)) return [];
  const hosted = privateZonesOf(world, home.item.VpcId);
  const taken = new Set(hosted.map(({ apex }) => apex));
  const own = namesWithin(home.item, new Context(world, home.region, []));
  return [...hosted, ...own.filter(({ apex }) => !taken.has(apex))];
}

export function privateServer(
  resolver: Resolver,
  world: World,
): { readonly server: Server; readonly zones: readonly Zone[] } {
  const zones = privateZones(resolver, world);
  return { server: serverOf(zones), zones };
}

const serverOf = memoiseBy(
  (zones: readonly Zone[]): readonly object[] => zones,
  (zones: readonly Zone[]): Server =>
    createServer(
      zones.map((zone) => compile(zone)),
      { usesClientSubnet: false },
    ),
);
