/** Removing rules, by what they say or by their IDs (R-SG-16). */
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { vpc } from '../vpc/vpc.ts';
import { requireGroup } from './lookup.ts';
import { type PermissionInput, readRules } from './permission.ts';
import { type RuleSpecification, ruleKey, type SecurityGroupRuleItem, securityGroupRule } from './rule.ts';
import type { SecurityGroupItem } from './security-group.ts';
import { showPermissions } from './show.ts';

export interface RevokeInput extends PermissionInput {
  GroupId?: string | undefined;
  GroupName?: string | undefined;
  SecurityGroupRuleIds?: string[] | undefined;
}

export function revoke(input: RevokeInput, egress: boolean, context: Context) {
  const group = requireGroup(input, context);
  if (!input.SecurityGroupRuleIds?.length) return revokePermissions(input, group, egress, context);
  if (input.IpPermissions?.length) {
    throw invalidParameterCombination(
      'The parameter ipPermissions cannot be used with the parameter securityGroupRuleIds',
    );
  }
  const rules = input.SecurityGroupRuleIds.map((id) => requireRule(group, id, context));
  const astray = rules.find((rule) => rule.IsEgress !== egress);
  if (astray) throw securityGroupRule.notFound(astray.SecurityGroupRuleId);
  return remove(group, rules);
}

/** The rule with this ID, which must be one of the group's. */
export function requireRule(group: SecurityGroupItem, id: string, context: Context): SecurityGroupRuleItem {
  const rule = group.Rules.find((item) => item.SecurityGroupRuleId === id);
  if (rule) return rule;
  context.get(securityGroupRule, id);
  throw securityGroupRule.notFound(id);
}

function revokePermissions(input: RevokeInput, group: SecurityGroupItem, egress: boolean, context: Context) {
  const wanted = readRules(input, group, egress, context);
  const unknown = wanted.filter((rule) => !findRule(group, rule));
  // In a default VPC, AWS only tells what it didn't know; elsewhere it refuses the whole request.
  if (unknown.length > 0 && !context.find(vpc, group.VpcId)?.IsDefault) throw ruleNotFound();
  const found = wanted.flatMap((rule) => findRule(group, rule) ?? []);
  return {
    ...remove(group, found),
    ...(unknown.length > 0 && { UnknownIpPermissions: showPermissions(unknown) }),
  };
}

export function findRule(
  group: SecurityGroupItem,
  wanted: RuleSpecification,
): SecurityGroupRuleItem | undefined {
  const key = ruleKey(wanted);
  return group.Rules.find((rule) => ruleKey(rule) === key);
}

export function ruleNotFound(): AwsError {
  return new AwsError(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}

function remove(group: SecurityGroupItem, rules: readonly SecurityGroupRuleItem[]) {
  const gone = new Set(rules.map((rule) => rule.SecurityGroupRuleId));
  const revoked = rules.map(showRevoked);
  group.Rules = group.Rules.filter((rule) => !gone.has(rule.SecurityGroupRuleId));
  return { Return: true, RevokedSecurityGroupRules: revoked };
}

function showRevoked(rule: SecurityGroupRuleItem) {
  return {
    SecurityGroupRuleId: rule.SecurityGroupRuleId,
    GroupId: rule.GroupId,
    IsEgress: rule.IsEgress,
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    CidrIpv4: rule.CidrIpv4,
    CidrIpv6: rule.CidrIpv6,
    PrefixListId: rule.PrefixListId,
    ReferencedGroupId: rule.ReferencedGroupInfo?.GroupId,
    Description: rule.Description,
  };
}
