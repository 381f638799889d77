/** What can be done with origin request policies. */
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { type ConfiguredKind, shown } from '../configured/configured.ts';
import { refuseTakenName } from '../configured/limits.ts';
import { policyList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { drawUuid } from '../ids.ts';
import { acceptOriginRequestPolicy } from './accept.ts';
import { MANAGED_ORIGIN_REQUEST_POLICIES } from './managed.ts';
import {
  type OriginRequestPolicyItem,
  type OriginRequestSettings,
  originRequestPolicy,
} from './origin-request-policy.ts';

const kind: ConfiguredKind<OriginRequestPolicyItem, OriginRequestSettings> = {
  resource: originRequestPolicy,
  word: 'OriginRequestPolicy',
  plural: 'OriginRequestPolicies',
  path: 'origin-request-policy',
  drawId: (context) => drawUuid(context.random),
  make: (identity, config, context) => ({
    ...identity,
    LastModifiedTime: timestamp(context.now),
    OriginRequestPolicyConfig: config,
  }),
  configOf: (item) => item.OriginRequestPolicyConfig,
  replace: (item, config, context) => {
    item.OriginRequestPolicyConfig = config;
    item.LastModifiedTime = timestamp(context.now);
  },
  accept: (given, context, self) => {
    const config = acceptOriginRequestPolicy(given);
    const nameOf = (item: OriginRequestPolicyItem) => item.OriginRequestPolicyConfig.Name;
    const all = [...MANAGED_ORIGIN_REQUEST_POLICIES, ...context.peek(originRequestPolicy)];
    refuseTakenName(all, nameOf, config.Name, self, alreadyExists);
    return config;
  },
  quota: {
    most: 20,
    exceeded: () =>
      new AwsError('TooManyOriginRequestPolicies', "Account's Origin Request Policies limit reached."),
  },
  inUse: () =>
    new AwsError(
      'OriginRequestPolicyInUse',
      'The specified origin request policy is currently associated with a cache behavior. Please disassociate the policy before deleting.',
      409,
    ),
  managed: MANAGED_ORIGIN_REQUEST_POLICIES,
  list: (items, input) =>
    policyList(items, MANAGED_ORIGIN_REQUEST_POLICIES, input, (item) => ({
      OriginRequestPolicy: shown(item),
    })),
};

export const originRequestPolicyOperations = configuredOperations(kind);

function alreadyExists(): AwsError {
  return new AwsError(
    'OriginRequestPolicyAlreadyExists',
    'An origin request policy with this name already exists. You must provide a unique name.',
    409,
  );
}
