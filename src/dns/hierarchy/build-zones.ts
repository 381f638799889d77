/**
 * The zones above everybody's: the root, the registries', and the few in which their servers have their addresses. All
 * of it is derived from the delegations, so that whoever registers a domain changes what resolvers find.
 */
import { isWithin, labelsOf, type Name, parentName, ROOT } from '../name.ts';
import type { ResourceRecord } from '../record.ts';
import { type Zone, zoneOfRecords } from '../zone.ts';
import {
  addressRecords,
  DELEGATION_TTL,
  delegationRecords,
  type NameServer,
  withoutDuplicates,
  type ZoneDelegation,
} from './delegation.ts';
import { ROOT_SERVERS, registryServers } from './root-servers.ts';

const ROOT_NS_TTL = 518_400;

/** The root: SOA, its own servers, and the registries. */
export function buildRoot(tlds: readonly ZoneDelegation[]): Zone {
  const own = ROOT_SERVERS.flatMap((server): ResourceRecord[] => [
    { name: ROOT, type: 'NS', ttl: ROOT_NS_TTL, data: server.name },
    ...addressRecords(server).map((record) => ({ ...record, ttl: ROOT_NS_TTL })),
  ]);
  const soa = 'a.root-servers.net. nstld.verisign-grs.com. 2026010100 1800 900 604800 86400';
  return zoneOfRecords(
    ROOT,
    withoutDuplicates([
      { name: ROOT, type: 'SOA', ttl: 86_400, data: soa },
      ...own,
      ...tlds.flatMap((tld) => delegationRecords(ROOT, tld)),
    ]),
  );
}

/** The zone of a registry, `com.` or `co.uk.`, with the domains that are registered there. */
export function buildTld(
  tld: Name,
  delegations: readonly ZoneDelegation[],
  servers: readonly NameServer[] = registryServers(tld),
): Zone {
  const first = servers[0]?.name ?? tld;
  return zoneOfRecords(
    tld,
    withoutDuplicates([
      { name: tld, type: 'SOA', ttl: 900, data: `${first} hostmaster.nic.${tld} 1 1800 900 604800 900` },
      ...delegationRecords(tld, { zone: tld, servers }),
      ...delegations.flatMap((delegation) => delegationRecords(tld, delegation)),
    ]),
  );
}

export interface ZoneHost {
  readonly zone: Zone;
  readonly servers: readonly NameServer[];
}

/**
 * The root, every registry that the delegations need, and the zones in which the registries' servers live. `registries`:
 * zones that take registrations; a delegation belongs to the longest that it lies below, else to its own top label's.
 */
export function buildHierarchy(
  delegations: readonly ZoneDelegation[],
  registries: readonly Name[] = DEFAULT_REGISTRIES,
): readonly ZoneHost[] {
  const zones = new Set<Name>(registries.flatMap((zone) => [zone, topOf(zone)]));
  const infrastructure = infrastructureZones([...zones, ...delegations.map(({ zone }) => topOf(zone))]);
  const all = [...delegations, ...infrastructure.map(({ zone, servers }) => ({ zone: zone.apex, servers }))];
  for (const { zone } of all) zones.add(topOf(zone));
  const hosts = [...zones].map((zone) => {
    const nested = [...zones].filter((other) => other !== zone && isWithin(other, zone));
    const own = all.filter((delegation) => registryOf(delegation.zone, zones) === zone);
    const children = [...nested.map((child) => ({ zone: child, servers: registryServers(child) })), ...own];
    return { zone: buildTld(zone, children), servers: registryServers(zone) };
  });
  const tops = hosts.filter(({ zone }) => labelsOf(zone.apex).length === 1);
  const root = buildRoot(tops.map(({ zone, servers }) => ({ zone: zone.apex, servers })));
  return [{ zone: root, servers: ROOT_SERVERS }, ...hosts, ...infrastructure];
}

/** Where people register domains, as far as anybody here does. */
export const DEFAULT_REGISTRIES: readonly Name[] = [
  'com.',
  'net.',
  'org.',
  'info.',
  'io.',
  'dev.',
  'uk.',
  'co.uk.',
  'de.',
  'eu.',
];

const topOf = (zone: Name): Name => `${labelsOf(zone).at(-1)}.`;

function registryOf(zone: Name, registries: ReadonlySet<Name>): Name | undefined {
  for (let at = parentName(zone); at !== undefined && at !== ROOT; at = parentName(at)) {
    if (registries.has(at)) return at;
  }
  return undefined;
}

/** `root-servers.net.`, `gtld-servers.net.`, …: zones of their own, on the very servers that they name. */
function infrastructureZones(registries: readonly Name[]): ZoneHost[] {
  const byZone = new Map<Name, NameServer[]>();
  for (const server of [...ROOT_SERVERS, ...registries.flatMap(registryServers)]) {
    const zone = `${labelsOf(server.name).slice(-2).join('.')}.`;
    const known = byZone.get(zone) ?? [];
    if (!known.some(({ name }) => name === server.name)) byZone.set(zone, [...known, server]);
  }
  return [...byZone].map(([zone, servers]) => ({ zone: infrastructureZone(zone, servers), servers }));
}

function infrastructureZone(zone: Name, servers: readonly NameServer[]): Zone {
  const ns = servers.map(({ name }) => ({
    name: zone,
    type: 'NS' as const,
    ttl: DELEGATION_TTL,
    data: name,
  }));
  const soa = `${servers[0]?.name} hostmaster.${zone} 1 14400 7200 1209600 3600`;
  return zoneOfRecords(zone, [
    { name: zone, type: 'SOA', ttl: 3600, data: soa },
    ...ns,
    ...servers.flatMap(addressRecords),
  ]);
}

/** The zones that each address serves: what a server's answers are compiled from. */
export function zonesByAddress(hosts: readonly ZoneHost[]): ReadonlyMap<string, readonly Zone[]> {
  const found = new Map<string, Zone[]>();
  for (const { zone, servers } of hosts) {
    for (const address of servers.flatMap(({ addresses }) => addresses)) {
      found.set(address, [...(found.get(address) ?? []), zone]);
    }
  }
  return found;
}
