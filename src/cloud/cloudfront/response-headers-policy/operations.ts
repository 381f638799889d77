/** What can be done with response headers policies. */
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { type ConfiguredKind, shown } from '../configured/configured.ts';
import { refuseTakenName } from '../configured/limits.ts';
import { policyList } from '../configured/lists.ts';
import { configuredOperations } from '../configured/operations.ts';
import { drawUuid } from '../ids.ts';
import { acceptResponseHeadersPolicy } from './accept.ts';
import { MANAGED_RESPONSE_HEADERS_POLICIES } from './managed.ts';
import {
  type ResponseHeadersPolicyItem,
  type ResponseHeadersSettings,
  responseHeadersPolicy,
} from './response-headers-policy.ts';

const kind: ConfiguredKind<ResponseHeadersPolicyItem, ResponseHeadersSettings> = {
  resource: responseHeadersPolicy,
  word: 'ResponseHeadersPolicy',
  plural: 'ResponseHeadersPolicies',
  path: 'response-headers-policy',
  drawId: (context) => drawUuid(context.random),
  make: (identity, config, context) => ({
    ...identity,
    LastModifiedTime: timestamp(context.now),
    ResponseHeadersPolicyConfig: config,
  }),
  configOf: (item) => item.ResponseHeadersPolicyConfig,
  replace: (item, config, context) => {
    item.ResponseHeadersPolicyConfig = config;
    item.LastModifiedTime = timestamp(context.now);
  },
  accept: (given, context, self) => {
    const config = acceptResponseHeadersPolicy(given);
    const nameOf = (item: ResponseHeadersPolicyItem) => item.ResponseHeadersPolicyConfig.Name;
    const all = [...MANAGED_RESPONSE_HEADERS_POLICIES, ...context.peek(responseHeadersPolicy)];
    refuseTakenName(all, nameOf, config.Name, self, alreadyExists);
    return config;
  },
  quota: {
    most: 20,
    exceeded: () =>
      new AwsError('TooManyResponseHeadersPolicies', "Account's Response Headers Policies limit reached."),
  },
  inUse: () =>
    new AwsError(
      'ResponseHeadersPolicyInUse',
      'The specified response headers policy is currently associated with a cache behavior. Please disassociate the policy before deleting.',
      409,
    ),
  managed: MANAGED_RESPONSE_HEADERS_POLICIES,
  list: (items, input) =>
    policyList(items, MANAGED_RESPONSE_HEADERS_POLICIES, input, (item) => ({
      ResponseHeadersPolicy: shown(item),
    })),
};

export const responseHeadersPolicyOperations = configuredOperations(kind);

function alreadyExists(): AwsError {
  return new AwsError(
    'ResponseHeadersPolicyAlreadyExists',
    'A response headers policy with this name already exists. You must provide a unique name.',
    409,
  );
}
