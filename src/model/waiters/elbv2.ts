/**
 * The waiters of load balancers and targets, as the AWS CLI's reference of `aws elbv2 wait` describes them
 * (docs.aws.amazon.com/cli/latest/reference/elbv2/wait/).
 */
import type { Acceptor, Waiter } from './waiter.ts';

const poll = (name: string, operation: string, ...acceptors: Acceptor[]): Waiter => ({
  name,
  operation,
  delaySeconds: 15,
  maxAttempts: 40,
  acceptors,
});

const BALANCER_STATES = 'LoadBalancers[].State.Code';
const TARGET_STATES = 'TargetHealthDescriptions[].TargetHealth.State';

export const elbv2Waiters: readonly Waiter[] = [
  poll(
    'LoadBalancerExists',
    'DescribeLoadBalancers',
    { matcher: 'status', expected: 200, state: 'success' },
    { matcher: 'error', expected: 'LoadBalancerNotFound', state: 'retry' },
  ),
  poll(
    'LoadBalancerAvailable',
    'DescribeLoadBalancers',
    { matcher: 'pathAll', argument: BALANCER_STATES, expected: 'active', state: 'success' },
    { matcher: 'pathAny', argument: BALANCER_STATES, expected: 'provisioning', state: 'retry' },
    { matcher: 'error', expected: 'LoadBalancerNotFound', state: 'retry' },
  ),
  poll(
    'LoadBalancersDeleted',
    'DescribeLoadBalancers',
    { matcher: 'pathAll', argument: BALANCER_STATES, expected: 'active', state: 'retry' },
    { matcher: 'error', expected: 'LoadBalancerNotFound', state: 'success' },
  ),
  poll(
    'TargetInService',
    'DescribeTargetHealth',
    { matcher: 'pathAll', argument: TARGET_STATES, expected: 'healthy', state: 'success' },
    { matcher: 'error', expected: 'InvalidInstance', state: 'retry' },
  ),
  poll(
    'TargetDeregistered',
    'DescribeTargetHealth',
    { matcher: 'error', expected: 'InvalidTarget', state: 'success' },
    { matcher: 'pathAll', argument: TARGET_STATES, expected: 'unused', state: 'success' },
  ),
];
