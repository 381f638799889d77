/** Zones of others that a lab declares: a company's old DNS, a partner's, a server in somebody's own network. */

import {
  type Name,
  type NameServer,
  parseName,
  type ResourceRecord,
  zoneOfRecords,
} from '../../dns/index.ts';
import { assert } from '../../kit/assert.ts';
import { memoise } from '../../kit/memoise.ts';
import type { ZoneSetting } from '../kernel/world.ts';
import { apexRecords, type Hosted } from './name-tree.ts';
import { readZoneLines } from './zone-lines.ts';

/** Of a hosting company, for zones whose servers nobody cares about. */
const DEFAULT_SERVERS: NonNullable<ZoneSetting['servers']> = {
  'ns1.hosting.example': ['192.0.2.53'],
  'ns2.hosting.example': ['192.0.2.54'],
};

export const declaredZones = memoise((settings: Readonly<Record<string, ZoneSetting>>): Hosted => {
  const parts = Object.entries(settings).map(([name, setting]) => declaredZone(name, setting));
  return {
    servers: parts.flatMap(({ servers }) => servers),
    delegations: parts.flatMap(({ delegations }) => delegations),
  };
});

function declaredZone(text: string, { records: lines, servers, delegated = true }: ZoneSetting): Hosted {
  const apex = parseName(text);
  assert(apex !== undefined, `the zone ${text} was checked when the lab was compiled`);
  const hosts = Object.entries(servers ?? DEFAULT_SERVERS).map(
    ([name, addresses]): NameServer => ({ name: `${name.replace(/\.$/, '')}.`, addresses }),
  );
  const records = withApex(apex, readZoneLines(apex, lines).records, hosts);
  const zone = zoneOfRecords(apex, records);
  const named = records.filter(({ name, type }) => name === apex && type === 'NS').map(({ data }) => data);
  const told = named.map((name) => hosts.find((host) => host.name === name) ?? { name, addresses: [] });
  return {
    servers: hosts.map((host) => ({ ...host, zones: [zone] })),
    delegations: delegated ? [{ zone: apex, servers: told }] : [],
  };
}

/** With an SOA and an NS set, where the lab leaves them out. */
function withApex(
  apex: Name,
  records: readonly ResourceRecord[],
  servers: readonly NameServer[],
): readonly ResourceRecord[] {
  const has = (type: string) => records.some((record) => record.name === apex && record.type === type);
  const names = servers.map(({ name }) => name);
  return [...apexRecords(apex, names).filter(({ type }) => !has(type)), ...records];
}
