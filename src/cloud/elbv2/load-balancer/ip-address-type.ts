/** Whether a load balancer speaks IPv6 to its clients. */
import type {
  SetIpAddressTypeInput,
  SetIpAddressTypeOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../kernel/context.ts';
import { unsupported } from '../errors.ts';
import { requireLoadBalancer } from './load-balancer.ts';

export function readAddressType(type = 'ipv4'): 'ipv4' | 'dualstack' {
  if (type === 'ipv4' || type === 'dualstack') return type;
  throw unsupported(`the IP address type ${type} of load balancers`);
}

export function setIpAddressType(input: SetIpAddressTypeInput, context: Context): SetIpAddressTypeOutput {
  const item = requireLoadBalancer(input.LoadBalancerArn, context);
  const type = readAddressType(input.IpAddressType);
  if (type !== item.IpAddressType)
    throw unsupported('changing the IP address type; create a load balancer that has it');
  return { IpAddressType: type };
}
