/**
 * Network ACLs (R-NACL-1…R-NACL-15, R-VPC-188).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import type {
  CreateNetworkAclEntryRequest,
  CreateNetworkAclRequest,
  CreateNetworkAclResult,
  DeleteNetworkAclEntryRequest,
  DeleteNetworkAclRequest,
  NetworkAcl,
  NetworkAclAssociation,
  NetworkAclEntry,
  ReplaceNetworkAclAssociationRequest,
  ReplaceNetworkAclAssociationResult,
  ReplaceNetworkAclEntryRequest,
} from '@aws-sdk/client-ec2';
import { assert } from '../../../kit/assert.ts';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import { type Resource, write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { dependencyViolation, invalidValue, limitExceeded, malformed, notFound } from '../errors.ts';
import { ipv6BlocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import { replaceNetworkAclAssociation } from './associations.ts';
import { defaultEntries, denyEntries } from './default-entries.ts';
import { createNetworkAclEntry, deleteNetworkAclEntry, replaceNetworkAclEntry } from './entries.ts';
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

/** R-NACL-6. */
const ACLS_PER_VPC = 200;

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
  operations: {
    CreateNetworkAcl: write<CreateNetworkAclRequest, Plain<CreateNetworkAclResult>>(create),
    DescribeNetworkAcls: describe(() => networkAcl, { ids: 'NetworkAclIds', result: 'NetworkAcls' }),
    DeleteNetworkAcl: write<DeleteNetworkAclRequest, object>(remove),
    CreateNetworkAclEntry: write<CreateNetworkAclEntryRequest, object>(createNetworkAclEntry),
    ReplaceNetworkAclEntry: write<ReplaceNetworkAclEntryRequest, object>(replaceNetworkAclEntry),
    DeleteNetworkAclEntry: write<DeleteNetworkAclEntryRequest, object>(deleteNetworkAclEntry),
    ReplaceNetworkAclAssociation: write<
      ReplaceNetworkAclAssociationRequest,
      ReplaceNetworkAclAssociationResult
    >(replaceNetworkAclAssociation),
  },
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

/** The one that comes with a VPC: it lets everything through (R-NACL-2). */
export function createDefaultNetworkAcl(parent: VpcItem, context: Context): NetworkAclItem {
  return addAcl(parent, defaultEntries(hasIpv6(parent)), true, context);
}

/** A new one lets nothing through (R-NACL-3). */
function create(input: CreateNetworkAclRequest, context: Context): Plain<CreateNetworkAclResult> {
  const tags = requestTags(networkAcl.kind, input.TagSpecifications);
  const parent = context.get(vpc, required(input.VpcId, 'vpcId'));
  if (aclsOfVpc(parent.VpcId, context).length >= ACLS_PER_VPC) {
    throw limitExceeded('NetworkAclLimitExceeded', 'network ACLs');
  }
  const created = addAcl(parent, denyEntries(hasIpv6(parent)), false, context);
  created.Tags = tags;
  return {
    NetworkAcl: created,
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
  };
}

function addAcl(parent: VpcItem, entries: EntryItem[], isDefault: boolean, context: Context): NetworkAclItem {
  return context.add(networkAcl, {
    Associations: [],
    Entries: entries,
    IsDefault: isDefault,
    NetworkAclId: context.newId(networkAcl.prefix),
    Tags: [],
    VpcId: parent.VpcId,
    OwnerId: context.account,
  });
}

function hasIpv6(parent: VpcItem): boolean {
  return ipv6BlocksOf(parent).length > 0;
}

function remove(input: DeleteNetworkAclRequest, context: Context): object {
  const item = context.get(networkAcl, required(input.NetworkAclId, 'networkAclId'));
  const { NetworkAclId: id } = item;
  if (item.IsDefault) throw invalidValue(`cannot delete default network ACL ${id}`);
  if (item.Associations.length > 0) throw dependencyViolation('network ACL', id);
  context.remove(networkAcl, id);
  return {};
}
