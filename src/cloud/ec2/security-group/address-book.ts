/** Who is meant by a security group or a prefix list in a rule: addresses (R-SG-18, R-VPC-165). */
import type { Family } from '../../../kit/address.ts';
import { memoiseBy } from '../../../kit/memoise.ts';
import { prefixRange } from '../../../kit/prefix.ts';
import { type Bound, type Ranges, rangesFrom, rangesOfValues } from '../../../kit/ranges.ts';
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { addressesOf } from '../network-interface/lower.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import { type PrefixListItem, prefixList } from '../prefix-list/prefix-list.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import { attachment } from '../transit-gateway-attachment/attachment.ts';
import { vpcPeeringConnection } from '../vpc-peering-connection/vpc-peering-connection.ts';
import { isStale } from './foreign.ts';
import type { AddressBook, Peers } from './lower.ts';
import { securityGroupRule } from './rule.ts';
import { securityGroup } from './security-group.ts';

export const addressBook = memoiseBy(
  (context: Context) => [
    context.table(networkInterface),
    context.table(prefixList),
    context.table(securityGroup),
    context.table(vpcPeeringConnection),
    context.table(attachment),
    context.table(transitGateway),
  ],
  (context: Context): AddressBook => ({
    peers: new Map([
      ...groupEntries(context.list(networkInterface)),
      ...context.list(prefixList).map(listEntry),
    ]),
    stale: new Set(
      context
        .list(securityGroupRule)
        .filter((rule) => isStale(rule, context))
        .map((rule) => rule.SecurityGroupRuleId),
    ),
  }),
);

/** The private addresses of all interfaces that carry a group, and those of network load balancers among these. */
function groupEntries(interfaces: readonly NetworkInterfaceItem[]): [string, Peers][] {
  const members = new Map<string, Record<Family, Bound[]> & { through: string[] }>();
  for (const item of interfaces) {
    const addresses = addressesOf(item);
    for (const { GroupId: group = '' } of item.Groups) {
      const values = members.get(group) ?? { 4: [], 6: [], through: [] };
      members.set(group, values);
      for (const address of addresses) values[address.family].push(address.value);
      if (item.InterfaceType === 'network_load_balancer') values.through.push(item.NetworkInterfaceId);
    }
  }
  return [...members].map(([group, values]) => [
    group,
    {
      4: rangesOfValues(values[4]),
      6: rangesOfValues(values[6]),
      ...(values.through.length > 0 && { through: values.through }),
    },
  ]);
}

function listEntry(item: PrefixListItem): [string, Record<Family, Ranges>] {
  const prefixes = item.Entries.map((entry) => storedPrefix(entry.Cidr ?? ''));
  const rangesOf = (family: Family) =>
    rangesFrom(prefixes.filter((prefix) => prefix.family === family).map((prefix) => prefixRange(prefix)));
  return [item.PrefixListId, { 4: rangesOf(4), 6: rangesOf(6) }];
}
