/**
 * Security groups (R-SG-10…R-SG-20, R-VPC-189).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { ipv6BlocksOf, type VpcItem } from '../vpc/vpc.ts';
import { permissionFilters } from './filters.ts';
import { addRule, type SecurityGroupRuleItem } from './rule.ts';

/** A group with its rules, each in the shape of `describe-security-group-rules`. */
export type SecurityGroupItem = Stored<
  Omit<SecurityGroup, 'IpPermissions' | 'IpPermissionsEgress'>,
  'GroupId' | 'GroupName' | 'Description' | 'VpcId' | 'OwnerId' | 'SecurityGroupArn' | 'Tags'
> & { Rules: SecurityGroupRuleItem[] };

export const securityGroup: Resource<SecurityGroupItem> = {
  kind: 'security-group',
  prefix: 'sg',
  id: (item) => item.GroupId,
  notFound: notFound('InvalidGroup.NotFound', 'security group'),
  malformed: malformed('InvalidGroupId.Malformed', 'sg'),
  filters: {
    description: (item) => item.Description,
    'group-id': (item) => item.GroupId,
    'group-name': (item) => item.GroupName,
    'vpc-id': (item) => item.VpcId,
    ...permissionFilters('ip-permission', false),
    ...permissionFilters('egress.ip-permission', true),
  },
  holds: (item) => [
    ...(item.GroupName === 'default' ? [] : [item.VpcId]),
    ...item.Rules.flatMap((rule) => [
      rule.PrefixListId,
      rule.ReferencedGroupInfo?.GroupId === item.GroupId ? undefined : rule.ReferencedGroupInfo?.GroupId,
    ]),
  ],
};

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
