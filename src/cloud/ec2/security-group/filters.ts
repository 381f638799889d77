/** The filters of `describe-security-groups` on rules. */
import type { Context } from '../../kernel/context.ts';
import type { Filters } from '../../kernel/resource.ts';
import type { SecurityGroupRuleItem } from './rule.ts';
import type { SecurityGroupItem } from './security-group.ts';

type Read = (rule: SecurityGroupRuleItem, context: Context) => string | number | undefined;

/** `ip-permission.cidr` and its kin, for one direction. What is shown holds no rules, so the stored group is read. */
export function permissionFilters(
  name: string,
  egress: boolean,
  find: (groupId: string, context: Context) => SecurityGroupItem | undefined,
): Filters<SecurityGroupItem> {
  const members: Record<string, Read> = {
    cidr: (rule) => rule.CidrIpv4,
    'from-port': (rule) => rule.FromPort,
    'group-id': (rule) => rule.ReferencedGroupInfo?.GroupId,
    'group-name': (rule, context) => find(rule.ReferencedGroupInfo?.GroupId ?? '', context)?.GroupName,
    'ipv6-cidr': (rule) => rule.CidrIpv6,
    'prefix-list-id': (rule) => rule.PrefixListId,
    protocol: (rule) => rule.IpProtocol,
    'to-port': (rule) => rule.ToPort,
    'user-id': (rule) => rule.ReferencedGroupInfo?.UserId,
  };
  const filters = Object.entries(members).map(
    ([member, read]): [string, Filters<SecurityGroupItem>[string]] => [
      `${name}.${member}`,
      (group, context) =>
        find(group.GroupId, context)
          ?.Rules.filter((rule) => rule.IsEgress === egress)
          .map((rule) => read(rule, context)),
    ],
  );
  return Object.fromEntries(filters);
}
