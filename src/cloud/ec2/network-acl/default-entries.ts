/** The entries that nobody typed: what a default network ACL allows, and the final `*` (R-NACL-2…R-NACL-4). */
import type { Context } from '../../kernel/context.ts';
import { sortEntries } from './entries.ts';
import { aclsOfVpc, type EntryItem, type NetworkAclItem } from './network-acl.ts';
import { ALL_PROTOCOLS } from './protocol.ts';

/** The number of `*`, IPv4 and IPv6. */
const DENY_IPV4 = 32_767;
const DENY_IPV6 = 32_768;
const ALLOW_IPV4 = 100;
const ALLOW_IPV6 = 101;

const ANY_IPV4 = { CidrBlock: '0.0.0.0/0' };
const ANY_IPV6 = { Ipv6CidrBlock: '::/0' };

export function defaultEntries(ipv6: boolean): EntryItem[] {
  return sortEntries([...denyEntries(ipv6), ...allowEntries(ipv6)]);
}

export function denyEntries(ipv6: boolean): EntryItem[] {
  return sortEntries([
    ...bothWays('deny', DENY_IPV4, ANY_IPV4),
    ...(ipv6 ? bothWays('deny', DENY_IPV6, ANY_IPV6) : []),
  ]);
}

function allowEntries(ipv6: boolean): EntryItem[] {
  return [
    ...bothWays('allow', ALLOW_IPV4, ANY_IPV4),
    ...(ipv6 ? bothWays('allow', ALLOW_IPV6, ANY_IPV6) : []),
  ];
}

function bothWays(
  action: 'allow' | 'deny',
  number: number,
  from: { CidrBlock: string } | { Ipv6CidrBlock: string },
): EntryItem[] {
  return [true, false].map((egress) => ({
    ...from,
    Egress: egress,
    Protocol: ALL_PROTOCOLS,
    RuleAction: action,
    RuleNumber: number,
  }));
}

/**
 * When a VPC gets its first IPv6 block: every network ACL denies what is left over, and a default one that nobody
 * has touched allows it all.
 */
export function addIpv6Entries(vpcId: string, context: Context): void {
  for (const acl of aclsOfVpc(vpcId, context)) {
    if (acl.Entries.some((entry) => entry.RuleNumber === DENY_IPV6)) continue;
    const untouched = acl.IsDefault && isUntouched(acl);
    const allowed = untouched ? bothWays('allow', ALLOW_IPV6, ANY_IPV6) : [];
    acl.Entries = sortEntries([...acl.Entries, ...allowed, ...bothWays('deny', DENY_IPV6, ANY_IPV6)]);
  }
}

function isUntouched(acl: NetworkAclItem): boolean {
  const fresh = defaultEntries(false);
  return (
    acl.Entries.length === fresh.length &&
    fresh.every((entry) => acl.Entries.some((other) => same(entry, other)))
  );
}

function same(left: EntryItem, right: EntryItem): boolean {
  return (
    left.Egress === right.Egress &&
    left.RuleNumber === right.RuleNumber &&
    left.RuleAction === right.RuleAction &&
    left.Protocol === right.Protocol &&
    left.CidrBlock === right.CidrBlock
  );
}
