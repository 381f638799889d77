/** What of AWS's own services stands behind interfaces in the learner's subnets: one line a service. */
import { memoise } from '../kit/memoise.ts';
import type { BalancerNode } from '../net/graph.ts';
import type { Appliance } from './ec2/lower.ts';
import { lowerEndpoints as lowerVpcEndpoints } from './ec2/vpc-endpoint/lower.ts';
import { lowerLoadBalancers } from './elbv2/lower.ts';
import type { RegionState, World } from './kernel/world.ts';
import { lowerEndpoints } from './route53resolver/lower.ts';

/** Each answers the identical list as long as nothing of its own changes. */
const APPLIANCES: readonly ((state: RegionState, world: World, region: string) => readonly Appliance[])[] = [
  lowerEndpoints,
  lowerLoadBalancers,
];

export function appliancesIn(world: World, region: string): readonly Appliance[] {
  const state = world.regions[region] ?? {};
  const own = join(...APPLIANCES.map((lower) => lower(state, world, region)));
  return join(own, lowerVpcEndpoints(state, world, region, balancersAmong(own)));
}

const balancersAmong = memoise((appliances: readonly Appliance[]): readonly BalancerNode[] =>
  appliances.filter((item): item is BalancerNode => item.kind === 'balancer'),
);

const join = memoise((...parts: readonly (readonly Appliance[])[]): readonly Appliance[] => parts.flat());
