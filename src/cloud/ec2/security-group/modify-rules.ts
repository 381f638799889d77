/** Changing rules in place: `modify-security-group-rules`, `update-security-group-rule-descriptions-*`. */
import type {
  IpPermission,
  ModifySecurityGroupRulesRequest,
  SecurityGroupRuleDescription,
  SecurityGroupRuleRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { duplicateRule, refuseTooManyRules } from './authorize.ts';
import { requireGroup } from './lookup.ts';
import { checkRuleDescription } from './name.ts';
import { readCidr, readGroup, readPrefixList, readRules } from './permission.ts';
import { readPorts, readProtocol } from './protocol.ts';
import { findRule, requireRule, ruleNotFound } from './revoke.ts';
import { type RuleSpecification, ruleKey, type SecurityGroupRuleItem } from './rule.ts';
import type { SecurityGroupItem } from './security-group.ts';

type Peer = Pick<RuleSpecification, 'CidrIpv4' | 'CidrIpv6' | 'PrefixListId' | 'ReferencedGroupInfo'>;

export function modifyRules(input: ModifySecurityGroupRulesRequest, context: Context): object {
  const group = requireGroup(input, context);
  if (!input.SecurityGroupRules?.length) throw missingParameter('SecurityGroupRule');
  for (const update of input.SecurityGroupRules) {
    const rule = requireRule(group, update.SecurityGroupRuleId ?? '', context);
    if (update.SecurityGroupRule) replace(rule, update.SecurityGroupRule, group, context);
  }
  refuseTooManyRules(group, false, context);
  refuseTooManyRules(group, true, context);
  return { Return: true };
}

/** The request says what the rule shall be; what it leaves out of protocol and ports stays. */
function replace(
  rule: SecurityGroupRuleItem,
  request: SecurityGroupRuleRequest,
  group: SecurityGroupItem,
  context: Context,
): void {
  const protocol = request.IpProtocol === undefined ? rule.IpProtocol : readProtocol(request.IpProtocol);
  const ports = readPorts(protocol, request.FromPort ?? rule.FromPort, request.ToPort ?? rule.ToPort);
  const peer = readPeer(request, group, rule.IsEgress, context);
  if (peer && Object.keys(peer).some((member) => rule[member as keyof Peer] === undefined)) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The source or destination type of the security group rule '${rule.SecurityGroupRuleId}' cannot be modified`,
    );
  }
  checkRuleDescription(request.Description);
  Object.assign(rule, { IpProtocol: protocol, ...ports }, peer);
  if (request.Description !== undefined) setDescription(rule, request.Description);
  if (group.Rules.some((other) => other !== rule && ruleKey(other) === ruleKey(rule)))
    throw duplicateRule(rule);
}

function readPeer(
  request: SecurityGroupRuleRequest,
  group: SecurityGroupItem,
  egress: boolean,
  context: Context,
): Peer | undefined {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = request;
  const given = [CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId].filter((value) => value !== undefined);
  if (given.length > 1) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Only one of cidrIpv4, cidrIpv6, prefixListId or referencedGroupId may be specified',
    );
  }
  if (CidrIpv4 !== undefined) return { CidrIpv4: readCidr(CidrIpv4, 4) };
  if (CidrIpv6 !== undefined) return { CidrIpv6: readCidr(CidrIpv6, 6) };
  if (PrefixListId !== undefined) return { PrefixListId: readPrefixList(PrefixListId, context) };
  if (ReferencedGroupId !== undefined) {
    return { ReferencedGroupInfo: readGroup({ GroupId: ReferencedGroupId }, group, egress, context) };
  }
  return undefined;
}

export interface DescriptionsInput {
  GroupId?: string | undefined;
  GroupName?: string | undefined;
  IpPermissions?: IpPermission[] | undefined;
  SecurityGroupRuleDescriptions?: SecurityGroupRuleDescription[] | undefined;
}

/** A description that is left out is removed. */
export function updateDescriptions(input: DescriptionsInput, egress: boolean, context: Context): object {
  const group = requireGroup(input, context);
  if (input.SecurityGroupRuleDescriptions?.length) {
    for (const { SecurityGroupRuleId: id, Description: description } of input.SecurityGroupRuleDescriptions) {
      checkRuleDescription(description);
      setDescription(requireRule(group, id ?? '', context), description);
    }
  } else {
    for (const wanted of readRules({ IpPermissions: input.IpPermissions }, group, egress, context)) {
      const rule = findRule(group, wanted);
      if (!rule) throw ruleNotFound();
      setDescription(rule, wanted.Description);
    }
  }
  return { Return: true };
}

function setDescription(rule: SecurityGroupRuleItem, description: string | undefined): void {
  if (description) rule.Description = description;
  else delete rule.Description;
}
