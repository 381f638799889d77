/** Delegations as a parent zone holds them: the servers of a child, with glue where they lie within it. */
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { isWithin, type Name } from '../name.ts';
import type { ResourceRecord } from '../record.ts';

export interface NameServer {
  readonly name: Name;
  /** IPv4 and IPv6, as text. */
  readonly addresses: readonly string[];
}

/** What a registrar has put into the parent zone. Servers without addresses get no glue. */
export interface ZoneDelegation {
  readonly zone: Name;
  readonly servers: readonly NameServer[];
  /** Presentation data of DS records. */
  readonly ds?: readonly string[];
}

/** Two days: how long resolvers go on asking the old servers after a change. */
export const DELEGATION_TTL = 172_800;
const DS_TTL = 86_400;

/** Glue goes along where the server's name lies within the parent zone: from elsewhere nobody would believe it. */
export function delegationRecords(parent: Name, delegation: ZoneDelegation): ResourceRecord[] {
  const { zone, servers, ds = [] } = delegation;
  const ns = servers.map(({ name }) => ({
    name: zone,
    type: 'NS' as const,
    ttl: DELEGATION_TTL,
    data: name,
  }));
  const signers = ds.map((data) => ({ name: zone, type: 'DS' as const, ttl: DS_TTL, data }));
  return [...ns, ...signers, ...servers.filter(({ name }) => isWithin(name, parent)).flatMap(addressRecords)];
}

export function addressRecords({ name, addresses }: NameServer): ResourceRecord[] {
  return addresses.map((text) => {
    const address = parseAddress(text);
    return {
      name,
      type: address?.family === 6 ? 'AAAA' : 'A',
      ttl: DELEGATION_TTL,
      data: address ? formatAddress(address) : text,
    };
  });
}

/** One record of each kind: several delegations may share a server. */
export function withoutDuplicates(records: readonly ResourceRecord[]): ResourceRecord[] {
  const seen = new Map(records.map((record) => [`${record.name} ${record.type} ${record.data}`, record]));
  return [...seen.values()];
}
