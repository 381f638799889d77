/** Target groups as `describe-target-groups` shows them. */
import type {
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requireLoadBalancer } from '../load-balancer/load-balancer.ts';
import { pageOf } from '../pages.ts';
import { requireTargetGroup, type TargetGroupItem, targetGroup } from './target-group.ts';
import { balancerOf } from './users.ts';

export function showTargetGroup(item: TargetGroupItem, context: Context): Plain<TargetGroup> {
  const { Attributes: _attributes, Tags: _tags, Targets: _targets, ...shown } = item;
  const user = balancerOf(item.TargetGroupArn, context);
  return { ...shown, LoadBalancerArns: user ? [user.LoadBalancerArn] : [] };
}

export function describeTargetGroups(
  input: DescribeTargetGroupsInput,
  context: Context,
): Plain<DescribeTargetGroupsOutput> {
  const { items, marker } = pageOf(chosen(input, context), input);
  return {
    TargetGroups: items.map((item) => showTargetGroup(item, context)),
    ...(marker !== undefined && { NextMarker: marker }),
  };
}

function chosen(input: DescribeTargetGroupsInput, context: Context): readonly TargetGroupItem[] {
  const { LoadBalancerArn: balancer, TargetGroupArns: arns = [], Names: names = [] } = input;
  if (arns.length > 0) return [...new Set(arns)].map((arn) => requireTargetGroup(arn, context));
  const all = context.list(targetGroup);
  if (names.length > 0) {
    const found = all.filter((item) => names.includes(item.TargetGroupName));
    if (found.length === new Set(names).size) return found;
    throw new AwsError('TargetGroupNotFound', 'One or more target groups not found');
  }
  if (balancer === undefined) return all;
  const { LoadBalancerArn: arn } = requireLoadBalancer(balancer, context);
  return all.filter((item) => balancerOf(item.TargetGroupArn, context)?.LoadBalancerArn === arn);
}
