/**
 * Elastic Load Balancing, version 2: application and network load balancers. Gateway load balancers, Lambda functions
 * as targets, authentication and mutual TLS are not simulated.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/Welcome.html
 */
import { read, type Service } from '../kernel/resource.ts';
import { observeTargets } from './health/observe.ts';
import { describeAccountLimits } from './limits.ts';
import { listener } from './listener/listener.ts';
import { listenerOperations } from './listener/operations.ts';
import { loadBalancer } from './load-balancer/load-balancer.ts';
import { loadBalancerOperations, loadBalancerTransitions } from './load-balancer/operations.ts';
import { ruleOperations } from './rule/operations.ts';
import { rule } from './rule/rule.ts';
import { tagOperations } from './tags.ts';
import { targetGroupOperations, targetGroupTransitions } from './target-group/operations.ts';
import { targetGroup } from './target-group/target-group.ts';

export const elbv2: Service = {
  name: 'elbv2',
  resources: [loadBalancer, targetGroup, listener, rule],
  operations: {
    ...loadBalancerOperations,
    ...targetGroupOperations,
    ...listenerOperations,
    ...ruleOperations,
    ...tagOperations,
    DescribeAccountLimits: read(describeAccountLimits),
  },
  transitions: {
    [loadBalancer.kind]: loadBalancerTransitions,
    [targetGroup.kind]: targetGroupTransitions,
  },
  settle: observeTargets,
};
