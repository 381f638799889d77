/**
 * Who of those that ask is told what, exactly: the shares that routing policies give each answer, along chains of
 * CNAMEs, for one client and its resolver. Nothing is drawn: every branch is followed. Caches are left out of account.
 */
import { GLOBAL_REGION } from '../../cloud/kernel/dispatch.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { askerAt } from '../../cloud/route53/asker.ts';
import { type HostedZoneItem, hostedZone } from '../../cloud/route53/hosted-zone/hosted-zone.ts';
import { addressesOfLeaf } from '../../cloud/route53/leaf-addresses.ts';
import { lowerZone } from '../../cloud/route53/lower-zone.ts';
import { byName } from '../../cloud/route53/record-set/record-set.ts';
import { decide, type Leaf } from '../../cloud/route53/routing/decide.ts';
import { add, type Fraction, fraction, isZero, multiply, ONE } from '../../cloud/route53/routing/fraction.ts';
import type { Asker } from '../../cloud/route53/routing/policy.ts';
import { routingInput } from '../../cloud/route53/routing-input.ts';
import {
  ancestorsWithin,
  canonicalName,
  isRecordType,
  isWithin,
  type Name,
  type Question,
  type RecordType,
  readData,
  type Zone,
} from '../../dns/index.ts';
import { parsePrefix } from '../../kit/prefix.ts';
import type { Place } from '../sim.ts';
import { tableOf } from '../tables.ts';
import type { AuthorityQuery } from './exchange.ts';
import { type LookupResult, lookUp, type ResolveOptions } from './look-up.ts';

export { add as addShares };

/** Data of the final record, with its share of the answers. What is missing to one gets no such answer. */
export type Shares = ReadonlyMap<string, Fraction>;

const MAX_ALIASES = 11;

export function sharesOf(
  world: World,
  client: Place,
  question: Question,
  options: Pick<ResolveOptions, 'server' | 'clientSubnet'> = {},
): Shares {
  const found = new Map<string, Fraction>();
  const follow = (name: Name, share: Fraction, aliases: number): void => {
    const result = lookUp(world, client, { name, type: question.type }, { ...options, fresh: true });
    for (const part of partsOf(name, question.type, result, world)) {
      const total = multiply(share, part.share);
      if (part.alias === undefined) found.set(part.data, add(found.get(part.data) ?? NONE, total));
      else if (aliases < MAX_ALIASES) follow(part.alias, total, aliases + 1);
    }
  };
  follow(canonicalName(question.name), ONE, 0);
  return found;
}

const NONE = fraction(0, 1);

/** What a name gives: data, or the name to go on with. */
type Part =
  | { readonly alias?: undefined; readonly data: string; readonly share: Fraction }
  | { readonly alias: Name; readonly share: Fraction };

function partsOf(name: Name, type: string, result: LookupResult, world: World): readonly Part[] {
  const asked = result.authorityQueries.findLast(
    ({ query }) => canonicalName(query.question.name) === name && query.question.type === type,
  );
  const item = asked && hostedZoneFor(name, asked, world);
  if (!asked || !item || !isRecordType(type)) return fixedParts(name, type, result);
  for (const wanted of [type, 'CNAME'] as const) {
    const asker = askerOf(item, asked, world);
    const leaves = leavesAt(name, wanted, item, asker, world);
    if (leaves) return leaves.flatMap((leaf) => partsOfLeaf(leaf, wanted, type, asker, world));
  }
  return [];
}

function partsOfLeaf(
  leaf: Leaf,
  found: RecordType,
  wanted: RecordType,
  asker: Asker,
  world: World,
): readonly Part[] {
  const { set, share, service } = leaf;
  const values = service
    ? addressesOfLeaf(leaf, found, asker, world)
    : (set.ResourceRecords ?? []).map(({ Value = '' }) => Value);
  return values.map((value): Part => {
    const read = readData(found, value);
    const data = 'data' in read ? read.data : value;
    const each = multiply(share, fraction(1, values.length));
    return found === 'CNAME' && wanted !== 'CNAME' ? { alias: data, share: each } : { data, share: each };
  });
}

function askerOf(item: HostedZoneItem, { query, context }: AuthorityQuery, world: World): Asker {
  const text = item.Config.PrivateZone ? undefined : query.edns?.clientSubnet;
  return askerAt(context.source, parsePrefix(text ?? ''), world, context.place);
}

/** Undefined where the zone has no set of this type at the name, or at the wildcard that covers it. */
function leavesAt(
  name: Name,
  type: RecordType,
  item: HostedZoneItem,
  asker: Asker,
  world: World,
): readonly Leaf[] | undefined {
  const names = byName(item.served);
  const owner = names.has(name)
    ? name
    : ancestorsWithin(name, item.Name)
        .slice(1)
        .map((above) => `*.${above}`)
        .find((wildcard) => names.has(wildcard));
  return owner === undefined
    ? undefined
    : decide(item.served, owner, type, routingInput(world, asker))?.leaves.filter(
        ({ share }) => !isZero(share),
      );
}

/** The zone that the server answered from: its most specific one for the name. */
function hostedZoneFor(name: Name, { zones }: AuthorityQuery, world: World): HostedZoneItem | undefined {
  let best: Zone | undefined;
  for (const zone of zones)
    if (isWithin(name, zone.apex) && (!best || isWithin(zone.apex, best.apex))) best = zone;
  const items = Object.values(tableOf(world, GLOBAL_REGION, hostedZone));
  return best && items.find((item) => lowerZone(item, world) === best);
}

/** From everybody else everyone hears the same. */
function fixedParts(name: Name, type: string, { lookup }: LookupResult): readonly Part[] {
  const own = lookup.answer.filter((record) => canonicalName(record.name) === name);
  const alias = own.find((record) => record.type === 'CNAME' && type !== 'CNAME');
  if (alias) return [{ alias: alias.data, share: ONE }];
  return own.map(({ data }) => ({ data, share: fraction(1, own.length) }));
}
