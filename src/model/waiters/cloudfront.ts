/**
 * CloudFront's waiters, as the AWS CLI's reference of `aws cloudfront wait` describes them
 * (docs.aws.amazon.com/cli/latest/reference/cloudfront/wait/).
 */
import type { Waiter } from './waiter.ts';

export const cloudfrontWaiters: readonly Waiter[] = [
  {
    name: 'DistributionDeployed',
    operation: 'GetDistribution',
    delaySeconds: 60,
    maxAttempts: 35,
    acceptors: [{ matcher: 'path', argument: 'Distribution.Status', expected: 'Deployed', state: 'success' }],
  },
  {
    name: 'InvalidationCompleted',
    operation: 'GetInvalidation',
    delaySeconds: 20,
    maxAttempts: 30,
    acceptors: [
      { matcher: 'path', argument: 'Invalidation.Status', expected: 'Completed', state: 'success' },
    ],
  },
  {
    name: 'InvalidationForDistributionTenantCompleted',
    operation: 'GetInvalidationForDistributionTenant',
    delaySeconds: 20,
    maxAttempts: 30,
    acceptors: [
      { matcher: 'path', argument: 'Invalidation.Status', expected: 'Completed', state: 'success' },
    ],
  },
  {
    name: 'StreamingDistributionDeployed',
    operation: 'GetStreamingDistribution',
    delaySeconds: 60,
    maxAttempts: 25,
    acceptors: [
      { matcher: 'path', argument: 'StreamingDistribution.Status', expected: 'Deployed', state: 'success' },
    ],
  },
];
