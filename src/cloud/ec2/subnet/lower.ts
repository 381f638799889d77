/** Subnets in the packet engine: segments with a boundary filter and the route table that holds for them. */
import { type Address, addressPlus } from '../../../kit/address.ts';
import { memoise, memoiseWithText } from '../../../kit/memoise.ts';
import type { Prefix } from '../../../kit/prefix.ts';
import type { SegmentNode } from '../../../net/graph.ts';
import { storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { VPC_MTU } from '../mtu.ts';
import type { BoundaryFilters } from '../network-acl/lower.ts';
import type { SubnetItem } from './subnet.ts';

/** `routes`: the ID of its route table. */
export function lowerSubnet(item: SubnetItem, filters: BoundaryFilters, routes: string): SegmentNode {
  return withRoutes(unrouted(item, filters), routes);
}

const unrouted = memoise((item: SubnetItem, filters: BoundaryFilters): Omit<SegmentNode, 'routes'> => {
  const prefixes = prefixesOf(item);
  return {
    kind: 'segment',
    id: item.SubnetId,
    origin: { resource: item.SubnetId, label: `subnet ${labelOf(item.SubnetId, item)}` },
    router: item.VpcId,
    zone: item.AvailabilityZone,
    prefixes,
    ...filters,
    mtu: VPC_MTU,
    gateway: prefixes.map((prefix) => addressPlus(firstOf(prefix), 1)),
    reserved: prefixes.flatMap(reservedAddresses),
  };
});

const withRoutes = memoiseWithText(
  (_segment: Omit<SegmentNode, 'routes'>, routes: string) => routes,
  (segment: Omit<SegmentNode, 'routes'>, routes: string): SegmentNode => ({ ...segment, routes }),
);

function prefixesOf(item: SubnetItem): Prefix[] {
  const ipv6 = item.Ipv6CidrBlockAssociationSet.filter(
    (set) => set.Ipv6CidrBlockState?.State === 'associated',
  );
  return [item.CidrBlock, ...ipv6.map((set) => set.Ipv6CidrBlock)]
    .filter((text) => text !== undefined)
    .map(storedPrefix);
}

function firstOf({ family, first }: Prefix): Address {
  return { family, value: first };
}

/** The first four and the last (R-VPC-33, R-VPC-41). */
function reservedAddresses(prefix: Prefix): Address[] {
  const first = firstOf(prefix);
  const size = prefix.family === 4 ? 2 ** (32 - prefix.length) : 1n << BigInt(128 - prefix.length);
  const last = typeof size === 'bigint' ? addressPlus(first, size - 1n) : addressPlus(first, size - 1);
  return [0, 1, 2, 3].map((count) => addressPlus(first, count)).concat(last);
}
