/** Looking at distributions: one, its configuration, all of them, and those that use something. */
import type {
  GetDistributionConfigRequest,
  GetDistributionConfigResult,
  GetDistributionRequest,
  GetDistributionResult,
  ListDistributionsByCachePolicyIdRequest,
  ListDistributionsByKeyGroupRequest,
  ListDistributionsByOriginRequestPolicyIdRequest,
  ListDistributionsByResponseHeadersPolicyIdRequest,
  ListDistributionsRequest,
} from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import type { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { noSuchCachePolicy } from '../cache-policy/cache-policy.ts';
import { findCachePolicy } from '../cache-policy/find.ts';
import { keyGroup } from '../key-group/key-group.ts';
import { findOriginRequestPolicy } from '../origin-request-policy/find.ts';
import { noSuchOriginRequestPolicy } from '../origin-request-policy/origin-request-policy.ts';
import { type ItemList, type PageRequest, pageOf } from '../pages.ts';
import { findResponseHeadersPolicy } from '../response-headers-policy/find.ts';
import { noSuchResponseHeadersPolicy } from '../response-headers-policy/response-headers-policy.ts';
import { distribution, requireDistribution } from './distribution.ts';
import { neededBy } from './parts.ts';
import { showDistribution, summarise } from './show.ts';

interface Ids {
  DistributionIdList: ItemList<string>;
}

export function getDistribution(
  input: GetDistributionRequest,
  context: Context,
): Plain<GetDistributionResult> {
  const item = requireDistribution(input.Id, context);
  return { Distribution: showDistribution(item, context), ETag: item.ETag };
}

export function getDistributionConfig(
  input: GetDistributionConfigRequest,
  context: Context,
): Plain<GetDistributionConfigResult> {
  const { DistributionConfig, ETag } = requireDistribution(input.Id, context);
  return { DistributionConfig, ETag } as Plain<GetDistributionConfigResult>;
}

export function listDistributions(
  input: ListDistributionsRequest,
  context: Context,
): { DistributionList: ItemList<ReturnType<typeof summarise>> } {
  const page = pageOf(context.list(distribution), input, (item) => item.Id);
  const { Items: items, ...rest } = page;
  return { DistributionList: { ...rest, ...(items && { Items: items.map(summarise) }) } };
}

export function listByCachePolicy(input: ListDistributionsByCachePolicyIdRequest, context: Context): Ids {
  const { CachePolicyId: id = '' } = input;
  return usersOf(id, findCachePolicy(context.state, id), noSuchCachePolicy, input, context);
}

export function listByOriginRequestPolicy(
  input: ListDistributionsByOriginRequestPolicyIdRequest,
  context: Context,
): Ids {
  const { OriginRequestPolicyId: id = '' } = input;
  return usersOf(id, findOriginRequestPolicy(context.state, id), noSuchOriginRequestPolicy, input, context);
}

export function listByResponseHeadersPolicy(
  input: ListDistributionsByResponseHeadersPolicyIdRequest,
  context: Context,
): Ids {
  const { ResponseHeadersPolicyId: id = '' } = input;
  return usersOf(
    id,
    findResponseHeadersPolicy(context.state, id),
    noSuchResponseHeadersPolicy,
    input,
    context,
  );
}

export function listByKeyGroup(input: ListDistributionsByKeyGroupRequest, context: Context): Ids {
  const { KeyGroupId: id = '' } = input;
  return usersOf(id, context.find(keyGroup, id), () => keyGroup.notFound(id), input, context);
}

/** IDs of the distributions that need what has this ID; throws where there is no such thing. */
function usersOf(
  id: string,
  found: object | undefined,
  missing: () => AwsError,
  page: PageRequest,
  context: Context,
): Ids {
  if (!found) throw missing();
  const users = context.peek(distribution).filter((item) => neededBy(item.DistributionConfig).includes(id));
  return {
    DistributionIdList: pageOf(
      users.map((item) => item.Id),
      page,
      (user) => user,
    ),
  };
}
