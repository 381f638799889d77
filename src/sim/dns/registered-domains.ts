/** Domains that are registered through AWS: to whom their registries refer (R-R53-154). */
import type { Table, World } from '../../cloud/kernel/world.ts';
import { globalTable } from '../../cloud/route53/routing-input.ts';
import { type DomainItem, domain } from '../../cloud/route53domains/domain.ts';
import { parseName, type ZoneDelegation } from '../../dns/index.ts';
import { memoise } from '../../kit/memoise.ts';

export function registeredDomains(world: World): readonly ZoneDelegation[] {
  return delegationsOf(globalTable(world, domain) ?? NO_DOMAINS);
}

const NO_DOMAINS: Table<DomainItem> = Object.freeze({});

const delegationsOf = memoise((domains: Table<DomainItem>): readonly ZoneDelegation[] =>
  Object.values(domains).map(({ DomainName, Nameservers }) => ({
    zone: `${DomainName}.`,
    servers: Nameservers.flatMap(({ Name = '', GlueIps = [] }) => {
      const name = parseName(Name);
      return name === undefined ? [] : [{ name, addresses: GlueIps }];
    }),
  })),
);
