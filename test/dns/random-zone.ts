/** Zones small enough to collide with themselves: wildcards, cuts, chains and empty non-terminals in a few labels. */
import fc from 'fast-check';
import { childName, isWithin, type Name } from '../../src/dns/name.ts';
import type { QueryType, ResourceRecord } from '../../src/dns/record.ts';

const LABELS = ['a', 'b', 'c', '*'];
/** A label that no zone has. */
const STRANGE = 'x';

export const soaData = (apex: Name) => `ns.${apex} host.${apex} 1 7200 900 1209600 300`;

const path = (labels: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...labels), { maxLength });

const nameIn = (apex: Name, labels: readonly string[], maxLength = 4) =>
  path(labels, maxLength).map((parts) => parts.reduceRight((name, label) => childName(label, name), apex));

type Content = 'A' | 'TXT' | 'MX' | 'SRV' | 'CNAME' | 'NS' | 'AAAA';

interface Planned {
  readonly name: Name;
  readonly contents: readonly Content[];
  readonly target: Name;
  readonly number: number;
}

const plan = (apex: Name): fc.Arbitrary<Planned> =>
  fc.record({
    name: nameIn(apex, LABELS),
    contents: fc.oneof(
      fc.constant<readonly Content[]>(['CNAME']),
      fc.constant<readonly Content[]>(['NS']),
      fc.uniqueArray(fc.constantFrom<Content>('A', 'TXT', 'MX', 'SRV', 'AAAA'), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
    target: fc.oneof(
      { weight: 6, arbitrary: nameIn(apex, [...LABELS.slice(0, 3), STRANGE]) },
      { weight: 1, arbitrary: fc.constant('www.elsewhere.invalid.') },
    ),
    number: fc.integer({ min: 1, max: 250 }),
  });

export const randomZone = (apex: Name): fc.Arbitrary<ResourceRecord[]> =>
  fc.array(plan(apex), { minLength: 1, maxLength: 12 }).map((plans) => recordsOf(apex, plans));

function recordsOf(apex: Name, plans: readonly Planned[]): ResourceRecord[] {
  const records: ResourceRecord[] = [
    { name: apex, type: 'SOA', ttl: 900, data: soaData(apex) },
    { name: apex, type: 'NS', ttl: 3600, data: `ns.${apex}` },
    { name: apex, type: 'NS', ttl: 3600, data: 'ns.elsewhere.invalid.' },
    { name: `ns.${apex}`, type: 'A', ttl: 3600, data: '192.0.2.53' },
  ];
  const taken = new Set([apex]);
  for (const { name, contents, target, number } of plans) {
    if (taken.has(name) || (name.startsWith('*') && contents.includes('NS'))) continue;
    taken.add(name);
    for (const type of contents) {
      if (type === 'CNAME' && target === name) continue;
      for (const data of dataOf(type, name, target, number))
        records.push({ name, type, ttl: 60 + number, data });
    }
  }
  return records;
}

function dataOf(type: Content, name: Name, target: Name, number: number): string[] {
  switch (type) {
    case 'A':
      return [`192.0.2.${number}`, `198.51.100.${number}`].slice(0, 1 + (number % 2));
    case 'AAAA':
      return [`2001:db8::${number.toString(16)}`];
    case 'TXT':
      return [`"number ${number}"`];
    case 'MX':
      return [`${number} ${target}`];
    case 'SRV':
      return [`1 2 ${number} ${target}`];
    case 'CNAME':
      return [target];
    case 'NS':
      return isWithin(target, name) ? [target, `ns.${name}`] : [target];
  }
}

/** Questions that meet what is there, what is next to it, and what is not. */
export const questionIn = (apex: Name): fc.Arbitrary<{ name: Name; type: QueryType }> =>
  fc.record({
    name: nameIn(apex, [...LABELS, STRANGE], 5),
    type: fc.constantFrom<QueryType>('A', 'A', 'A', 'TXT', 'MX', 'NS', 'CNAME', 'SOA', 'AAAA', 'SRV', 'DS'),
  });
