/** Domains that are registered through AWS: to whom their registries refer (R-R53-154). */

import { parseName, type ZoneDelegation } from '../../dns/index.ts';
import { memoise } from '../../kit/memoise.ts';
import type { Table, World } from '../kernel/world.ts';
import { globalTable } from '../route53/routing-input.ts';
import { type DomainItem, domain } from '../route53domains/domain.ts';

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
