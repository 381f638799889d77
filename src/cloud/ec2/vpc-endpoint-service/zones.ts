/** The zones in which an endpoint service is: those of its load balancers (R-VPC-159). */
import { loadBalancer } from '../../elbv2/load-balancer/load-balancer.ts';
import type { Context } from '../../kernel/context.ts';
import { type ZoneInfo, zonesOf } from '../../kernel/regions.ts';
import type { EndpointServiceItem } from './endpoint-service.ts';

export function zonesOfService(
  { NetworkLoadBalancerArns: arns }: EndpointServiceItem,
  context: Context,
): readonly ZoneInfo[] {
  const names = new Set(
    arns.flatMap((arn) => context.find(loadBalancer, arn)?.Zones.map(({ ZoneName }) => ZoneName) ?? []),
  );
  return zonesOf(context.region).filter(({ name }) => names.has(name));
}
