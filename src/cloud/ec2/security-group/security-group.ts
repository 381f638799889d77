/**
 * Security groups (R-SG-10…R-SG-20, R-VPC-189).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  GetSecurityGroupsForVpcRequest,
  ModifySecurityGroupRulesRequest,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupIngressRequest,
  SecurityGroup,
  UpdateSecurityGroupRuleDescriptionsEgressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { type Resource, read, write } from '../../kernel/resource.ts';
import { checkTagSpecifications, tagsFor } from '../../kernel/tags.ts';
import { malformed, notFound } from '../errors.ts';
import { ipv6BlocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import { authorize } from './authorize.ts';
import { permissionFilters } from './filters.ts';
import { defaultVpcOrRefuse, groupInDefaultVpc, groupNamed, requireGroup } from './lookup.ts';
import { modifyRules, updateDescriptions } from './modify-rules.ts';
import { checkDescription, checkName } from './name.ts';
import { revoke } from './revoke.ts';
import { addRule, type SecurityGroupRuleItem } from './rule.ts';
import { showGroup } from './show.ts';

/** A group with its rules, each in the shape of `describe-security-group-rules`. */
export type SecurityGroupItem = Stored<
  Omit<SecurityGroup, 'IpPermissions' | 'IpPermissionsEgress'>,
  'GroupId' | 'GroupName' | 'Description' | 'VpcId' | 'OwnerId' | 'SecurityGroupArn' | 'Tags'
> & { Rules: SecurityGroupRuleItem[] };

/** R-SG-17. */
const GROUPS_PER_REGION = 2500;

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
  operations: {
    CreateSecurityGroup: write<CreateSecurityGroupRequest, Plain<CreateSecurityGroupResult>>(
      createSecurityGroup,
    ),
    DescribeSecurityGroups: describe(() => securityGroup, {
      ids: 'GroupIds',
      result: 'SecurityGroups',
      items: groupsNamed,
      view: showGroup,
    }),
    DeleteSecurityGroup: write<DeleteSecurityGroupRequest, DeleteSecurityGroupResult>(deleteSecurityGroup),
    GetSecurityGroupsForVpc: read(getSecurityGroupsForVpc),
    AuthorizeSecurityGroupIngress: write((input: AuthorizeSecurityGroupIngressRequest, context) =>
      authorize(input, false, context),
    ),
    AuthorizeSecurityGroupEgress: write((input: AuthorizeSecurityGroupEgressRequest, context) =>
      authorize(input, true, context),
    ),
    RevokeSecurityGroupIngress: write((input: RevokeSecurityGroupIngressRequest, context) =>
      revoke(input, false, context),
    ),
    RevokeSecurityGroupEgress: write((input: RevokeSecurityGroupEgressRequest, context) =>
      revoke(input, true, context),
    ),
    ModifySecurityGroupRules: write<ModifySecurityGroupRulesRequest, object>(modifyRules),
    UpdateSecurityGroupRuleDescriptionsIngress: write(
      (input: UpdateSecurityGroupRuleDescriptionsIngressRequest, context) =>
        updateDescriptions(input, false, context),
    ),
    UpdateSecurityGroupRuleDescriptionsEgress: write(
      (input: UpdateSecurityGroupRuleDescriptionsEgressRequest, context) =>
        updateDescriptions(input, true, context),
    ),
  },
};

function createSecurityGroup(
  input: CreateSecurityGroupRequest,
  context: Context,
): Plain<CreateSecurityGroupResult> {
  checkTagSpecifications([securityGroup.kind], input.TagSpecifications);
  const name = checkName(input.GroupName);
  const description = checkDescription(input.Description);
  const home = input.VpcId === undefined ? defaultVpcOrRefuse(context) : context.get(vpc, input.VpcId);
  if (groupNamed(name, home.VpcId, context)) {
    throw new AwsError(
      'InvalidGroup.Duplicate',
      `The security group '${name}' already exists for VPC '${home.VpcId}'`,
    );
  }
  if (context.list(securityGroup).length >= GROUPS_PER_REGION) {
    throw new AwsError(
      'SecurityGroupLimitExceeded',
      'The maximum number of security groups has been reached.',
    );
  }
  const created = addGroup(name, description, home, context);
  created.Tags = tagsFor(securityGroup.kind, input.TagSpecifications);
  return {
    GroupId: created.GroupId,
    ...(created.Tags.length > 0 && { Tags: created.Tags }),
    SecurityGroupArn: created.SecurityGroupArn,
  };
}

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
function addGroup(name: string, description: string, home: VpcItem, context: Context): SecurityGroupItem {
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

function deleteSecurityGroup(input: DeleteSecurityGroupRequest, context: Context): DeleteSecurityGroupResult {
  const group = requireGroup(input, context);
  const { GroupId: id, GroupName: name } = group;
  if (name === 'default') {
    throw new AwsError(
      'CannotDelete',
      `the specified group: "${id}" name: "default" cannot be deleted by a user`,
    );
  }
  if (context.holders(id).length > 0) {
    throw new AwsError('DependencyViolation', `resource ${id} has a dependent object`);
  }
  context.remove(securityGroup, id);
  return { Return: true, GroupId: id };
}

function getSecurityGroupsForVpc(input: GetSecurityGroupsForVpcRequest, context: Context) {
  if (input.VpcId === undefined) throw missingParameter('vpcId');
  const home = context.get(vpc, input.VpcId);
  const groups = context.list(securityGroup).filter((group) => group.VpcId === home.VpcId);
  const known = {
    'group-id': (group: SecurityGroupItem) => group.GroupId,
    'group-name': (group: SecurityGroupItem) => group.GroupName,
    description: (group: SecurityGroupItem) => group.Description,
    'primary-vpc-id': (group: SecurityGroupItem) => group.VpcId,
  };
  const page = paginate(applyFilters(groups, input.Filters, known, context), input);
  return {
    SecurityGroupForVpcs: page.items.map((group) => ({
      Description: group.Description,
      GroupName: group.GroupName,
      OwnerId: group.OwnerId,
      GroupId: group.GroupId,
      Tags: group.Tags,
      PrimaryVpcId: group.VpcId,
    })),
    ...(page.nextToken && { NextToken: page.nextToken }),
  };
}

function groupsNamed(
  context: Context,
  input: Pick<DescribeSecurityGroupsRequest, 'GroupNames'>,
): SecurityGroupItem[] {
  return input.GroupNames?.length
    ? input.GroupNames.map((name) => groupInDefaultVpc(name, context))
    : context.list(securityGroup);
}
