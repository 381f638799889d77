import type { Context } from '../../kernel/context.ts';
import { ipv6BlocksOf, type VpcItem } from '../vpc/vpc.ts';
import { addRule } from './rule.ts';
import { type SecurityGroupItem, securityGroup } from './security-group.ts';

/** The group that comes with every VPC: inbound everything from itself, outbound everything (R-SG-12). */
export function createDefaultSecurityGroup(home: VpcItem, context: Context): SecurityGroupItem {
  const created = addGroup('default', 'default VPC security group', home, context);
  addRule(created, context, {
    IsEgress: false,
    IpProtocol: '-1',
    FromPort: -1,
    ToPort: -1,
    ReferencedGroupInfo: { GroupId: created.GroupId, UserId: created.OwnerId },
  });
  return created;
}

/** A group as it is born: outbound everything, ::/0 too where the VPC has IPv6 (R-SG-11); later, `ipv6.ts` adds it. */
export function addGroup(
  name: string,
  description: string,
  home: VpcItem,
  context: Context,
): SecurityGroupItem {
  const id = context.newId(securityGroup.prefix);
  const group = context.add(securityGroup, {
    Description: description,
    GroupName: name,
    OwnerId: context.account,
    GroupId: id,
    VpcId: home.VpcId,
    SecurityGroupArn: context.arn('ec2', `security-group/${id}`),
    Tags: [],
    Rules: [],
  });
  const everything = { IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1 };
  addRule(group, context, { ...everything, CidrIpv4: '0.0.0.0/0' });
  if (ipv6BlocksOf(home).length > 0) addRule(group, context, { ...everything, CidrIpv6: '::/0' });
  return group;
}
