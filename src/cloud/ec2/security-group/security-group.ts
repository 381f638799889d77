/**
 * Security groups (R-SG-10…R-SG-20, R-VPC-189).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { permissionFilters } from './filters.ts';
import type { SecurityGroupRuleItem } from './rule.ts';

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
    ...permissionFilters('ip-permission', false, stored),
    ...permissionFilters('egress.ip-permission', true, stored),
  },
  holds: (item) => [
    ...(item.GroupName === 'default' ? [] : [item.VpcId]),
    ...item.Rules.flatMap((rule) => [
      rule.PrefixListId,
      namesItself(rule) || rule.ReferencedGroupInfo?.VpcId !== undefined
        ? undefined
        : rule.ReferencedGroupInfo?.GroupId,
    ]),
  ],
};

function namesItself({ GroupId, ReferencedGroupInfo }: SecurityGroupRuleItem): boolean {
  return ReferencedGroupInfo?.GroupId === GroupId;
}

/** What is shown holds no rules. */
function stored(id: string, context: Context): SecurityGroupItem | undefined {
  return context.find(securityGroup, id);
}
