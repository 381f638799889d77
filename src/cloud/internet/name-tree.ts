/**
 * All name servers of the world by address. What a domain's owner put up where, and to whom its registry refers, is
 * given; the registries and the root above follow, and so do the zones in which name servers have their own names.
 */
import {
  ancestorsWithin,
  buildHierarchy,
  type CompiledZone,
  compileZone,
  createServer,
  DEFAULT_REGISTRIES,
  isWithin,
  type Name,
  type NameServer,
  type ResourceRecord,
  ROOT,
  type Server,
  type Zone,
  type ZoneDelegation,
  type ZoneHost,
  zoneOfRecords,
} from '../../dns/index.ts';
import { memoise, memoiseWithText } from '../../kit/memoise.ts';

/** A name server out there, and what it is responsible for. */
export interface ServingHost extends NameServer {
  readonly zones: readonly Zone[];
}

export interface Hosted {
  readonly servers: readonly ServingHost[];
  readonly delegations: readonly ZoneDelegation[];
}

export interface ServerAt {
  /** One of its names. */
  readonly name: Name;
  readonly zones: readonly Zone[];
  readonly server: Server;
}

export type NameTree = ReadonlyMap<string, ServerAt>;

const NEGATIVE_TTL = 900;
const TTL = 172_800;

export function nameTree(hosted: Hosted): NameTree {
  return byAddress([...hostsAbove(REGISTRIES, hosted), ...hosted.servers]);
}

const REGISTRIES: readonly Name[] = [...DEFAULT_REGISTRIES, 'arpa.'];

/** Registries, and servers of zones for name servers' names: they follow from who serves what, whatever is in it. */
const hostsAbove = memoiseWithText(
  (_registries: readonly Name[], { servers, delegations }: Hosted) =>
    JSON.stringify([
      servers.map(({ name, addresses, zones }) => [name, addresses, zones.map(({ apex }) => apex)]),
      delegations,
    ]),
  (registries: readonly Name[], { servers, delegations }: Hosted): readonly ServingHost[] => {
    const homes = homesOf(servers, delegations);
    const registered = [
      ...delegations,
      ...homes.map(({ zone, servers: own }) => ({ zone: zone.apex, servers: own })),
    ];
    return [...buildHierarchy(registered, registries), ...homes].flatMap(({ zone, servers: list }) =>
      list.map((server): ServingHost => ({ ...server, zones: [zone] })),
    );
  },
);

function byAddress(servers: readonly ServingHost[]): NameTree {
  const groups = new Map<string, { name: Name; zones: Map<Name, Zone> }>();
  for (const { name, addresses, zones } of servers) {
    for (const address of addresses) {
      const group = groups.get(address) ?? { name, zones: new Map() };
      groups.set(address, group);
      for (const zone of zones) group.zones.set(zone.apex, zone);
    }
  }
  return new Map(
    [...groups].map(([address, { name, zones }]) => {
      return [address, new Responsible(name, [...zones.values()])];
    }),
  );
}

/** Most servers are never asked: their zones are compiled when one is. */
class Responsible implements ServerAt {
  #server: Server | undefined;

  constructor(
    readonly name: Name,
    readonly zones: readonly Zone[],
  ) {}

  get server(): Server {
    this.#server ??= createServer(this.zones.map((zone) => compile(zone)));
    return this.#server;
  }
}

export const compile = memoise((zone: Zone): CompiledZone => compileZone(zone));

/** The names of name servers have to be found too: a zone for each domain of theirs that nobody else answers for. */
function homesOf(
  servers: readonly ServingHost[],
  delegations: readonly ZoneDelegation[],
): readonly ZoneHost[] {
  const taken = new Set(delegations.map(({ zone }) => zone));
  const groups = new Map<Name, NameServer[]>();
  for (const { name, addresses, zones } of servers) {
    const domain = homeOf(name);
    if (domain === undefined || ancestorsWithin(domain, ROOT).some((above) => taken.has(above))) continue;
    // A zone that nobody refers to is its owner's own affair, and so is the name of its server.
    if (zones.some(({ apex }) => isWithin(domain, apex))) continue;
    const group = groups.get(domain) ?? [];
    groups.set(domain, group);
    if (!group.some((known) => known.name === name)) group.push({ name, addresses });
  }
  return [...groups].map(([domain, group]) => ({
    servers: group,
    zone: zoneOfRecords(domain, [
      ...apexRecords(
        domain,
        group.map(({ name }) => name),
      ),
      ...group.flatMap(({ name, addresses }) => addressRecords(name, addresses)),
    ]),
  }));
}

/** The domain that a name server's own name is registered under. */
function homeOf(server: Name): Name | undefined {
  const path = ancestorsWithin(server, ROOT);
  return path.at(DEFAULT_REGISTRIES.includes(path.at(-3) ?? '') ? -4 : -3);
}

/** The SOA and NS sets that every zone has at its apex. */
export function apexRecords(apex: Name, servers: readonly Name[]): ResourceRecord[] {
  const soa = `${servers[0] ?? apex} hostmaster.${apex} 2026010501 7200 900 1209600 ${NEGATIVE_TTL}`;
  return [
    { name: apex, type: 'SOA', ttl: NEGATIVE_TTL, data: soa },
    ...servers.map((data): ResourceRecord => ({ name: apex, type: 'NS', ttl: TTL, data })),
  ];
}

export function addressRecords(name: Name, addresses: readonly string[]): ResourceRecord[] {
  return addresses.map((data) => ({ name, type: data.includes(':') ? 'AAAA' : 'A', ttl: TTL, data }));
}
