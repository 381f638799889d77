/** What can be done with cache policies. */
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { type ConfiguredKind, shown } from '../configured/configured.ts';
import { refuseTakenName } from '../configured/limits.ts';
import { policyList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { drawUuid } from '../ids.ts';
import { acceptCachePolicy } from './accept.ts';
import { type CachePolicyItem, type CachePolicySettings, cachePolicy } from './cache-policy.ts';
import { MANAGED_CACHE_POLICIES } from './managed.ts';

const kind: ConfiguredKind<CachePolicyItem, CachePolicySettings> = {
  resource: cachePolicy,
  word: 'CachePolicy',
  plural: 'CachePolicies',
  path: 'cache-policy',
  drawId: (context) => drawUuid(context.random),
  make: (identity, config, context) => ({
    ...identity,
    LastModifiedTime: timestamp(context.now),
    CachePolicyConfig: config,
  }),
  configOf: (item) => item.CachePolicyConfig,
  replace: (item, config, context) => {
    item.CachePolicyConfig = config;
    item.LastModifiedTime = timestamp(context.now);
  },
  accept: (given, context, self) => {
    const config = acceptCachePolicy(given);
    const nameOf = (item: CachePolicyItem) => item.CachePolicyConfig.Name;
    const all = [...MANAGED_CACHE_POLICIES, ...context.peek(cachePolicy)];
    refuseTakenName(all, nameOf, config.Name, self, alreadyExists);
    return config;
  },
  quota: {
    most: 20,
    exceeded: () => new AwsError('TooManyCachePolicies', "Account's Cache Policies limit reached."),
  },
  inUse: () =>
    new AwsError(
      'CachePolicyInUse',
      'The specified cache policy is currently associated with a cache behavior. Please disassociate the policy before deleting.',
      409,
    ),
  managed: MANAGED_CACHE_POLICIES,
  list: (items, input) =>
    policyList(items, MANAGED_CACHE_POLICIES, input, (item) => ({ CachePolicy: shown(item) })),
};

export const cachePolicyOperations = configuredOperations(kind);

/** R-CF-84. */
function alreadyExists(): AwsError {
  return new AwsError(
    'CachePolicyAlreadyExists',
    'A cache policy with this name already exists. You must provide a unique name.',
    409,
  );
}
