/**
 * Which nodes of a load balancer serve which targets (R-ELB-34, R-ELB-40): a node stands in each of its zones, and
 * serves the targets of all zones, or of its own alone.
 */
import { parseAddress } from '../../../kit/address.ts';
import { prefixContains } from '../../../kit/prefix.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import { interfaceFault } from '../../ec2/faults.ts';
import { instance } from '../../ec2/instance/instance.ts';
import {
  type NetworkInterfaceItem,
  networkInterface,
} from '../../ec2/network-interface/network-interface.ts';
import { subnet } from '../../ec2/subnet/subnet.ts';
import type { Context } from '../../kernel/context.ts';
import { attributeOf } from '../load-balancer/attributes.ts';
import { type LoadBalancerItem, loadBalancer } from '../load-balancer/load-balancer.ts';
import { targetGroupAttribute } from '../target-group/attributes.ts';
import type { TargetGroupItem, TargetItem } from '../target-group/target-group.ts';

export interface BalancerNodeItem {
  readonly zone: string;
  readonly own: NetworkInterfaceItem;
  /** Whether it works at all. */
  readonly works: boolean;
}

export function nodesOf(item: LoadBalancerItem, context: Context): readonly BalancerNodeItem[] {
  return item.Zones.flatMap(({ ZoneName, InterfaceId }) => {
    const own = context.find(networkInterface, InterfaceId);
    return own ? [{ zone: ZoneName, own, works: interfaceFault(own, context) === undefined }] : [];
  });
}

/** Those that may send something to the target, working or not. */
export function nodesFor(
  target: TargetItem,
  group: TargetGroupItem,
  item: LoadBalancerItem,
  context: Context,
): readonly BalancerNodeItem[] {
  const nodes = nodesOf(item, context);
  const zone = zoneOf(target, group, context);
  if (zone === 'all') return nodes;
  if (!nodes.some((node) => node.zone === zone)) return [];
  return crossesZones(group, item) ? nodes : nodes.filter((node) => node.zone === zone);
}

export function crossesZones(group: TargetGroupItem, item: LoadBalancerItem): boolean {
  const own = targetGroupAttribute(group, 'load_balancing.cross_zone.enabled');
  return (
    (own === 'true' || own === 'false' ? own : attributeOf(item, 'load_balancing.cross_zone.enabled')) ===
    'true'
  );
}

/** The Availability Zone that a target is in; `all` for what is in none, or in several. */
export function zoneOf(target: TargetItem, group: TargetGroupItem, context: Context): string | undefined {
  if (group.TargetType === 'instance') return context.find(instance, target.Id)?.Placement.AvailabilityZone;
  if (group.TargetType === 'alb' || target.AvailabilityZone === 'all') return 'all';
  const address = parseAddress(target.Id);
  const home = context
    .peek(subnet)
    .find(
      ({ VpcId, CidrBlock }) =>
        VpcId === group.VpcId && address && CidrBlock && prefixContains(storedPrefix(CidrBlock), address),
    );
  return home?.AvailabilityZone;
}

/** Private addresses that packets for a target are sent to, as its load balancer does; none where it has none now. */
export function addressesOfTarget(
  target: TargetItem,
  group: TargetGroupItem,
  context: Context,
): readonly string[] {
  if (group.TargetType === 'ip') return [target.Id];
  if (group.TargetType === 'alb') {
    const found = context.find(loadBalancer, target.Id);
    if (!found || found.Gone) return [];
    return nodesOf(found, context)
      .filter(({ works }) => works)
      .flatMap(({ own }) => own.PrivateIpAddresses[0]?.PrivateIpAddress ?? []);
  }
  const host = context.find(instance, target.Id);
  const own =
    host?.State.Name === 'running' ? context.find(networkInterface, host.InterfaceIds[0]) : undefined;
  const primary = own?.PrivateIpAddresses.find(({ Primary }) => Primary)?.PrivateIpAddress;
  return primary === undefined ? [] : [primary];
}
