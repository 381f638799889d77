/** Finding groups by ID and by name; by name, AWS allows it only in the default VPC (R-VPC-57). */
import type { Context } from '../../kernel/context.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { defaultVpcOf } from '../vpc/default-vpc.ts';
import type { VpcItem } from '../vpc/vpc.ts';
import { type SecurityGroupItem, securityGroup } from './security-group.ts';

export function defaultVpcOrRefuse(context: Context): VpcItem {
  const found = defaultVpcOf(context);
  if (found) return found;
  throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
}

/** Names are compared without regard to case (R-SG-13). */
export function groupNamed(name: string, vpcId: string, context: Context): SecurityGroupItem | undefined {
  return context
    .list(securityGroup)
    .find((item) => item.VpcId === vpcId && item.GroupName.toLowerCase() === name.toLowerCase());
}

export function defaultGroupOf(vpcId: string, context: Context): SecurityGroupItem {
  return groupNamed('default', vpcId, context) as SecurityGroupItem;
}

/** The group that a request names by ID or, in the default VPC, by name. */
export function requireGroup(
  input: { GroupId?: string | undefined; GroupName?: string | undefined },
  context: Context,
): SecurityGroupItem {
  if (input.GroupId !== undefined) return context.get(securityGroup, input.GroupId);
  if (input.GroupName === undefined) throw missingParameter('groupName or groupId');
  return groupInDefaultVpc(input.GroupName, context);
}

export function groupInDefaultVpc(name: string, context: Context): SecurityGroupItem {
  const home = defaultVpcOrRefuse(context);
  const group = groupNamed(name, home.VpcId, context);
  if (group) return group;
  throw new AwsError(
    'InvalidGroup.NotFound',
    `The security group '${name}' does not exist in default VPC '${home.VpcId}'`,
  );
}
