/** Public addresses from Amazon's pool, which come and go with the instance (R-VPC-77). */
import type { Context } from '../../kernel/context.ts';
import { drawPublicAddress } from '../address/public-pool.ts';
import type { NetworkInterfaceItem } from './network-interface.ts';

/** The owner that AWS names for addresses that belong to nobody's account. */
const POOL_OWNER = 'amazon';

/** Gives the primary address a public one, unless it has one or the interface has no IPv4. */
export function givePublicAddress(item: NetworkInterfaceItem, context: Context): void {
  const primary = item.PrivateIpAddresses[0];
  if (!primary || primary.Association) return;
  primary.Association = { IpOwnerId: POOL_OWNER, PublicIp: drawPublicAddress(context) };
}

/** Returns it to the pool; an Elastic IP address stays. */
export function releasePublicAddress(item: NetworkInterfaceItem): void {
  const primary = item.PrivateIpAddresses[0];
  if (primary && hasPoolAddress(item)) delete primary.Association;
}

export function hasPoolAddress(item: NetworkInterfaceItem): boolean {
  return item.PrivateIpAddresses[0]?.Association?.IpOwnerId === POOL_OWNER;
}
