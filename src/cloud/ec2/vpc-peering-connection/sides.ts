/** The two regions that know a connection. What happens to it happens in both. */
import type { Context } from '../../kernel/context.ts';
import { type PeeringItem, type PeeringState, vpcPeeringConnection } from './vpc-peering-connection.ts';

/** The item in each region that knows the connection: one of them where both VPCs are in one region. */
export function sidesOf(item: PeeringItem, context: Context): PeeringItem[] {
  return regionsOf(item).flatMap(
    (region) => context.elsewhere(region).find(vpcPeeringConnection, item.VpcPeeringConnectionId) ?? [],
  );
}

export function regionsOf({ RequesterVpcInfo, AccepterVpcInfo }: PeeringItem): string[] {
  return [...new Set([RequesterVpcInfo.Region, AccepterVpcInfo.Region])];
}

export function changeState(item: PeeringItem, code: PeeringState, context: Context): void {
  for (const side of sidesOf(item, context)) {
    side.Status = { Code: code, Message: messageOf(code, side) };
    if (code !== 'pending-acceptance') delete side.ExpirationTime;
  }
}

export function messageOf(code: PeeringState, { AccepterVpcInfo }: Pick<PeeringItem, 'AccepterVpcInfo'>) {
  const account = AccepterVpcInfo.OwnerId;
  switch (code) {
    case 'initiating-request':
      return `Initiating Request to ${account}`;
    case 'pending-acceptance':
      return `Pending Acceptance by ${account}`;
    case 'provisioning':
      return 'Provisioning';
    case 'active':
      return 'Active';
    case 'failed':
      return 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range';
    case 'rejected':
      return `Rejected by ${account}`;
    case 'expired':
      return 'Expired';
    case 'deleting':
      return 'Deleting';
    case 'deleted':
      return `Deleted by ${account}`;
  }
}
