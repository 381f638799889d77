/** A group as `describe-security-groups` shows it: rules gathered by protocol and ports, peers listed in each. */
import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { showReference } from './foreign.ts';
import type { RuleSpecification, SecurityGroupRuleItem } from './rule.ts';
import type { SecurityGroupItem } from './security-group.ts';

type ShownPermission = Plain<IpPermission> &
  Required<Pick<Plain<IpPermission>, 'UserIdGroupPairs' | 'IpRanges' | 'Ipv6Ranges' | 'PrefixListIds'>>;

export function showGroup(group: SecurityGroupItem, context: Context): Plain<SecurityGroup> {
  const { Rules: stored, Tags: tags, ...members } = group;
  const rules = stored.map((rule) => showRule(rule, context));
  return {
    ...members,
    IpPermissions: showPermissions(rules.filter((rule) => !rule.IsEgress)),
    IpPermissionsEgress: showPermissions(rules.filter((rule) => rule.IsEgress)),
    ...(tags.length > 0 && { Tags: tags }),
  };
}

export function showRule(rule: SecurityGroupRuleItem, context: Context): SecurityGroupRuleItem {
  const { ReferencedGroupInfo: reference } = rule;
  return reference ? { ...rule, ReferencedGroupInfo: showReference(reference, context) } : rule;
}

export function showPermissions(rules: readonly RuleSpecification[]): Plain<IpPermission>[] {
  const permissions = new Map<string, ShownPermission>();
  for (const rule of rules) {
    const key = `${rule.IpProtocol} ${rule.FromPort} ${rule.ToPort}`;
    const permission = permissions.get(key) ?? emptyPermission(rule);
    permissions.set(key, permission);
    addPeer(permission, rule);
  }
  return [...permissions.values()];
}

function emptyPermission(rule: RuleSpecification): ShownPermission {
  const hasPorts = ['tcp', 'udp', 'icmp', 'icmpv6'].includes(rule.IpProtocol);
  return {
    IpProtocol: rule.IpProtocol,
    ...(hasPorts && { FromPort: rule.FromPort, ToPort: rule.ToPort }),
    UserIdGroupPairs: [],
    IpRanges: [],
    Ipv6Ranges: [],
    PrefixListIds: [],
  };
}

function addPeer(permission: ShownPermission, rule: RuleSpecification): void {
  const description = rule.Description === undefined ? {} : { Description: rule.Description };
  if (rule.CidrIpv4 !== undefined) permission.IpRanges?.push({ ...description, CidrIp: rule.CidrIpv4 });
  else if (rule.CidrIpv6 !== undefined)
    permission.Ipv6Ranges?.push({ ...description, CidrIpv6: rule.CidrIpv6 });
  else if (rule.PrefixListId !== undefined) {
    permission.PrefixListIds?.push({ ...description, PrefixListId: rule.PrefixListId });
  } else {
    permission.UserIdGroupPairs?.push({ ...description, ...rule.ReferencedGroupInfo });
  }
}
