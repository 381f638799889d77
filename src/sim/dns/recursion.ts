/**
 * What a recursive resolver is set up with: the roots; for a VPC's own the names that only it knows, and the rules of
 * Route 53 Resolver; for one on premises its zones and its conditional forwarders.
 */

import { hasPublicNames } from '../../cloud/ec2/dns-names.ts';
import { namesWithin } from '../../cloud/ec2/lower-names.ts';
import { endpointZones, inboundEndpointZones } from '../../cloud/ec2/vpc-endpoint/private-zones.ts';
import { nameServersOf } from '../../cloud/internet/name-servers.ts';
import { compile } from '../../cloud/internet/name-tree.ts';
import { Context } from '../../cloud/kernel/context.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { privateZonesOf } from '../../cloud/route53/lower.ts';
import type { ResolverEndpointItem } from '../../cloud/route53resolver/endpoint/endpoint.ts';
import { forwardingIn } from '../../cloud/route53resolver/forwarding.ts';
import {
  createServer,
  DEFAULT_LIMITS,
  isWithin,
  type Name,
  parseName,
  type ResolverConfig,
  type ResolverRule,
  ROOT,
  ROOT_SERVERS,
  ruleFor,
  type Server,
  type Zone,
} from '../../dns/index.ts';
import { memoiseBy } from '../../kit/memoise.ts';
import type { Resolver } from './resolvers.ts';

/** Where a resolver finds the names that only it knows: with itself. */
export const WITH_ITSELF = '169.254.169.253';

export function configOf(resolver: Resolver, world: World): ResolverConfig {
  const { label, clientSubnet } = resolver;
  return {
    name: label,
    roots: ROOT_SERVERS,
    rules: rulesOf(resolver, world),
    families: [4],
    limits: DEFAULT_LIMITS,
    ...(clientSubnet && { clientSubnet }),
  };
}

/**
 * The longest domain counts; of equal ones a `FORWARD` rule before a zone, and that before a `SYSTEM` rule
 * (R-R53-126), so that the later stand last here.
 */
function rulesOf(resolver: Resolver, world: World): readonly ResolverRule[] {
  const zones = ownZones(resolver, world).map(({ apex }) => apex);
  const { home, forwards = {} } = resolver;
  const forwarding = home ? forwardingIn(world, home.region, home.item.VpcId) : [];
  return [
    ...forwarding.flatMap((one) => (one.kind === 'system' ? [exception(one.domain, zones)] : [])),
    ...zones.map((domain): ResolverRule => ({ domain, action: 'ask', servers: [WITH_ITSELF] })),
    ...forwarding.flatMap((one): ResolverRule[] =>
      one.kind === 'forward' ? [{ domain: one.domain, action: 'forward', servers: one.targets }] : [],
    ),
    ...Object.entries(forwards).map(
      ([domain, servers]): ResolverRule => ({
        domain: parseName(domain) ?? ROOT,
        action: 'forward',
        servers,
      }),
    ),
  ];
}

/** An exception from a forwarding rule: as if it weren't there, be it in a zone that lies around it or out in the world. */
function exception(domain: Name, zones: readonly Name[]): ResolverRule {
  return zones.some((apex) => isWithin(domain, apex))
    ? { domain, action: 'ask', servers: [WITH_ITSELF] }
    : { domain, action: 'recurse', servers: [] };
}

/** The outbound endpoint through which the VPC's resolver asks about a name, if it does. */
export function endpointFor(name: Name, resolver: Resolver, world: World): ResolverEndpointItem | undefined {
  const { home } = resolver;
  const rule = home && ruleFor(name, rulesOf(resolver, world));
  if (rule?.action !== 'forward') return undefined;
  const found = forwardingIn(world, home?.region ?? '', home?.item.VpcId ?? '').find(
    (one) => one.kind === 'forward' && one.domain === rule.domain,
  );
  return found?.kind === 'forward' ? found.endpoint : undefined;
}

/** What it answers of its own: a VPC's resolver private zones; one on premises the zones that are kept at its address. */
function ownZones(resolver: Resolver, world: World): readonly Zone[] {
  if (resolver.forwards) return nameServersOf(world).get(resolver.source)?.zones ?? [];
  return privateZones(resolver, world);
}

/** The private zones of the VPC, EC2's own names and those of endpoints; a zone of the learner's goes before others. */
function privateZones({ home, inbound }: Resolver, world: World): readonly Zone[] {
  if (!home || !hasPublicNames(home.item)) return [];
  const hosted = privateZonesOf(world, home.item.VpcId);
  const taken = new Set(hosted.map(({ apex }) => apex));
  const context = new Context(world, home.region, []);
  const endpoints = inbound ? inboundEndpointZones(home.item, context) : endpointZones(home.item, context);
  const own = [...namesWithin(home.item, context), ...endpoints];
  return [...hosted, ...own.filter(({ apex }) => !taken.has(apex))];
}

export function ownServer(
  resolver: Resolver,
  world: World,
): { readonly server: Server; readonly zones: readonly Zone[] } {
  const zones = ownZones(resolver, world);
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
