/**
 * Network ACLs (R-NACL-1…R-NACL-15, R-VPC-188).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import type { NetworkAcl, NetworkAclAssociation, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { assert } from '../../../kit/assert.ts';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import { ipv6BlocksOf, type VpcItem } from '../vpc/vpc.ts';
import { PROTOCOL_NAMES } from './protocol.ts';

export type EntryItem = Stored<NetworkAclEntry, 'Egress' | 'Protocol' | 'RuleAction' | 'RuleNumber'>;

export type AclAssociationItem = Stored<
  NetworkAclAssociation,
  'NetworkAclAssociationId' | 'NetworkAclId' | 'SubnetId'
>;

export type NetworkAclItem = Stored<
  Omit<NetworkAcl, 'Entries' | 'Associations'>,
  'NetworkAclId' | 'VpcId' | 'IsDefault' | 'Tags'
> & { Entries: EntryItem[]; Associations: AclAssociationItem[] };

function ofEntries<T>(read: (entry: EntryItem) => T): (item: NetworkAclItem) => T[] {
  return (item) => item.Entries.map(read);
}

export const networkAcl: Resource<NetworkAclItem> = {
  kind: 'network-acl',
  prefix: 'acl',
  id: (item) => item.NetworkAclId,
  notFound: notFound('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
  malformed: malformed('InvalidNetworkAclId.Malformed', 'acl'),
  filters: {
    'association.association-id': (item) => item.Associations.map((other) => other.NetworkAclAssociationId),
    'association.network-acl-id': (item) => item.Associations.map((other) => other.NetworkAclId),
    'association.subnet-id': (item) => item.Associations.map((other) => other.SubnetId),
    default: (item) => item.IsDefault,
    'entry.cidr': ofEntries((entry) => entry.CidrBlock),
    'entry.egress': ofEntries((entry) => entry.Egress),
    'entry.icmp.code': ofEntries((entry) => entry.IcmpTypeCode?.Code),
    'entry.icmp.type': ofEntries((entry) => entry.IcmpTypeCode?.Type),
    'entry.ipv6-cidr': ofEntries((entry) => entry.Ipv6CidrBlock),
    'entry.port-range.from': ofEntries((entry) => entry.PortRange?.From),
    'entry.port-range.to': ofEntries((entry) => entry.PortRange?.To),
    'entry.protocol': (item) =>
      item.Entries.flatMap((entry) => [entry.Protocol, PROTOCOL_NAMES[entry.Protocol]]),
    'entry.rule-action': ofEntries((entry) => entry.RuleAction),
    'entry.rule-number': ofEntries((entry) => entry.RuleNumber),
    'network-acl-id': (item) => item.NetworkAclId,
    'vpc-id': (item) => item.VpcId,
  },
  holds: (item) => (item.IsDefault ? [] : [item.VpcId]),
};

/** The one that decides for the subnet (R-NACL-1). */
export function aclOf(subnetId: string, context: Context): NetworkAclItem {
  const found = context
    .list(networkAcl)
    .find((item) => item.Associations.some((association) => association.SubnetId === subnetId));
  assert(found, `${subnetId} has no network ACL`);
  return found;
}

export function aclsOfVpc(vpcId: string, context: Context): NetworkAclItem[] {
  return context.list(networkAcl).filter((item) => item.VpcId === vpcId);
}

export function hasIpv6(parent: VpcItem): boolean {
  return ipv6BlocksOf(parent).length > 0;
}
