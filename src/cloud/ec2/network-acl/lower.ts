/**
 * Network ACLs as filters: stateless, at the subnet's boundary, rules in ascending order, the first that matches
 * decides (R-NACL-5, R-NACL-9). What no rule matches meets `*`.
 */
import type { NetworkAclEntry } from '@aws-sdk/client-ec2';
import { memoise } from '../../../kit/memoise.ts';
import { prefixRanges } from '../../../kit/prefix.ts';
import type { Filter, FilterRule } from '../../../net/graph.ts';
import type { Origin } from '../../../net/trace.ts';
import type { Plain } from '../../kernel/plain.ts';
import { storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { matchTraffic, protocolNumber } from '../traffic.ts';
import type { NetworkAclItem } from './network-acl.ts';

export interface BoundaryFilters {
  readonly inbound: Filter;
  readonly outbound: Filter;
}

/** The numbers of the final `*` entries, IPv4 and IPv6 (R-NACL-4). */
const FIRST_STAR = 32_767;

export const lowerNetworkAcl = memoise(
  (acl: NetworkAclItem): BoundaryFilters => ({ inbound: filter(acl, false), outbound: filter(acl, true) }),
);

function filter(acl: NetworkAclItem, egress: boolean): Filter {
  const label = `network ACL ${labelOf(acl.NetworkAclId, acl)}`;
  const origin = { resource: acl.NetworkAclId, label };
  const entries = acl.Entries.filter((entry) => entry.Egress === egress);
  const inOrder = entries.sort((left, right) => (left.RuleNumber ?? 0) - (right.RuleNumber ?? 0));
  return {
    origin,
    code: 'SUBNET_ACL_RESTRICTION',
    direction: egress ? 'outbound' : 'inbound',
    order: 'first-match',
    rules: inOrder.map((entry) => lowerEntry(entry, origin)),
  };
}

function lowerEntry(entry: Plain<NetworkAclEntry>, acl: Origin): FilterRule {
  const { Egress: egress, RuleNumber: number = 0, Protocol: protocol = '-1' } = entry;
  const prefix = storedPrefix(entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '0.0.0.0/0');
  const icmp = [1, 58].includes(protocolNumber(protocol));
  const [from, to] = icmp
    ? [entry.IcmpTypeCode?.Type, entry.IcmpTypeCode?.Code]
    : [entry.PortRange?.From, entry.PortRange?.To];
  const peer = { family: prefix.family, addresses: prefixRanges(prefix) };
  return {
    origin: {
      ...acl,
      rule: `${egress ? 'outbound' : 'inbound'} rule ${number >= FIRST_STAR ? '*' : number}`,
    },
    action: entry.RuleAction === 'allow' ? 'allow' : 'deny',
    match: matchTraffic({ protocol, from, to }, peer, egress ? 'destination' : 'source'),
  };
}
