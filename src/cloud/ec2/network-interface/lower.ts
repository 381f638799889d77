/** Network interfaces in the packet engine: their private addresses, filters and the check of addresses (R-VPC-115). */
import { type Address, parseAddress } from '../../../kit/address.ts';
import { memoise } from '../../../kit/memoise.ts';
import type { InterfaceNode, Obstacle } from '../../../net/graph.ts';
import { type Absent, present } from '../../kernel/absent.ts';
import { labelOf } from '../label.ts';
import type { InterfaceFilters } from '../security-group/lower.ts';
import type { NetworkInterfaceItem } from './network-interface.ts';

/** What stands behind the interface. */
export interface InterfaceOwner {
  readonly node: string;
  /** `instance i-… (web)`. */
  readonly label: string;
}

export const lowerInterface = memoise(
  (
    item: NetworkInterfaceItem,
    filters: InterfaceFilters | Absent,
    owner: InterfaceOwner | Absent,
    obstacle: Obstacle | Absent,
  ): InterfaceNode => {
    const { NetworkInterfaceId: id } = item;
    const behind = present(owner);
    const label = `network interface ${labelOf(id, { Tags: item.TagSet })}`;
    return {
      kind: 'interface',
      id,
      origin: { resource: id, label: behind ? `${label} of ${behind.label}` : label },
      segment: item.SubnetId,
      addresses: addressesOf(item),
      ...present(filters),
      checksAddresses: item.SourceDestCheck !== false,
      ...(behind && { owner: behind.node }),
      ...(present(obstacle) && { obstacle: present(obstacle) as Obstacle }),
    };
  },
);

/** The private addresses, the primary one first, then IPv6. */
export function addressesOf(item: NetworkInterfaceItem): Address[] {
  const primaryFirst = [...item.PrivateIpAddresses].sort(
    (left, right) => Number(right.Primary) - Number(left.Primary),
  );
  const texts = [
    ...primaryFirst.map((address) => address.PrivateIpAddress),
    ...item.Ipv6Addresses.map((address) => address.Ipv6Address),
  ];
  return texts.map((text) => parseAddress(text ?? '')).filter((address) => address !== undefined);
}
