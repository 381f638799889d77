/** The names that a lab is about: those in its learner's hosted zones. */
import { GLOBAL_REGION } from '../../cloud/kernel/dispatch.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { type HostedZoneItem, hostedZone } from '../../cloud/route53/hosted-zone/hosted-zone.ts';
import { inOrder, byName as setsAt } from '../../cloud/route53/record-set/record-set.ts';
import type { Question } from '../../dns/index.ts';
import { memoise } from '../../kit/memoise.ts';
import { tableOf } from '../tables.ts';

/** Whether there is any zone besides those that the simulated internet has anyway. */
export function hasOwnZones(world: World): boolean {
  const declared = Object.keys(world.setting.zones ?? {});
  return declared.length > 0 || Object.keys(tableOf(world, GLOBAL_REGION, hostedZone)).length > 0;
}

/** What can be asked of the public hosted zones for addresses, in DNS order; wildcards can't be asked for. */
export function ownQuestions(world: World): readonly Question[] {
  return questionsOf(tableOf(world, GLOBAL_REGION, hostedZone));
}

const ADDRESS_TYPES = ['A', 'CNAME', 'AAAA'];

const questionsOf = memoise((zones: Readonly<Record<string, HostedZoneItem>>): readonly Question[] => {
  const found = new Map<string, Question>();
  for (const zone of Object.values(zones)) {
    if (zone.Config.PrivateZone) continue;
    for (const { Name: name, Type } of inOrder(zone.records)) {
      if (!ADDRESS_TYPES.includes(Type) || name.startsWith('*.')) continue;
      const type = Type === 'AAAA' ? 'AAAA' : 'A';
      if (!found.has(name) || type === 'A') found.set(name, { name, type });
    }
  }
  return [...found.values()];
});

/** No tree of aliases is deeper: a ring of them ends here. */
const MAX_DEPTH = 16;

/** Ways from a question to these data, over aliases, as the identifiers of the sets on them: `[['eu', 'blue']]`. */
export function waysTo(world: World, { name, type }: Question, data: string): readonly (readonly string[])[] {
  const zones = Object.values(tableOf(world, GLOBAL_REGION, hostedZone));
  const sets = zones.filter((zone) => !zone.Config.PrivateZone).flatMap((zone) => setsAt(zone.served));
  const from = (at: string, depth: number): readonly (readonly string[])[] =>
    sets
      .flatMap((named) => named.get(at) ?? [])
      .flatMap((set) => {
        if (set.Type !== type || depth > MAX_DEPTH) return [];
        const isIt = set.ResourceRecords?.some(({ Value }) => Value === data) ?? false;
        const ways = isIt ? [[]] : from(set.AliasTarget?.DNSName ?? '', depth + 1);
        const own = set.SetIdentifier === undefined ? [] : [set.SetIdentifier];
        return ways.map((way) => [...own, ...way]);
      });
  return from(name.toLowerCase(), 0);
}
