/**
 * What a query to one of Route 53's servers is billed as (R-PRICE-61, R-PRICE-62): by the routing policy of the records
 * that it asks for. Aliases to AWS's services are free; so are queries for private zones, which no public server gets.
 */
import type { Question } from '../../dns/index.ts';
import { isWithin, type Name } from '../../dns/index.ts';
import { memoise } from '../../kit/memoise.ts';
import type { Table, World } from '../kernel/world.ts';
import { type HostedZoneItem, hostedZone } from './hosted-zone/hosted-zone.ts';
import { aliasService } from './record-set/alias-target.ts';
import { type RecordSetItem, setsOf } from './record-set/record-set.ts';
import { globalTable } from './routing-input.ts';

export type QueryKind = 'standard' | 'latency' | 'geo' | 'ip';

export interface BilledQuery {
  readonly kind: QueryKind;
  /** Of the hosted zone. */
  readonly zoneId: string;
}

/** `server`: the name of the server that was asked. Undefined: it isn't Route 53's, has no such zone, or it is free. */
export function billedQuery(world: World, server: Name, { name, type }: Question): BilledQuery | undefined {
  const zones = zonesByServer(globalTable(world, hostedZone) ?? NO_ZONES).get(server);
  const zone = zones?.find((item) => isWithin(name, item.Name));
  if (!zone) return undefined;
  const sets = setsOf(zone.served, name, type as RecordSetItem['Type']);
  if (sets.length > 0 && sets.every(isFree)) return undefined;
  return { kind: kindOf(sets[0]), zoneId: zone.Id };
}

const NO_ZONES: Table<HostedZoneItem> = Object.freeze({});

/** The most specific first. */
const zonesByServer = memoise(
  (zones: Table<HostedZoneItem>): ReadonlyMap<Name, readonly HostedZoneItem[]> => {
    const found = new Map<Name, HostedZoneItem[]>();
    const open = Object.values(zones).filter(({ Config }) => !Config.PrivateZone);
    for (const zone of open.sort((left, right) => right.Name.length - left.Name.length)) {
      for (const server of zone.NameServers) {
        const name = `${server.replace(/\.$/, '')}.`;
        found.set(name, [...(found.get(name) ?? []), zone]);
      }
    }
    return found;
  },
);

function isFree({ AliasTarget: target }: RecordSetItem): boolean {
  return target !== undefined && aliasService(target.DNSName ?? '', target.HostedZoneId ?? '') !== undefined;
}

function kindOf(set: RecordSetItem | undefined): QueryKind {
  if (set?.Region !== undefined) return 'latency';
  if (set?.GeoLocation || set?.GeoProximityLocation) return 'geo';
  return set?.CidrRoutingConfig ? 'ip' : 'standard';
}
