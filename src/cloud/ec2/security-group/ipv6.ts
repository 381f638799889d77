/**
 * Outbound IPv6 in the groups of a VPC that gets its first IPv6 block: those whose outbound rules nobody has changed
 * let it out as they do IPv4 (R-SG-11, R-SG-12).
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
import type { Context } from '../../kernel/context.ts';
import { addRule, ruleKey } from './rule.ts';
import { type SecurityGroupItem, securityGroup } from './security-group.ts';

const EVERYTHING = { IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1 };

export function addIpv6Egress(vpcId: string, context: Context): void {
  for (const group of context.list(securityGroup)) {
    if (group.VpcId === vpcId && isUntouched(group))
      addRule(group, context, { ...EVERYTHING, CidrIpv6: '::/0' });
  }
}

function isUntouched(group: SecurityGroupItem): boolean {
  const [only, another] = group.Rules.filter((rule) => rule.IsEgress);
  if (!only || another) return false;
  return ruleKey(only) === ruleKey({ ...EVERYTHING, CidrIpv4: '0.0.0.0/0' });
}
