/** What can be done with load balancers, and what time does to them. */
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { describeLoadBalancerAttributes, modifyLoadBalancerAttributes } from './attributes.ts';
import { activate, createLoadBalancer } from './create.ts';
import { deleteLoadBalancer, vanish } from './delete.ts';
import { setIpAddressType } from './ip-address-type.ts';
import type { LoadBalancerItem } from './load-balancer.ts';
import { setSecurityGroups } from './security-groups.ts';
import { describeLoadBalancers } from './show.ts';
import { setSubnets } from './subnets.ts';

export const loadBalancerOperations: Operations = {
  CreateLoadBalancer: write(createLoadBalancer),
  DescribeLoadBalancers: read(describeLoadBalancers),
  DeleteLoadBalancer: write(deleteLoadBalancer),
  DescribeLoadBalancerAttributes: read(describeLoadBalancerAttributes),
  ModifyLoadBalancerAttributes: write(modifyLoadBalancerAttributes),
  SetSubnets: write(setSubnets),
  SetSecurityGroups: write(setSecurityGroups),
  SetIpAddressType: write(setIpAddressType),
};

export const loadBalancerTransitions: Transitions<LoadBalancerItem> = { activate, vanish };
