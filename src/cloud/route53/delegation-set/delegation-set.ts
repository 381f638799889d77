/** Reusable delegation sets: four name servers that several zones may share (R-R53-13). */
import type {
  DelegationSet,
  ListReusableDelegationSetsRequest,
  ListReusableDelegationSetsResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import type { Resource } from '../../kernel/resource.ts';
import { noSuchDelegationSet } from '../errors.ts';
import { type HostedZoneItem, hostedZone } from '../hosted-zone/hosted-zone.ts';
import { bareId } from '../ids.ts';
import { type Listed, pageFrom, startAt } from '../pages.ts';

export interface DelegationSetItem {
  Id: string;
  CallerReference: string;
  NameServers: string[];
}

/** R-R53-12. */
export const SETS_PER_ACCOUNT = 100;
export const ZONES_PER_SET = 100;
const SETS_PER_PAGE = 100;

export const delegationSet: Resource<DelegationSetItem> = {
  kind: 'delegation-set',
  prefix: 'N',
  id: (item) => item.Id,
  notFound: noSuchDelegationSet,
  malformed: noSuchDelegationSet,
  filters: {},
};

export function requireReusableSet(id: string | undefined, context: Context): DelegationSetItem {
  const bare = bareId(id ?? '');
  const found = context.find(delegationSet, bare);
  if (!found) throw noSuchDelegationSet(bare);
  return found;
}

export function zonesOf(setId: string, context: Context): HostedZoneItem[] {
  return context.list(hostedZone).filter((item) => item.DelegationSetId === setId);
}

export function showDelegationSet(item: DelegationSetItem): DelegationSet {
  return {
    Id: `/delegationset/${item.Id}`,
    CallerReference: item.CallerReference,
    NameServers: [...item.NameServers],
  };
}

export function list(
  input: ListReusableDelegationSetsRequest,
  context: Context,
): Listed<ListReusableDelegationSetsResponse> {
  const items = context.list(delegationSet);
  const start = startAt(items, input.Marker && bareId(input.Marker), (item) => item.Id);
  const { items: shown, next } = pageFrom(items, start, input.MaxItems, SETS_PER_PAGE);
  return {
    DelegationSets: shown.map(showDelegationSet),
    ...(input.Marker !== undefined && { Marker: input.Marker }),
    IsTruncated: next !== undefined,
    ...(next && { NextMarker: next.Id }),
    MaxItems: String(input.MaxItems ?? SETS_PER_PAGE),
  } as Listed<ListReusableDelegationSetsResponse>;
}
