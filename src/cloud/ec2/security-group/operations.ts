/** What can be done with security groups. */
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
  UpdateSecurityGroupRuleDescriptionsEgressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { checkTagSpecifications, tagsFor } from '../../kernel/tags.ts';
import { vpc } from '../vpc/vpc.ts';
import { addGroup } from './add.ts';
import { authorize } from './authorize.ts';
import { defaultVpcOrRefuse, groupInDefaultVpc, groupNamed, requireGroup } from './lookup.ts';
import { modifyRules, updateDescriptions } from './modify-rules.ts';
import { checkDescription, checkName } from './name.ts';
import { revoke } from './revoke.ts';
import { type SecurityGroupItem, securityGroup } from './security-group.ts';
import { showGroup } from './show.ts';

export const securityGroupOperations: Operations = {
  CreateSecurityGroup: write<CreateSecurityGroupRequest, Plain<CreateSecurityGroupResult>>(
    createSecurityGroup,
  ),
  DescribeSecurityGroups: describe(securityGroup, {
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
};

/** R-SG-17. */
const GROUPS_PER_REGION = 2500;

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
