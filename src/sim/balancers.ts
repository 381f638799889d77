/** Load balancers as places: `load-balancer/web` stands where its name leads. */
import {
  type NetworkInterfaceItem,
  networkInterface,
} from '../cloud/ec2/network-interface/network-interface.ts';
import { type LoadBalancerItem, loadBalancer } from '../cloud/elbv2/load-balancer/load-balancer.ts';
import { loadBalancerNames } from '../cloud/elbv2/names.ts';
import type { World } from '../cloud/kernel/world.ts';
import { tableOf } from './tables.ts';

export interface FoundBalancer {
  readonly region: string;
  readonly balancer: LoadBalancerItem;
  /** The interface behind the first address that its name answers. */
  readonly first: NetworkInterfaceItem;
}

export function balancerNamed(world: World, name: string): FoundBalancer | undefined {
  for (const region of Object.keys(world.regions)) {
    const balancer = balancersIn(world, region).find(
      (item) => item.LoadBalancerName === name || item.LoadBalancerArn === name,
    );
    const first = balancer && firstOf(balancer, world, region);
    if (first) return { region, balancer, first };
  }
  return undefined;
}

export function balancerNames(world: World): string[] {
  const all = Object.keys(world.regions).flatMap((region) => balancersIn(world, region));
  return all.map(({ LoadBalancerName }) => LoadBalancerName);
}

function balancersIn(world: World, region: string): LoadBalancerItem[] {
  return Object.values(tableOf(world, region, loadBalancer)).filter(({ Gone }) => !Gone);
}

function firstOf(
  { Zones, DNSName }: LoadBalancerItem,
  world: World,
  region: string,
): NetworkInterfaceItem | undefined {
  const table = tableOf(world, region, networkInterface);
  const own = Zones.flatMap(({ InterfaceId }) => table[InterfaceId] ?? []);
  const answer = loadBalancerNames(world).find(({ name }) => name === DNSName.toLowerCase())?.addresses[0];
  const holds = ({ PrivateIpAddresses }: NetworkInterfaceItem) =>
    PrivateIpAddresses.some(
      ({ PrivateIpAddress, Association }) => answer === (Association?.PublicIp ?? PrivateIpAddress),
    );
  return own.find(holds) ?? own[0];
}
