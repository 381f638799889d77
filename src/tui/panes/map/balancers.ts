/** Load balancers where they stand: an interface in each of their subnets, which ELBv2 describes as `ELB app/NAME/ID`. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import { memoise } from '../../../kit/memoise.ts';
import type { MapHost } from './select.ts';

export interface MapBalancer extends MapHost {
  readonly type: 'alb' | 'nlb';
}

/** By the ID of the subnet. */
export type BalancersBySubnet = ReadonlyMap<string, readonly MapBalancer[]>;

export const balancersBySubnet = memoise(
  (balancers: readonly LoadBalancer[], interfaces: readonly NetworkInterface[]): BalancersBySubnet => {
    const found = new Map<string, MapBalancer[]>();
    for (const {
      LoadBalancerArn: arn = '',
      LoadBalancerName: name = '',
      State: state,
      Type: type,
    } of balancers) {
      const path = arn.replace(/^.*:loadbalancer\//, '');
      for (const item of interfaces) {
        if (item.Description !== `ELB ${path}`) continue;
        const subnet = item.SubnetId ?? '';
        const balancer: MapBalancer = {
          name,
          type: type === 'network' ? 'nlb' : 'alb',
          state: state?.Code ?? '',
          privateAddress: item.PrivateIpAddress ?? '',
          publicAddress: item.Association?.PublicIp,
        };
        found.set(subnet, [...(found.get(subnet) ?? []), balancer]);
      }
    }
    return found;
  },
);
