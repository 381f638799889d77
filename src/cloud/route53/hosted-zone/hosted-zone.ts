/**
 * Hosted zones. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html
 * A zone keeps two sets of records: what was asked for last, which the API shows, and what its servers have, which
 * queries are answered from; a change moves from one to the other when it is in sync.
 */
import type { HostedZone } from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { beginChange, showChange } from '../change.ts';
import { showName } from '../domain-name.ts';
import { noSuchHostedZone } from '../errors.ts';
import { bareId } from '../ids.ts';
import type { RecordSetItem } from '../record-set/record-set.ts';

export interface ZoneVpc {
  VPCRegion: string;
  VPCId: string;
}

/** What a change does to the servers once it is in sync. */
export interface PendingChange {
  changeId: string;
  puts: Record<string, RecordSetItem>;
  removals: string[];
  /** The VPCs from then on, where the change is about them. */
  vpcs?: ZoneVpc[];
}

export interface HostedZoneItem {
  /** Without `/hostedzone/`. */
  Id: string;
  /** Canonical. */
  Name: string;
  CallerReference: string;
  Config: { Comment?: string; PrivateZone: boolean };
  /** Of a reusable delegation set, if it uses one. */
  DelegationSetId?: string;
  NameServers: string[];
  VPCs: ZoneVpc[];
  Authorizations: ZoneVpc[];
  Tags: Tag[];
  records: Record<string, RecordSetItem>;
  /** What the servers answer from; no SOA among it until the zone's creation is in sync. */
  served: Record<string, RecordSetItem>;
  servedVPCs: ZoneVpc[];
  pending: PendingChange[];
}

export const hostedZone: Resource<HostedZoneItem> = {
  kind: 'hosted-zone',
  prefix: 'Z',
  id: (item) => item.Id,
  notFound: noSuchHostedZone,
  malformed: noSuchHostedZone,
  filters: {},
};

/** The zone that a request names, with or without `/hostedzone/`. */
export function requireZone(id: string | undefined, context: Context): HostedZoneItem {
  const bare = bareId(id ?? '');
  const found = context.find(hostedZone, bare);
  if (!found) throw noSuchHostedZone(bare);
  return found;
}

export function showZone(item: HostedZoneItem): Plain<HostedZone> {
  return {
    Id: `/hostedzone/${item.Id}`,
    Name: showName(item.Name),
    CallerReference: item.CallerReference,
    Config: { ...item.Config },
    ResourceRecordSetCount: Object.keys(item.records).length,
  };
}

/** Notes what the servers will have once the change is in sync, and lets it happen then. */
export function submit(
  item: HostedZoneItem,
  effect: Omit<PendingChange, 'changeId'>,
  context: Context,
  comment?: string,
): ReturnType<typeof showChange> {
  const begun = beginChange(context, comment);
  item.pending.push({ changeId: begun.Id, ...effect });
  context.later(begun.syncAt - context.now, hostedZone, item.Id, 'sync', begun.Id);
  return showChange(begun, context.now);
}

/** Changes of one zone may be in sync in any order; the servers take them in the order in which they were made. */
export function sync(item: HostedZoneItem, _context: Context, changeId: string): void {
  const index = item.pending.findIndex((effect) => effect.changeId === changeId);
  for (const { puts, removals, vpcs } of item.pending.splice(0, index + 1)) {
    for (const key of removals) delete item.served[key];
    Object.assign(item.served, puts);
    if (vpcs) item.servedVPCs = vpcs;
  }
}
