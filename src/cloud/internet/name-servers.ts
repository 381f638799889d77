/** The name servers of a world: Route 53's, the lab's, and those of everybody else. */

import type { Name, ZoneDelegation } from '../../dns/index.ts';
import { memoiseBy } from '../../kit/memoise.ts';
import { type PublicNames, publicNames } from '../ec2/lower-names.ts';
import { Context } from '../kernel/context.ts';
import { REGIONS } from '../kernel/regions.ts';
import type { World } from '../kernel/world.ts';
import { type AwsNames, awsNamesOf } from '../public-names/aws-names.ts';
import { nameServerAddresses, route53Servers } from '../route53/lower.ts';
import { withSiteZones } from '../web/site-zones.ts';
import { declaredZones } from './declared-zones.ts';
import { type Hosted, type NameTree, nameTree, type ServingHost } from './name-tree.ts';
import { registeredDomains } from './registered-domains.ts';
import { amazonZones, reverseZones, serviceZones, wellKnownSites } from './sites.ts';

export function nameServersOf(world: World): NameTree {
  const regions = REGIONS.filter(({ name }) => Object.hasOwn(world.regions, name));
  return assemble({
    declared: declaredZones(withSiteZones(world.setting.zones ?? NONE, world.setting.sites ?? NONE)),
    registered: registeredDomains(world),
    route53: route53Servers(world),
    ec2: regions.map(({ name }) => publicNames(new Context(world, name, []))),
    aws: awsNamesOf(world),
  });
}

const NONE = Object.freeze({});

interface Parts {
  readonly declared: Hosted;
  readonly registered: readonly ZoneDelegation[];
  /** Which server has a zone never changes, so the zones tell all. */
  readonly route53: readonly ServingHost[];
  readonly ec2: readonly PublicNames[];
  readonly aws: AwsNames;
}

const assemble = memoiseBy(
  ({ declared, registered, route53, ec2, aws }: Parts): readonly object[] => [
    declared,
    registered,
    aws,
    ...ec2,
    ...route53.flatMap(({ zones }) => zones),
  ],
  ({ declared, registered, route53, ec2, aws }: Parts): NameTree => {
    const owned = [...registered, ...declared.delegations].map(({ zone }) => zone);
    const parts: readonly Hosted[] = [
      { servers: route53, delegations: registered },
      declared,
      wellKnownSites(new Set(owned)),
      amazonZones([...ec2.map(({ forward }) => forward), ...aws.nested], aws.sets),
      serviceZones(aws.zones),
      reverseZones(...ec2.map(({ reverse }) => reverse), aws.pointers),
    ];
    const servers = parts.flatMap((part) => part.servers);
    const delegations = firstOfEach(parts.flatMap((part) => part.delegations));
    const all = [...servers, ...deserted(servers, delegations)];
    return nameTree({ servers: all, delegations: withGlue(delegations, all) });
  },
);

/** Who is registered counts before what a lab says of a domain, and that before what is there anyway. */
function firstOfEach(delegations: readonly ZoneDelegation[]): readonly ZoneDelegation[] {
  const found = new Map<Name, ZoneDelegation>();
  for (const one of delegations) if (!found.has(one.zone)) found.set(one.zone, one);
  return [...found.values()];
}

/** Registries know the addresses of servers that are registered with them, whosever domain they serve. */
function withGlue(
  delegations: readonly ZoneDelegation[],
  servers: readonly ServingHost[],
): readonly ZoneDelegation[] {
  const known = new Map(servers.map(({ name, addresses }) => [name, addresses]));
  return delegations.map((one) => ({
    ...one,
    servers: one.servers.map(({ name, addresses }) => ({
      name,
      addresses: addresses.length > 0 ? addresses : (known.get(name) ?? []),
    })),
  }));
}

const ROUTE53_SERVER = /^ns-\d{1,4}\.awsdns-\d\d\.(?:com|net|org|co\.uk)\.$/;

/** Servers of Route 53 that a registry refers to and that have no zone: they are there, and refuse to answer. */
function deserted(
  servers: readonly ServingHost[],
  delegations: readonly ZoneDelegation[],
): readonly ServingHost[] {
  const known = new Set(servers.map(({ name }) => name));
  const named = new Set(delegations.flatMap((one) => one.servers.map(({ name }) => name)));
  return [...named]
    .filter((name) => ROUTE53_SERVER.test(name) && !known.has(name))
    .map((name) => ({ name, addresses: nameServerAddresses(name), zones: [] }));
}
