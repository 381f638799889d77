/** Which addresses of a subnet are reserved, and how many are left (R-VPC-33, R-VPC-41, R-VPC-42). */
import type { Address } from '../../../kit/address.ts';
import { type Prefix, prefixRange, prefixSize } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import type { SubnetItem } from './subnet.ts';

/** The network itself, the router, the resolver, and one for later. */
const RESERVED_AT_START = 4;
/** The broadcast address, though nothing is broadcast. */
const RESERVED_AT_END = 1;

/** Whether the address is one of the five that AWS keeps of the block; false for addresses outside it. */
export function isReserved(block: Prefix, address: Address): boolean {
  const [first, end] = prefixRange(block);
  const { value } = address;
  if (address.family !== block.family || value < first || value >= end) return false;
  return (
    Number(BigInt(value) - BigInt(first)) < RESERVED_AT_START ||
    BigInt(end) - BigInt(value) <= RESERVED_AT_END
  );
}

/** Usable addresses of the IPv4 block that no interface holds; 0 for a subnet that is IPv6 only. */
export function availableAddressCount(item: SubnetItem, context: Context): number {
  if (item.CidrBlock === undefined) return 0;
  const usable = Number(prefixSize(storedPrefix(item.CidrBlock))) - RESERVED_AT_START - RESERVED_AT_END;
  const held = context
    .peek(networkInterface)
    .filter((other) => other.SubnetId === item.SubnetId)
    .reduce((sum, other) => sum + (other.PrivateIpAddresses?.length ?? 0), 0);
  return usable - held;
}
