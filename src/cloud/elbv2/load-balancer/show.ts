/** A load balancer as `describe-load-balancers` shows it. */
import type {
  AvailabilityZone,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { networkInterface } from '../../ec2/network-interface/network-interface.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { checkArn } from '../arn.ts';
import { pageOf } from '../pages.ts';
import { type LoadBalancerItem, loadBalancersIn } from './load-balancer.ts';

export function showLoadBalancer(item: LoadBalancerItem, context: Context): Plain<LoadBalancer> {
  const { Zones: _zones, Attributes: _attributes, Tags: _tags, Gone: _gone, SecurityGroups, ...shown } = item;
  return {
    ...shown,
    AvailabilityZones: showZones(item, context),
    ...(SecurityGroups.length > 0 && { SecurityGroups }),
  };
}

/** The addresses of a network load balancer are part of it; an application load balancer's come and go. */
export function showZones(item: LoadBalancerItem, context: Context): Plain<AvailabilityZone>[] {
  return item.Zones.map(({ ZoneName, SubnetId, InterfaceId, AllocationId, PrivateIPv4Address }) => {
    const own = context.find(networkInterface, InterfaceId)?.PrivateIpAddresses[0];
    const addresses =
      AllocationId !== undefined
        ? [{ IpAddress: own?.Association?.PublicIp, AllocationId }]
        : PrivateIPv4Address !== undefined
          ? [{ PrivateIPv4Address }]
          : [];
    return { ZoneName, SubnetId, LoadBalancerAddresses: addresses };
  });
}

export function describeLoadBalancers(
  input: DescribeLoadBalancersInput,
  context: Context,
): Plain<DescribeLoadBalancersOutput> {
  const { items, marker } = pageOf(chosen(input, context), input);
  return {
    LoadBalancers: items.map((item) => showLoadBalancer(item, context)),
    ...(marker !== undefined && { NextMarker: marker }),
  };
}

function chosen(input: DescribeLoadBalancersInput, context: Context): LoadBalancerItem[] {
  const { LoadBalancerArns: arns = [], Names: names = [] } = input;
  const all = loadBalancersIn(context);
  if (arns.length > 0) {
    for (const arn of arns) checkArn(arn, 'loadbalancer', 'load balancer');
    const found = all.filter((item) => arns.includes(item.LoadBalancerArn));
    if (found.length < new Set(arns).size) {
      throw new AwsError('LoadBalancerNotFound', 'One or more load balancers not found');
    }
    return found;
  }
  const missing = names.filter((name) => !all.some((item) => item.LoadBalancerName === name));
  if (missing.length > 0) {
    throw new AwsError('LoadBalancerNotFound', `Load balancers '[${missing.join(', ')}]' not found`);
  }
  return names.length > 0 ? all.filter((item) => names.includes(item.LoadBalancerName)) : all;
}
