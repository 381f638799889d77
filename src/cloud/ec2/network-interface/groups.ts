/** The security groups of an interface: of its VPC, at most five, the VPC's default one where none is named. */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { defaultGroupOf } from '../security-group/lookup.ts';
import { type SecurityGroupItem, securityGroup } from '../security-group/security-group.ts';
import type { SubnetItem } from '../subnet/subnet.ts';

/** R-VPC-117. */
const GROUPS_PER_INTERFACE = 5;

export interface GroupReference {
  GroupId: string;
  GroupName: string;
}

/** R-VPC-117, R-SG-12, R-SG-14. */
export function requireGroups(
  ids: readonly string[] | undefined,
  subnet: Pick<SubnetItem, 'SubnetId' | 'VpcId'>,
  context: Context,
  limitCode = 'SecurityGroupsPerInterfaceLimitExceeded',
): GroupReference[] {
  if (ids === undefined) return [referenceTo(defaultGroupOf(subnet.VpcId, context))];
  const groups = [...new Set(ids)].map((id) => context.get(securityGroup, id));
  const foreign = groups.find((group) => group.VpcId !== subnet.VpcId);
  if (foreign) {
    throw new AwsError(
      'InvalidParameter',
      `Security group ${foreign.GroupId} and subnet ${subnet.SubnetId} belong to different networks.`,
    );
  }
  if (groups.length > GROUPS_PER_INTERFACE) {
    throw new AwsError(limitCode, 'The maximum number of security groups per interface has been reached.');
  }
  return groups.map(referenceTo);
}

function referenceTo(group: SecurityGroupItem): GroupReference {
  return { GroupId: group.GroupId, GroupName: group.GroupName };
}
