/**
 * A zone as its owner gives it: an apex and sets of records. What a set holds may depend on who asks, so that routing
 * policies can stand above the engine without its knowing.
 */
import type { Address } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import type { Prefix } from '../kit/prefix.ts';
import type { Name } from './name.ts';
import type { Transport } from './query.ts';
import type { RecordType, ResourceRecord } from './record.ts';

/** Who asks. */
export interface QueryContext {
  /** The address that the query came from: mostly a resolver's. */
  readonly source: Address;
  /** Where that is, in the words of whoever wrote the record sets. */
  readonly place?: string;
  /** From EDNS Client Subnet, where the asker sent it. */
  readonly clientSubnet?: Prefix;
  /** Evenly spread over [0, 1): decides whatever is left to chance. */
  readonly chance: number;
  readonly transport: Transport;
}

export interface RecordSetAnswer {
  /** Seconds. */
  readonly ttl: number;
  /** Presentation format as `readData` gives it, in the order to be sent. Empty: no data of this type for this asker. */
  readonly data: readonly string[];
  /** For how long a prefix of the client subnet this answer holds; absent: for everyone. */
  readonly scope?: number;
}

export interface RecordSet {
  readonly name: Name;
  readonly type: RecordType;
  /** Undefined: no data of this type, for nobody like this asker, wherever its client is. */
  answer(context: QueryContext): RecordSetAnswer | undefined;
}

export interface Zone {
  readonly apex: Name;
  /** At most one for a name and type. An SOA and an NS set at the apex; whatever is not within it is our mistake. */
  readonly sets: readonly RecordSet[];
}

/** The same for everyone. */
export function fixedSet(name: Name, type: RecordType, ttl: number, data: readonly string[]): RecordSet {
  assert(data.length > 0, `a set ${name} ${type} without data`);
  const content = { ttl, data };
  return { name, type, answer: () => content };
}

/** Sets of the same name and type have one TTL (RFC 2181 §5.2): the first record's. */
export function zoneOfRecords(apex: Name, records: readonly ResourceRecord[]): Zone {
  const groups = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const key = `${record.name} ${record.type}`;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  const sets = [...groups.values()].map((group) => {
    const { name, type, ttl } = group[0] as ResourceRecord;
    return fixedSet(
      name,
      type,
      ttl,
      group.map(({ data }) => data),
    );
  });
  return { apex, sets };
}
