/**
 * A hosted zone as the DNS engine takes it: one set for each name and type, whose answer follows the routing policy for
 * whoever asks. What is left to chance is drawn here, from the number that the query brings.
 */
import {
  type CompiledZone,
  compileZone,
  type QueryContext,
  type RecordSet,
  type RecordSetAnswer,
  readData,
  type Zone,
} from '../../dns/index.ts';
import { memoise, memoiseBy } from '../../kit/memoise.ts';
import { nextUint32, type RandomState, seedRandom } from '../../kit/random.ts';
import type { Resource } from '../kernel/resource.ts';
import type { Table, World } from '../kernel/world.ts';
import { awsNamesOf } from '../public-names/aws-names.ts';
import { inAnyOrder } from '../public-names/service-name.ts';
import { askerAt } from './asker.ts';
import { cidrCollection } from './cidr-collection/cidr-collection.ts';
import { alarm } from './health-check/alarm.ts';
import { healthCheck } from './health-check/health-check.ts';
import type { HostedZoneItem } from './hosted-zone/hosted-zone.ts';
import { addressesOfLeaf, targetOfLeaf } from './leaf-addresses.ts';
import { aliasService } from './record-set/alias-target.ts';
import { byName, type RecordSetItem, type RecordType } from './record-set/record-set.ts';
import { decide, type Leaf } from './routing/decide.ts';
import { toNumber } from './routing/fraction.ts';
import { MOST_VALUES } from './routing/multivalue.ts';
import type { Asker } from './routing/policy.ts';
import { globalTable, routingInput } from './routing-input.ts';

/** Sets whose policy looks at the client's network give answers that hold for it alone. */
const SCOPED_BITS = { 4: 24, 6: 48 } as const;

/** The engine's zone; undefined until the zone's creation has reached the servers. The same one as long as nothing changes. */
export function lowerZone(item: HostedZoneItem, world: World): Zone | undefined {
  return Object.keys(item.served).length === 0 ? undefined : lower(item, world);
}

/** The same, ready to answer. */
export const compileHostedZone: (zone: Zone) => CompiledZone = memoise(compileZone);

/** What decides the answers, apart from who asks: a zone of plain records stays as it is, whatever is healthy. */
// biome-ignore lint/suspicious/noExplicitAny: resources of different item types
const relevantTo = memoise((served: HostedZoneItem['served']): readonly Resource<any>[] => {
  const sets = Object.values(served);
  const heedsHealth = sets.some(({ HealthCheckId }) => HealthCheckId !== undefined);
  const heedsNetworks = sets.some(({ CidrRoutingConfig }) => CidrRoutingConfig !== undefined);
  return [...(heedsHealth ? [healthCheck, alarm] : []), ...(heedsNetworks ? [cidrCollection] : [])];
});

const lower = memoiseBy(
  (item: HostedZoneItem, world: World): readonly object[] => [
    item.served,
    world.setting.clients,
    leadsToServices(item.served) ? awsNamesOf(world) : NO_TABLE,
    ...relevantTo(item.served).map((resource) => globalTable(world, resource) ?? NO_TABLE),
  ],
  (item: HostedZoneItem, world: World): Zone => {
    const sets: RecordSet[] = [];
    for (const [, named] of byName(item.served)) {
      for (const type of new Set(named.map((set) => set.Type))) {
        const [first, ...others] = named.filter((set) => set.Type === type);
        sets.push(lowerSet(first as RecordSetItem, others.length > 0, item, world));
      }
    }
    return { apex: item.Name, sets };
  },
);

const NO_TABLE: Table = Object.freeze({});

/** Only then do the answers follow from what else there is at AWS. */
const leadsToServices = memoise((sets: HostedZoneItem['served']): boolean =>
  Object.values(sets).some(({ AliasTarget: target }) =>
    target ? aliasService(target.DNSName ?? '', target.HostedZoneId ?? '') : false,
  ),
);

function lowerSet(first: RecordSetItem, several: boolean, item: HostedZoneItem, world: World): RecordSet {
  const { Name: name, Type: type } = first;
  if (!several && first.ResourceRecords) {
    const content = contentOf([first], type);
    return { name, type, answer: ({ chance }) => shuffledAnswer(content, chance) };
  }
  return { name, type, answer: (context) => answerByPolicy(item, name, type, world, context) };
}

function answerByPolicy(
  item: HostedZoneItem,
  name: string,
  type: RecordType,
  world: World,
  { source, clientSubnet, place, chance }: QueryContext,
): RecordSetAnswer | undefined {
  const subnet = item.Config.PrivateZone ? undefined : clientSubnet;
  const asker = askerAt(source, subnet, world, place);
  const leaves = decide(item.served, name, type, routingInput(world, asker))?.leaves ?? [];
  const first = leafAt(leaves, chance);
  if (!first) return undefined;
  const scope = subnet && Math.min(subnet.length, SCOPED_BITS[subnet.family]);
  if (first.service)
    return { ...serviceAnswer(first, type, asker, world, chance), ...(scope !== undefined && { scope }) };
  const random = seedRandom(`${chance}`);
  const others = shuffled(
    leaves.filter((leaf) => leaf !== first),
    random,
  );
  const chosen = first.perAnswer > 1 ? [first, ...others].slice(0, MOST_VALUES) : [first];
  const content = contentOf(
    chosen.map((leaf) => leaf.set),
    type,
  );
  const answer = chosen.length > 1 ? content : shuffledAnswer(content, chance);
  return { ...answer, ...(scope !== undefined && { scope }) };
}

function serviceAnswer(
  leaf: Leaf,
  type: RecordType,
  asker: Asker,
  world: World,
  chance: number,
): RecordSetAnswer {
  const ttl = targetOfLeaf(leaf, world)?.ttl ?? 0;
  return { ttl, data: inAnyOrder(addressesOfLeaf(leaf, type, asker, world), chance) };
}

/** The leaf on which a number in [0, 1) falls, each as wide as its share; undefined where it falls beside all. */
function leafAt(leaves: readonly Leaf[], chance: number): Leaf | undefined {
  let end = 0;
  for (const leaf of leaves) {
    end += toNumber(leaf.share);
    if (chance < end) return leaf;
  }
  return end > 0.999_999 ? leaves.at(-1) : undefined;
}

function contentOf(sets: readonly RecordSetItem[], type: RecordType): RecordSetAnswer {
  const values = sets.flatMap((set) => set.ResourceRecords?.map(({ Value }) => Value ?? '') ?? []);
  return { ttl: sets[0]?.TTL ?? 0, data: values.map((value) => canonicalData(type, value)) };
}

/** Values were checked when they were stored; what the engine reads more strictly is handed on as it is. */
function canonicalData(type: RecordType, value: string): string {
  const read = readData(type, value);
  return 'data' in read ? read.data : value;
}

/** R-R53-80: the values in any order. */
function shuffledAnswer(content: RecordSetAnswer, chance: number): RecordSetAnswer {
  if (content.data.length === 1) return content;
  return { ...content, data: shuffled(content.data, seedRandom(`${chance}`)) };
}

function shuffled<T>(items: readonly T[], random: RandomState): T[] {
  return items
    .map((item) => ({ item, order: nextUint32(random) }))
    .sort((left, right) => left.order - right.order)
    .map(({ item }) => item);
}
