/** A small internet for resolvers to walk through: servers at addresses, with faults on demand. */

import { compileZone } from '../../src/dns/authority/compile-zone.ts';
import { createServer, respond, type Server } from '../../src/dns/authority/respond.ts';
import { buildHierarchy, zonesByAddress } from '../../src/dns/hierarchy/build-zones.ts';
import type { ZoneDelegation } from '../../src/dns/hierarchy/delegation.ts';
import { ROOT_SERVERS } from '../../src/dns/hierarchy/root-servers.ts';
import type { Name } from '../../src/dns/name.ts';
import type { Query } from '../../src/dns/query.ts';
import type { QueryType, RecordType, ResourceRecord } from '../../src/dns/record.ts';
import { resolve } from '../../src/dns/resolver/resolve.ts';
import {
  type Cache,
  DEFAULT_LIMITS,
  EMPTY_CACHE,
  type Reply,
  type Resolution,
  type ResolverConfig,
} from '../../src/dns/resolver/resolver.ts';
import { type Zone, zoneOfRecords } from '../../src/dns/zone.ts';
import { type Address, parseAddress } from '../../src/kit/address.ts';
import { nextUint32, seedRandom } from '../../src/kit/random.ts';

/** `name ttl type data` a line. */
export function records(text: string): ResourceRecord[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name, ttl, type, ...data] = line.split(/\s+/);
      return { name: name as Name, ttl: Number(ttl), type: type as RecordType, data: data.join(' ') };
    });
}

export const zone = (apex: Name, text: string): Zone => zoneOfRecords(apex, records(text));

/** Apex records and, below them, `text`. */
export const simpleZone = (apex: Name, nameServer: Name, text: string): Zone =>
  zone(
    apex,
    `${apex} 900 SOA ${nameServer} host.${apex} 1 7200 900 1209600 60
     ${apex} 3600 NS ${nameServer}
     ${text}`,
  );

export const shown = ({ name, ttl, type, data }: ResourceRecord) => `${name} ${ttl} ${type} ${data}`;

export interface TestWorld {
  readonly delegations: ZoneDelegation[];
  readonly hosted: { readonly zone: Zone; readonly addresses: readonly string[] }[];
  /** Addresses that say nothing, or answer with an error of the network. */
  readonly silent: Set<string>;
  readonly refusing: Set<string>;
  readonly sent: { readonly server: string; readonly query: Query; readonly transport: string }[];
  now: number;
  cache: Cache;
  config: ResolverConfig;
  ask(name: Name, type?: QueryType, options?: { client?: string; recursionDesired?: boolean }): Resolution;
}

export const CONFIG: ResolverConfig = {
  name: 'resolver in Lisbon',
  roots: ROOT_SERVERS,
  rules: [],
  families: [4],
  limits: DEFAULT_LIMITS,
};

export function createWorld(seed = 'dns'): TestWorld {
  const random = seedRandom(seed);
  const world: TestWorld = {
    delegations: [],
    hosted: [],
    silent: new Set(),
    refusing: new Set(),
    sent: [],
    now: 0,
    cache: EMPTY_CACHE,
    config: CONFIG,
    ask(name, type = 'A', { client = '203.0.113.77', recursionDesired = true } = {}) {
      const servers = serversOf(world);
      const send = (server: string, query: Query, transport: 'udp' | 'tcp'): Reply => {
        world.sent.push({ server, query, transport });
        const found = servers.get(server);
        if (world.refusing.has(server)) return { kind: 'refused', roundTripMs: 5 };
        if (!found || world.silent.has(server)) return { kind: 'silence' };
        const context = { source: parseAddress('192.0.2.1') as Address, chance: 0, transport };
        return { kind: 'response', response: respond(found, query, context), roundTripMs: 10 };
      };
      const port = { now: world.now, send, chance: () => nextUint32(random) / 2 ** 32 };
      const request = { question: { name, type }, client: { address: client }, recursionDesired };
      const result = resolve({ config: world.config, cache: world.cache }, request, port);
      world.cache = result.cache;
      return result.resolution;
    },
  };
  return world;
}

function serversOf(world: TestWorld): Map<string, Server> {
  const zones = new Map<string, Zone[]>();
  for (const [address, served] of zonesByAddress(buildHierarchy(world.delegations)))
    zones.set(address, [...served]);
  for (const { zone: hosted, addresses } of world.hosted) {
    for (const address of addresses) zones.set(address, [...(zones.get(address) ?? []), hosted]);
  }
  return new Map([...zones].map(([address, served]) => [address, createServer(served.map(compileZone))]));
}
