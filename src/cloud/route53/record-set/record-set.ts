/** A resource record set as it is kept in its zone: AWS's shape, its name canonical. */
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { memoise } from '../../../kit/memoise.ts';
import type { Stored } from '../../kernel/plain.ts';
import { compareNames } from '../domain-name.ts';

export type RecordSetItem = Stored<ResourceRecordSet, 'Name' | 'Type'>;
export type RecordType = RecordSetItem['Type'];

/** The record sets of a zone by their key. */
export type RecordSets = Readonly<Record<string, RecordSetItem>>;

/** R-R53-20, in the order in which AWS's schema lists them. */
export const RECORD_TYPES: readonly RecordType[] = [
  'SOA',
  'A',
  'TXT',
  'NS',
  'CNAME',
  'MX',
  'NAPTR',
  'PTR',
  'SRV',
  'SPF',
  'AAAA',
  'CAA',
  'DS',
  'TLSA',
  'SSHFP',
  'SVCB',
  'HTTPS',
];

/** What makes a set the same set: name, type and set identifier. */
export function keyOf({ Name, Type, SetIdentifier = '' }: RecordSetItem): string {
  return `${Name} ${Type} ${SetIdentifier}`;
}

/** The order of `ListResourceRecordSets` (R-R53-52). */
export function compareSets(left: RecordSetItem, right: RecordSetItem): number {
  return (
    compareNames(left.Name, right.Name) ||
    compareTexts(left.Type, right.Type) ||
    compareTexts(left.SetIdentifier ?? '', right.SetIdentifier ?? '')
  );
}

export const inOrder = memoise((sets: RecordSets): readonly RecordSetItem[] =>
  Object.values(sets).sort(compareSets),
);

/** The sets of each name. */
export const byName = memoise((sets: RecordSets): ReadonlyMap<string, readonly RecordSetItem[]> => {
  const found = new Map<string, RecordSetItem[]>();
  for (const set of Object.values(sets)) {
    const list = found.get(set.Name) ?? [];
    found.set(set.Name, list);
    list.push(set);
  }
  return found;
});

export function setsOf(sets: RecordSets, name: string, type: RecordType): readonly RecordSetItem[] {
  return (byName(sets).get(name) ?? []).filter((set) => set.Type === type);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
