/** Finding groups by name, which AWS allows only in the default VPC (R-VPC-57). */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
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
