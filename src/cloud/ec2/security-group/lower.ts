/**
 * Security groups as filters: all rules of all groups on an interface united, stateful, order without meaning
 * (R-SG-1, R-SG-10). A reference to a group stands for the private addresses of that group's interfaces (R-SG-18).
 */
import type { Family } from '../../../kit/address.ts';
import { memoise, memoiseWithText } from '../../../kit/memoise.ts';
import { ALL_ADDRESSES, NO_PACKETS, type PacketSet, unionPackets } from '../../../kit/packet-set.ts';
import { prefixRanges } from '../../../kit/prefix.ts';
import { NO_RANGES, type Ranges } from '../../../kit/ranges.ts';
import type { Filter, FilterRule } from '../../../net/graph.ts';
import { storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import { matchTraffic } from '../traffic.ts';
import { peerOf, type SecurityGroupRuleItem } from './rule.ts';
import type { SecurityGroupItem } from './security-group.ts';

/** Addresses that a group or a prefix list stands for. */
export type Peers = Readonly<Record<Family, Ranges>> & {
  /** Interfaces of network load balancers that carry the group: what comes through them is meant, whoever sent it. */
  readonly through?: readonly string[];
};

export interface AddressBook {
  /** By group or prefix list. */
  readonly peers: ReadonlyMap<string, Peers>;
  /** IDs of rules that name a group which they no longer know. */
  readonly stale: ReadonlySet<string>;
}

export interface InterfaceFilters {
  readonly inbound: Filter;
  readonly outbound: Filter;
}

interface GroupRules {
  readonly label: string;
  readonly inbound: readonly FilterRule[];
  readonly outbound: readonly FilterRule[];
}

const NOBODY: Peers = { 4: NO_RANGES, 6: NO_RANGES };

/** The filters of an interface that carries these groups; equal groups give the identical filters. */
export function lowerSecurityGroups(
  groups: readonly SecurityGroupItem[],
  book: AddressBook,
): InterfaceFilters {
  return unite(...groups.map((group) => lowerGroup(group, book)));
}

const unite = memoise(
  (...groups: readonly GroupRules[]): InterfaceFilters => ({
    inbound: filter(groups, 'inbound'),
    outbound: filter(groups, 'outbound'),
  }),
);

function filter(groups: readonly GroupRules[], direction: 'inbound' | 'outbound'): Filter {
  const labels = groups.map(({ label }) => label).join(', ');
  return {
    origin: {
      resource: labels,
      label: `${groups.length === 1 ? 'security group' : 'security groups'} ${labels}`,
    },
    code: 'ENI_SG_RULES_MISMATCH',
    direction,
    order: 'any-allow',
    rules: groups.flatMap((group) => group[direction]),
  };
}

const lowerGroup = memoiseWithText(
  (group: SecurityGroupItem, book: AddressBook) =>
    group.Rules.map((rule) => {
      const { 4: v4, 6: v6, through = [] } = namedBy(rule, book);
      return rule.PrefixListId || rule.ReferencedGroupInfo ? `${v4}/${v6}/${through}` : '';
    }).join(' '),
  (group: SecurityGroupItem, book: AddressBook): GroupRules => ({
    label: labelOf(group.GroupId, group, group.GroupName),
    inbound: group.Rules.filter((rule) => !rule.IsEgress).map((rule) => lowerRule(rule, group, book)),
    outbound: group.Rules.filter((rule) => rule.IsEgress).map((rule) => lowerRule(rule, group, book)),
  }),
);

function lowerRule(rule: SecurityGroupRuleItem, group: SecurityGroupItem, book: AddressBook): FilterRule {
  const { IsEgress: egress, IpProtocol: protocol, FromPort: from, ToPort: to } = rule;
  const side = egress ? 'destination' : 'source';
  const match = peersOf(rule, book).map((peer) => matchTraffic({ protocol, from, to }, peer, side));
  return {
    origin: {
      resource: group.GroupId,
      label: `security group ${labelOf(group.GroupId, group, group.GroupName)}`,
      rule: `${egress ? 'outbound' : 'inbound'} rule ${rule.SecurityGroupRuleId} (${words(rule)})`,
    },
    action: 'allow',
    match: match.reduce((left: PacketSet, right) => unionPackets(left, right), NO_PACKETS),
    // R-ROUTE-36.
    ...(rule.ReferencedGroupInfo && !egress && { direct: true as const }),
    ...throughBalancers(rule, book),
  };
}

/** A reference to a network load balancer's group admits what it passes on, though clients keep their addresses. */
function throughBalancers(rule: SecurityGroupRuleItem, book: AddressBook): Pick<FilterRule, 'through'> {
  const { through = [] } = namedBy(rule, book);
  if (rule.IsEgress || through.length === 0) return {};
  const { IpProtocol: protocol, FromPort: from, ToPort: to } = rule;
  const anybody = ([4, 6] as const).map((family) =>
    matchTraffic({ protocol, from, to }, { family, addresses: ALL_ADDRESSES[family] }, 'source'),
  );
  return { through: new Map(through.map((eni) => [eni, unionPackets(...anybody)])) };
}

function peersOf(rule: SecurityGroupRuleItem, book: AddressBook): { family: Family; addresses: Ranges }[] {
  const cidr = rule.CidrIpv4 ?? rule.CidrIpv6;
  if (cidr !== undefined) {
    const prefix = storedPrefix(cidr);
    return [{ family: prefix.family, addresses: prefixRanges(prefix) }];
  }
  const named = namedBy(rule, book);
  return ([4, 6] as const).map((family) => ({ family, addresses: named[family] }));
}

function namedBy(rule: SecurityGroupRuleItem, { peers, stale }: AddressBook): Peers {
  return (stale.has(rule.SecurityGroupRuleId) ? undefined : peers.get(peerOf(rule))) ?? NOBODY;
}

/** `tcp 80 from 0.0.0.0/0`, as a person would say the rule. */
function words(rule: SecurityGroupRuleItem): string {
  const { IpProtocol: protocol, FromPort: from, ToPort: to } = rule;
  const ports = from === -1 ? '' : from === to ? ` ${from}` : ` ${from}-${to}`;
  const what = protocol === '-1' ? 'all traffic' : `${protocol}${ports}`;
  return `${what} ${rule.IsEgress ? 'to' : 'from'} ${peerOf(rule)}`;
}
