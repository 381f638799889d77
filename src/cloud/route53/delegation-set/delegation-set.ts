/** Reusable delegation sets: four name servers that several zones may share (R-R53-13). */
import type {
  CreateReusableDelegationSetRequest,
  CreateReusableDelegationSetResponse,
  DelegationSet,
  DeleteReusableDelegationSetRequest,
  GetReusableDelegationSetLimitRequest,
  GetReusableDelegationSetLimitResponse,
  GetReusableDelegationSetRequest,
  GetReusableDelegationSetResponse,
  ListReusableDelegationSetsRequest,
  ListReusableDelegationSetsResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Resource, read, write } from '../../kernel/resource.ts';
import { limitsExceeded, noSuchDelegationSet } from '../errors.ts';
import { type HostedZoneItem, hostedZone, requireZone } from '../hosted-zone/hosted-zone.ts';
import { bareId, drawId } from '../ids.ts';
import { type Listed, pageFrom, startAt } from '../pages.ts';
import { drawNameServers } from './name-servers.ts';

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
  operations: {
    CreateReusableDelegationSet: write<
      CreateReusableDelegationSetRequest,
      CreateReusableDelegationSetResponse
    >(create),
    GetReusableDelegationSet: read<GetReusableDelegationSetRequest, GetReusableDelegationSetResponse>(
      (input, context) => ({ DelegationSet: showDelegationSet(requireReusableSet(input.Id, context)) }),
    ),
    GetReusableDelegationSetLimit: read<
      GetReusableDelegationSetLimitRequest,
      GetReusableDelegationSetLimitResponse
    >((input, context) => ({
      Limit: { Type: input.Type, Value: ZONES_PER_SET },
      Count: zonesOf(requireReusableSet(input.DelegationSetId, context).Id, context).length,
    })),
    ListReusableDelegationSets: read<
      ListReusableDelegationSetsRequest,
      Listed<ListReusableDelegationSetsResponse>
    >(list),
    DeleteReusableDelegationSet: write<DeleteReusableDelegationSetRequest, object>(remove),
  },
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

/** From nothing, or from the name servers that a zone has already. */
function create(
  input: CreateReusableDelegationSetRequest,
  context: Context,
): CreateReusableDelegationSetResponse {
  const { CallerReference = '' } = input;
  const sets = context.list(delegationSet);
  if (sets.some((item) => item.CallerReference === CallerReference)) {
    throw new AwsError(
      'DelegationSetAlreadyCreated',
      'A delegation set with the same owner and caller reference combination has already been created.',
    );
  }
  if (sets.length >= SETS_PER_ACCOUNT)
    throw limitsExceeded(
      'MAX_REUSABLE_DELEGATION_SETS_BY_OWNER',
      'Cannot create more reusable delegation sets.',
    );
  const zone = input.HostedZoneId === undefined ? undefined : requireZone(input.HostedZoneId, context);
  if (zone?.DelegationSetId !== undefined) {
    throw new AwsError(
      'DelegationSetAlreadyReusable',
      `The specified delegation set has already been marked as reusable: ${zone.DelegationSetId}`,
    );
  }
  if (zone?.Config.PrivateZone) {
    throw new AwsError('HostedZoneNotFound', `The hosted zone ${zone.Id} has no delegation set to reuse.`);
  }
  const taken = new Set(context.list(hostedZone).flatMap((item) => item.NameServers));
  const item = context.add(delegationSet, {
    Id: drawId(context.random, 'N'),
    CallerReference,
    NameServers: zone ? [...zone.NameServers] : drawNameServers(context.random, taken),
  });
  if (zone) zone.DelegationSetId = item.Id;
  return {
    DelegationSet: showDelegationSet(item),
    Location: `https://route53.amazonaws.com/2013-04-01/delegationset/${item.Id}`,
  };
}

function list(
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

function remove(input: DeleteReusableDelegationSetRequest, context: Context): object {
  const item = requireReusableSet(input.Id, context);
  if (zonesOf(item.Id, context).length > 0) {
    throw new AwsError(
      'DelegationSetInUse',
      'The specified delegation contains associated hosted zones which must be deleted before the reusable delegation set can be deleted.',
    );
  }
  context.remove(delegationSet, item.Id);
  return {};
}
