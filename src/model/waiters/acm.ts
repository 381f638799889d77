/**
 * ACM's waiter, as the AWS CLI's reference of `aws acm wait` describes it
 * (docs.aws.amazon.com/cli/latest/reference/acm/wait/).
 */
import type { Waiter } from './waiter.ts';

export const acmWaiters: readonly Waiter[] = [
  {
    name: 'CertificateValidated',
    operation: 'DescribeCertificate',
    delaySeconds: 60,
    maxAttempts: 5,
    acceptors: [
      {
        matcher: 'pathAll',
        argument: 'Certificate.DomainValidationOptions[].ValidationStatus',
        expected: 'SUCCESS',
        state: 'success',
      },
      {
        matcher: 'pathAny',
        argument: 'Certificate.DomainValidationOptions[].ValidationStatus',
        expected: 'PENDING_VALIDATION',
        state: 'retry',
      },
      { matcher: 'path', argument: 'Certificate.Status', expected: 'FAILED', state: 'failure' },
      { matcher: 'error', expected: 'ResourceNotFoundException', state: 'failure' },
    ],
  },
];
