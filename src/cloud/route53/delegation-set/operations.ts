/** What can be done with reusable delegation sets. */
import type {
  CreateReusableDelegationSetRequest,
  CreateReusableDelegationSetResponse,
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
import type { Operations } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { limitsExceeded } from '../errors.ts';
import { hostedZone, requireZone } from '../hosted-zone/hosted-zone.ts';
import { drawId } from '../ids.ts';
import type { Listed } from '../pages.ts';
import {
  delegationSet,
  list,
  requireReusableSet,
  SETS_PER_ACCOUNT,
  showDelegationSet,
  ZONES_PER_SET,
  zonesOf,
} from './delegation-set.ts';
import { drawNameServers } from './name-servers.ts';

export const delegationSetOperations: Operations = {
  CreateReusableDelegationSet: write<CreateReusableDelegationSetRequest, CreateReusableDelegationSetResponse>(
    create,
  ),
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
};

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
