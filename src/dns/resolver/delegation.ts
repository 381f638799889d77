/** Whom to ask about a zone: name servers and the addresses that are known of them. */
import { type Name, parentName, ROOT } from '../name.ts';
import type { ResourceRecord } from '../record.ts';
import type { CacheDraft } from './cache.ts';
import type { ResolverConfig } from './resolver.ts';

export interface Delegation {
  readonly zone: Name;
  readonly servers: readonly KnownServer[];
  /** `authority`: may refer further down. `forwarder`: asked for the final answer. */
  readonly role: 'authority' | 'forwarder';
}

export interface KnownServer {
  readonly name?: Name;
  readonly addresses: readonly string[];
}

/** The families of addresses that a resolver can use, as record types. */
export const addressTypes = (config: ResolverConfig) =>
  config.families.map((family) => (family === 4 ? ('A' as const) : ('AAAA' as const)));

const usable = (config: ResolverConfig) => (address: string) =>
  config.families.includes(address.includes(':') ? 6 : 4);

/**
 * The deepest zone above (or at) `name` whose servers the cache knows and can reach; in the end the root's, from the
 * hints. `floor`: a rule's servers stand there, and nothing above it is looked at.
 */
export function closestDelegation(
  name: Name,
  config: ResolverConfig,
  cache: CacheDraft,
  now: number,
  floor: Delegation | undefined,
): Delegation {
  const bottom = floor?.zone ?? ROOT;
  for (let zone: Name | undefined = name; zone !== undefined && zone !== bottom; zone = parentName(zone)) {
    const entry = cache.find(zone, 'NS', now);
    if (entry?.kind !== 'records') continue;
    const servers = entry.data.map((server) => ({
      name: server,
      addresses: addressesOf(server, config, cache, now),
    }));
    if (servers.some((server) => canBeReached(server, zone as Name)))
      return { zone, servers, role: 'authority' };
  }
  return floor ?? rootDelegation(config);
}

/** A server within the zone that it serves cannot be found without glue. */
function canBeReached(server: { name: Name; addresses: readonly string[] }, zone: Name): boolean {
  return server.addresses.length > 0 || !(server.name === zone || server.name.endsWith(`.${zone}`));
}

export function rootDelegation(config: ResolverConfig): Delegation {
  const servers = config.roots.map(({ name, addresses }) => ({
    name,
    addresses: addresses.filter(usable(config)),
  }));
  return { zone: ROOT, servers, role: 'authority' };
}

function addressesOf(server: Name, config: ResolverConfig, cache: CacheDraft, now: number): string[] {
  return addressTypes(config).flatMap((type) => {
    const entry = cache.find(server, type, now);
    return entry?.kind === 'records' ? entry.data : [];
  });
}

/** From a referral just received: its glue first, else what the cache knows. */
export function delegationOf(
  zone: Name,
  servers: readonly Name[],
  glue: readonly ResourceRecord[],
  config: ResolverConfig,
  cache: CacheDraft,
  now: number,
): Delegation {
  const types: readonly string[] = addressTypes(config);
  const known = servers.map((name) => {
    const given = glue.filter((record) => record.name === name && types.includes(record.type));
    const addresses =
      given.length > 0 ? given.map(({ data }) => data) : addressesOf(name, config, cache, now);
    return { name, addresses };
  });
  return { zone, servers: known, role: 'authority' };
}
