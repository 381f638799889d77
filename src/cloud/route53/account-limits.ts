/** How much of the account's quotas is used (R-R53-12). */
import type { GetAccountLimitRequest, GetAccountLimitResponse } from '@aws-sdk/client-route-53';
import type { Context } from '../kernel/context.ts';
import { delegationSet, SETS_PER_ACCOUNT } from './delegation-set/delegation-set.ts';
import { notInEnumeration } from './errors.ts';
import { CHECKS_PER_ACCOUNT, healthCheck } from './health-check/health-check.ts';
import { ZONES_PER_ACCOUNT } from './hosted-zone/create.ts';
import { hostedZone } from './hosted-zone/hosted-zone.ts';

type LimitType = NonNullable<GetAccountLimitRequest['Type']>;

const LIMITS: Readonly<Record<LimitType, (context: Context) => readonly [value: number, count: number]>> = {
  MAX_HEALTH_CHECKS_BY_OWNER: (context) => [CHECKS_PER_ACCOUNT, context.list(healthCheck).length],
  MAX_HOSTED_ZONES_BY_OWNER: (context) => [ZONES_PER_ACCOUNT, context.list(hostedZone).length],
  MAX_REUSABLE_DELEGATION_SETS_BY_OWNER: (context) => [SETS_PER_ACCOUNT, context.list(delegationSet).length],
  MAX_TRAFFIC_POLICIES_BY_OWNER: () => [50, 0],
  MAX_TRAFFIC_POLICY_INSTANCES_BY_OWNER: () => [5, 0],
};

export function getAccountLimit(input: GetAccountLimitRequest, context: Context): GetAccountLimitResponse {
  const type = input.Type as LimitType;
  if (!Object.hasOwn(LIMITS, type)) throw notInEnumeration(String(type), Object.keys(LIMITS));
  const [Value, Count] = LIMITS[type](context);
  return { Limit: { Type: type, Value }, Count };
}
