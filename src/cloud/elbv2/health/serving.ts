/**
 * Whom a node sends to (R-ELB-35): its healthy targets, or, where none of them is, all of them.
 */
import { instance } from '../../ec2/instance/instance.ts';
import { networkInterface } from '../../ec2/network-interface/network-interface.ts';
import type { Context } from '../../kernel/context.ts';
import type { LoadBalancerItem } from '../load-balancer/load-balancer.ts';
import type { TargetGroupItem, TargetItem } from '../target-group/target-group.ts';
import { nodesFor } from './nodes.ts';

export interface Serving {
  readonly targets: readonly TargetItem[];
  /** How many of them are healthy; none, and still targets: it is open because all have failed. */
  readonly healthy: number;
}

export function servingTargets(
  zone: string,
  group: TargetGroupItem,
  item: LoadBalancerItem,
  context: Context,
): Serving {
  const targets = group.Targets.filter(
    (target) =>
      target.drainedAt === undefined &&
      idleReason(target, group, context) === undefined &&
      nodesFor(target, group, item, context).some((node) => node.zone === zone),
  );
  const healthy = targets.filter((target) => target.opinions[zone]?.held?.up);
  return { targets: healthy.length > 0 ? healthy : targets, healthy: healthy.length };
}

export interface Idle {
  readonly reason: 'Target.InvalidState' | 'Target.IpUnusable';
  readonly text: string;
}

/** Why a target cannot be one just now, whoever looks at it. */
export function idleReason(target: TargetItem, group: TargetGroupItem, context: Context): Idle | undefined {
  if (group.TargetType === 'instance') {
    const state = context.find(instance, target.Id)?.State.Name ?? 'terminated';
    if (state === 'running' || state === 'pending') return undefined;
    return { reason: 'Target.InvalidState', text: `Target is in the ${state} state` };
  }
  if (group.TargetType === 'ip' && isBalancers(target.Id, group.VpcId, context)) {
    return {
      reason: 'Target.IpUnusable',
      text: 'IP address cannot be used as a target, as it is in use by a load balancer',
    };
  }
  return undefined;
}

function isBalancers(address: string, vpcId: string, context: Context): boolean {
  return context
    .peek(networkInterface)
    .some(
      (item) =>
        item.VpcId === vpcId &&
        item.RequesterId === 'amazon-elb' &&
        item.PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === address),
    );
}
