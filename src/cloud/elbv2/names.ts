/**
 * The names of load balancers and what they stand for (R-ELB-10, R-ELB-41): the addresses of zones where something
 * healthy is served, or of all zones where nothing is anywhere.
 */
import { memoise, memoiseBy } from '../../kit/memoise.ts';
import { instance } from '../ec2/instance/instance.ts';
import { networkInterface } from '../ec2/network-interface/network-interface.ts';
import { subnet } from '../ec2/subnet/subnet.ts';
import { Context } from '../kernel/context.ts';
import type { RegionState, World } from '../kernel/world.ts';
import { type BalancerNodeItem, nodesOf } from './health/nodes.ts';
import { servingTargets } from './health/serving.ts';
import { listener } from './listener/listener.ts';
import { type LoadBalancerItem, loadBalancer, loadBalancersIn } from './load-balancer/load-balancer.ts';
import { forwardedTo } from './rule/forwarded.ts';
import { rule } from './rule/rule.ts';
import { type TargetGroupItem, targetGroup } from './target-group/target-group.ts';

export interface LoadBalancerName {
  /** In lower case, without a dot at the end: `web-1234567890.us-east-1.elb.amazonaws.com`. */
  readonly name: string;
  readonly region: string;
  /** Of the zone that the name is in, for alias records. */
  readonly hostedZoneId: string;
  readonly addresses: readonly string[];
  readonly ipv6Addresses: readonly string[];
  /** For records that evaluate the health of their target (R-R53-69). */
  readonly healthy: { readonly healthy: boolean; readonly text: string };
}

/** Of all regions; the identical list as long as nothing changes. Zonal names of network load balancers among them. */
export function loadBalancerNames(world: World): readonly LoadBalancerName[] {
  return join(
    ...Object.keys(world.regions).map((region) =>
      namesIn(world.regions[region] as RegionState, world, region),
    ),
  );
}

const join = memoise((...parts: readonly (readonly LoadBalancerName[])[]) => parts.flat());

const TABLES = [loadBalancer, listener, rule, targetGroup, networkInterface, instance, subnet];
const NONE: readonly never[] = [];

const namesIn = memoiseBy(
  (state: RegionState, world: World, _region: string): readonly object[] =>
    state[loadBalancer.kind] ? [world.faults, ...TABLES.map(({ kind }) => state[kind] ?? NONE)] : [NONE],
  (state: RegionState, world: World, region: string): readonly LoadBalancerName[] => {
    if (!state[loadBalancer.kind]) return NONE;
    const context = new Context(world, region, []);
    return loadBalancersIn(context).flatMap((item) => namesOf(item, context));
  },
);

function namesOf(item: LoadBalancerItem, context: Context): LoadBalancerName[] {
  const nodes = nodesOf(item, context);
  const healthy = nodes.filter((node) => isHealthy(node, item, context));
  const text = `load balancer ${item.LoadBalancerName} has healthy targets in ${healthy.length} of ${nodes.length} zones`;
  const common = {
    region: context.region,
    hostedZoneId: item.CanonicalHostedZoneId,
    healthy: { healthy: healthy.length > 0, text },
  };
  const name = item.DNSName.toLowerCase();
  const whole = { name, ...common, ...addressesOf(healthy.length > 0 ? healthy : nodes, item) };
  if (item.Type === 'application') return [whole];
  const zonal = nodes.map((node) => ({
    name: `${node.zone}.${name}`,
    ...common,
    ...addressesOf([node], item),
  }));
  return [whole, ...zonal];
}

function addressesOf(
  nodes: readonly BalancerNodeItem[],
  { Scheme }: LoadBalancerItem,
): Pick<LoadBalancerName, 'addresses' | 'ipv6Addresses'> {
  return {
    addresses: nodes.flatMap(({ own }) => {
      const [primary] = own.PrivateIpAddresses;
      return (Scheme === 'internal' ? primary?.PrivateIpAddress : primary?.Association?.PublicIp) ?? [];
    }),
    ipv6Addresses: nodes.flatMap(({ own }) => own.Ipv6Addresses[0]?.Ipv6Address ?? []),
  };
}

/** Each group with targets has a healthy one for the node, and some group has targets. */
function isHealthy({ zone, works }: BalancerNodeItem, item: LoadBalancerItem, context: Context): boolean {
  const groups = groupsOf(item, context).filter(({ Targets }) => Targets.length > 0);
  return (
    works &&
    item.State.Code === 'active' &&
    groups.length > 0 &&
    groups.every((group) => servingTargets(zone, group, item, context).healthy > 0)
  );
}

function groupsOf({ LoadBalancerArn: arn }: LoadBalancerItem, context: Context): TargetGroupItem[] {
  const listeners = context.list(listener).filter((one) => one.LoadBalancerArn === arn);
  const own = new Set(listeners.map(({ ListenerArn }) => ListenerArn));
  const used = context.list(rule).filter(({ ListenerArn }) => own.has(ListenerArn));
  const arns = new Set(used.flatMap(({ Actions }) => forwardedTo(Actions)));
  return [...arns].flatMap((one) => context.find(targetGroup, one) ?? []);
}
