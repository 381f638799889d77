/** The security groups of load balancers (R-ELB-9). */
import type {
  SetSecurityGroupsInput,
  SetSecurityGroupsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { securityGroup } from '../../ec2/security-group/security-group.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { invalidConfiguration, unsupported } from '../errors.ts';
import { setInterfaceGroups } from './interfaces.ts';
import { requireLoadBalancer } from './load-balancer.ts';

/** They must be of the VPC. */
export function checkGroups(ids: readonly string[], vpcId: string, context: Context): string[] {
  const unique = [...new Set(ids)];
  for (const id of unique) {
    const found = context.find(securityGroup, id);
    if (!found) throw new AwsError('InvalidSecurityGroup', `The security group '${id}' does not exist`);
    if (found.VpcId !== vpcId) {
      throw invalidConfiguration(
        `One or more security groups are invalid: the security group '${id}' is not in the VPC '${vpcId}'`,
      );
    }
  }
  return unique;
}

export function setSecurityGroups(input: SetSecurityGroupsInput, context: Context): SetSecurityGroupsOutput {
  const item = requireLoadBalancer(input.LoadBalancerArn, context);
  if (input.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic) {
    throw unsupported('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic');
  }
  if (item.Type === 'network' && item.SecurityGroups.length === 0) {
    throw invalidConfiguration(
      'You cannot set security groups on a Network Load Balancer that was created without security groups',
    );
  }
  const groups = checkGroups(input.SecurityGroups ?? [], item.VpcId, context);
  if (groups.length === 0) throw invalidConfiguration('At least one security group must be specified');
  setInterfaceGroups(item, groups, context);
  item.SecurityGroups = groups;
  return { SecurityGroupIds: groups };
}
