/**
 * Route 53's waiter, as the AWS CLI's reference of `aws route53 wait` describes it
 * (docs.aws.amazon.com/cli/latest/reference/route53/wait/).
 */
import type { Waiter } from './waiter.ts';

export const route53Waiters: readonly Waiter[] = [
  {
    name: 'ResourceRecordSetsChanged',
    operation: 'GetChange',
    delaySeconds: 30,
    maxAttempts: 60,
    acceptors: [{ matcher: 'path', argument: 'ChangeInfo.Status', expected: 'INSYNC', state: 'success' }],
  },
];
