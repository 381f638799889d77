/** Whether a listener may forward to some target groups (R-ELB-25, R-ELB-26). */
import type { ForwardActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { invalidConfiguration } from '../errors.ts';
import type { ListenerItem } from '../listener/listener.ts';
import { requireLoadBalancer } from '../load-balancer/load-balancer.ts';
import { requireTargetGroup } from '../target-group/target-group.ts';
import { balancerOf } from '../target-group/users.ts';

/** By the protocol of the listener: those of groups. */
const COMPATIBLE: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTP', 'HTTPS'],
  HTTPS: ['HTTP', 'HTTPS'],
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
};

export function checkForward(
  { TargetGroups = [] }: ForwardActionConfig,
  { Protocol, LoadBalancerArn }: Pick<ListenerItem, 'Protocol' | 'LoadBalancerArn'>,
  context: Context,
): void {
  const groups = TargetGroups.map(({ TargetGroupArn }) => requireTargetGroup(TargetGroupArn, context));
  const arns = (found: typeof groups) => found.map(({ TargetGroupArn }) => TargetGroupArn).join(', ');
  const twice = groups.filter((group, index) => groups.indexOf(group) !== index);
  if (twice.length > 0) {
    throw invalidConfiguration(`The following target groups are specified more than once: ${arns(twice)}`);
  }
  const unfit = groups.filter(
    (group) =>
      !COMPATIBLE[Protocol]?.includes(group.Protocol) || (group.TargetType === 'alb' && Protocol !== 'TCP'),
  );
  if (unfit.length > 0) {
    throw new AwsError(
      'IncompatibleProtocols',
      `The listener and the following target groups have incompatible protocols: ${arns(unfit)}`,
    );
  }
  const { VpcId } = requireLoadBalancer(LoadBalancerArn, context);
  const foreign = groups.filter((group) => group.VpcId !== VpcId);
  if (foreign.length > 0) {
    throw invalidConfiguration(
      `The following target groups are not in the same VPC as the load balancer: ${arns(foreign)}`,
    );
  }
  const taken = groups.filter((group) => {
    const user = balancerOf(group.TargetGroupArn, context);
    return user !== undefined && user.LoadBalancerArn !== LoadBalancerArn;
  });
  if (taken.length > 0) {
    throw new AwsError(
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${arns(taken)}`,
    );
  }
}
