/**
 * Rules of security groups. They stand inside their group, so that one changed rule changes one group; their IDs,
 * tags and filters work as any resource's do (R-SG-15, R-SG-16).
 */
import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Tag } from '../../kernel/tags.ts';
import { malformed, notFound } from '../errors.ts';
import { type SecurityGroupItem, securityGroup } from './security-group.ts';

/** Ports are -1 where the protocol has none; for ICMP they are type and code, -1 meaning all (R-SG-15). */
export type SecurityGroupRuleItem = Stored<
  SecurityGroupRule,
  'SecurityGroupRuleId' | 'GroupId' | 'IsEgress' | 'IpProtocol' | 'FromPort' | 'ToPort' | 'Tags'
>;

/** What makes a rule the rule it is, and its description. Exactly one of the four peers is set. */
export type RuleSpecification = Pick<
  SecurityGroupRuleItem,
  'IsEgress' | 'IpProtocol' | 'FromPort' | 'ToPort'
> &
  Partial<
    Pick<
      SecurityGroupRuleItem,
      'CidrIpv4' | 'CidrIpv6' | 'PrefixListId' | 'ReferencedGroupInfo' | 'Description'
    >
  >;

export const securityGroupRule: Resource<SecurityGroupRuleItem> = {
  kind: 'security-group-rule',
  prefix: 'sgr',
  id: (item) => item.SecurityGroupRuleId,
  notFound: notFound('InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'),
  malformed: malformed('InvalidSecurityGroupRuleId.Malformed', 'sgr'),
  inside: (context) => context.list(securityGroup).flatMap((group) => group.Rules),
  filters: {
    'group-id': (item) => item.GroupId,
    'security-group-rule-id': (item) => item.SecurityGroupRuleId,
  },
};

export function addRule(
  group: SecurityGroupItem,
  context: Context,
  specification: RuleSpecification,
  tags: Tag[] = [],
): SecurityGroupRuleItem {
  const id = context.newId(securityGroupRule.prefix);
  const rule = {
    SecurityGroupRuleId: id,
    GroupId: group.GroupId,
    GroupOwnerId: group.OwnerId,
    ...specification,
    Tags: tags,
    SecurityGroupRuleArn: context.arn('ec2', `security-group-rule/${id}`),
  };
  group.Rules.push(rule);
  return rule;
}

/** What the rule names at the other end: a CIDR block, a prefix list or a group. */
export function peerOf(rule: RuleSpecification): string {
  return rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId ?? '';
}

/** Equal for two rules exactly when AWS calls one the duplicate of the other. */
export function ruleKey(rule: RuleSpecification): string {
  return [rule.IsEgress, rule.IpProtocol, rule.FromPort, rule.ToPort, peerOf(rule)].join(' ');
}
