/** Who forwards to a target group: a load balancer, and never more than one (R-ELB-26). */
import type { Context } from '../../kernel/context.ts';
import { listener } from '../listener/listener.ts';
import { type LoadBalancerItem, loadBalancer } from '../load-balancer/load-balancer.ts';
import { forwardedTo } from '../rule/forwarded.ts';
import { type RuleItem, rule } from '../rule/rule.ts';

export function balancerOf(targetGroupArn: string, context: Context): LoadBalancerItem | undefined {
  const using = context.peek(rule).find(({ Actions }) => forwardedTo(Actions).includes(targetGroupArn));
  return using && balancerOfRule(using, context);
}

export function balancerOfRule({ ListenerArn }: RuleItem, context: Context): LoadBalancerItem | undefined {
  const found = context.peek(listener).find((item) => item.ListenerArn === ListenerArn);
  return context.peek(loadBalancer).find((item) => item.LoadBalancerArn === found?.LoadBalancerArn);
}

export function isInUse(targetGroupArn: string, context: Context): boolean {
  return balancerOf(targetGroupArn, context) !== undefined;
}
