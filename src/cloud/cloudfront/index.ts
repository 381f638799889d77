/**
 * CloudFront: distributions, invalidations, policies, keys. Lambda@Edge, functions, field-level encryption, tenants
 * and continuous deployment are not simulated.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/Welcome.html
 */

import type { Service } from '../kernel/resource.ts';
import { cachePolicy } from './cache-policy/cache-policy.ts';
import { cachePolicyOperations } from './cache-policy/operations.ts';
import { distribution } from './distribution/distribution.ts';
import { distributionOperations } from './distribution/operations.ts';
import { deployed } from './distribution/rollout.ts';
import { deliverLogs } from './edge/access-log.ts';
import { invalidation } from './invalidation/invalidation.ts';
import { completed, invalidationOperations } from './invalidation/operations.ts';
import { keyGroup } from './key-group/key-group.ts';
import { keyGroupOperations } from './key-group/operations.ts';
import { originAccessControlOperations } from './origin-access-control/operations.ts';
import { originAccessControl } from './origin-access-control/origin-access-control.ts';
import { originAccessIdentityOperations } from './origin-access-identity/operations.ts';
import { originAccessIdentity } from './origin-access-identity/origin-access-identity.ts';
import { originRequestPolicyOperations } from './origin-request-policy/operations.ts';
import { originRequestPolicy } from './origin-request-policy/origin-request-policy.ts';
import { publicKeyOperations } from './public-key/operations.ts';
import { publicKey } from './public-key/public-key.ts';
import { responseHeadersPolicyOperations } from './response-headers-policy/operations.ts';
import { responseHeadersPolicy } from './response-headers-policy/response-headers-policy.ts';
import { streamingDeployed, streamingOperations } from './streaming-distribution/operations.ts';
import { streamingDistribution } from './streaming-distribution/streaming-distribution.ts';
import { tagOperations } from './tag/operations.ts';

export const cloudfront: Service = {
  name: 'cloudfront',
  global: true,
  resources: [
    distribution,
    invalidation,
    streamingDistribution,
    cachePolicy,
    originRequestPolicy,
    responseHeadersPolicy,
    originAccessControl,
    originAccessIdentity,
    publicKey,
    keyGroup,
  ],
  operations: {
    ...distributionOperations,
    ...invalidationOperations,
    ...streamingOperations,
    ...tagOperations,
    ...cachePolicyOperations,
    ...originRequestPolicyOperations,
    ...responseHeadersPolicyOperations,
    ...originAccessControlOperations,
    ...originAccessIdentityOperations,
    ...publicKeyOperations,
    ...keyGroupOperations,
  },
  transitions: {
    [distribution.kind]: { deployed, deliverLogs },
    [invalidation.kind]: { completed },
    [streamingDistribution.kind]: { deployed: streamingDeployed },
  },
};
