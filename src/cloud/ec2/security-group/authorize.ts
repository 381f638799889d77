/** Adding rules: `authorize-security-group-ingress` and `-egress` (R-SG-15…R-SG-17). */
import type { TagSpecification } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { checkTagSpecifications, tagsFor, withoutEmptyTags } from '../../kernel/tags.ts';
import { prefixList, weightOf } from '../prefix-list/prefix-list.ts';
import { requireGroup } from './lookup.ts';
import { type PermissionInput, readRules } from './permission.ts';
import { addRule, peerOf, type RuleSpecification, ruleKey } from './rule.ts';
import type { SecurityGroupItem } from './security-group.ts';

/** Each direction, IPv4 and IPv6 apart (R-SG-17). */
const RULES_PER_GROUP = 60;

export interface AuthorizeInput extends PermissionInput {
  GroupId?: string | undefined;
  GroupName?: string | undefined;
  TagSpecifications?: TagSpecification[] | undefined;
}

export function authorize(input: AuthorizeInput, egress: boolean, context: Context) {
  checkTagSpecifications(['security-group-rule'], input.TagSpecifications);
  const group = requireGroup(input, context);
  const rules = readRules(input, group, egress, context);
  refuseDuplicates(group, rules);
  const added = rules.map((rule) =>
    addRule(group, context, rule, tagsFor('security-group-rule', input.TagSpecifications)),
  );
  refuseTooManyRules(group, egress, context);
  return { Return: true, SecurityGroupRules: added.map(withoutEmptyTags) };
}

function refuseDuplicates(group: SecurityGroupItem, rules: readonly RuleSpecification[]): void {
  if (new Set(rules.map(ruleKey)).size < rules.length) {
    throw new AwsError('InvalidParameterValue', 'The same permission must not appear multiple times');
  }
  const existing = new Set(group.Rules.map(ruleKey));
  const duplicate = rules.find((rule) => existing.has(ruleKey(rule)));
  if (duplicate) throw duplicateRule(duplicate);
}

/** R-SG-16: `the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists`. */
export function duplicateRule(rule: RuleSpecification): AwsError {
  const words = [`peer: ${peerOf(rule)}`, ...protocolInWords(rule), 'ALLOW'].join(', ');
  return new AwsError('InvalidPermission.Duplicate', `the specified rule "${words}" already exists`);
}

function protocolInWords({ IpProtocol: protocol, FromPort: from, ToPort: to }: RuleSpecification): string[] {
  const orAll = (number: number) => (number === -1 ? 'ALL' : String(number));
  switch (protocol) {
    case '-1':
      return ['ALL'];
    case 'tcp':
    case 'udp':
      return [protocol.toUpperCase(), `from port: ${from}`, `to port: ${to}`];
    case 'icmp':
    case 'icmpv6':
      return [protocol.toUpperCase(), `type: ${orAll(from)}`, `code: ${orAll(to)}`];
    default:
      return [protocol];
  }
}

export function refuseTooManyRules(group: SecurityGroupItem, egress: boolean, context: Context): void {
  if (hasTooManyRules(group, egress, context)) {
    throw new AwsError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
}

/** Also what becomes of a group when a prefix list that it refers to grows (R-VPC-168). */
export function hasTooManyRules(group: SecurityGroupItem, egress: boolean, context: Context): boolean {
  const rules = group.Rules.filter((rule) => rule.IsEgress === egress);
  return ([4, 6] as const).some(
    (family) => rules.reduce((sum, rule) => sum + weight(rule, family, context), 0) > RULES_PER_GROUP,
  );
}

/** How many rules of the quota a rule takes: a group one in each family, a prefix list as many as it may hold. */
function weight(rule: RuleSpecification, family: 4 | 6, context: Context): number {
  if (rule.ReferencedGroupInfo) return 1;
  if (rule.PrefixListId === undefined) return (rule.CidrIpv4 === undefined) === (family === 6) ? 1 : 0;
  const list = context.find(prefixList, rule.PrefixListId);
  return list?.AddressFamily === `IPv${family}` ? weightOf(list) : 0;
}
