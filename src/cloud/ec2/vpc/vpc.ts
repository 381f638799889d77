/**
 * VPCs (R-VPC-10…R-VPC-26, R-VPC-120, R-VPC-128, R-VPC-186).
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html
 */
import type { Vpc } from '@aws-sdk/client-ec2';
import type { Prefix } from '../../../kit/prefix.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { storedPrefix } from '../cidr.ts';
import { malformed, notFound } from '../errors.ts';

/** Attributes that `describe-vpcs` doesn't show and `describe-vpc-attribute` does. */
export interface VpcAttributes {
  EnableDnsSupport: boolean;
  EnableDnsHostnames: boolean;
  EnableNetworkAddressUsageMetrics: boolean;
}

export type VpcItem = Stored<
  Vpc,
  | 'VpcId'
  | 'CidrBlock'
  | 'CidrBlockAssociationSet'
  | 'Ipv6CidrBlockAssociationSet'
  | 'DhcpOptionsId'
  | 'IsDefault'
  | 'State'
  | 'Tags'
> & { Attributes: VpcAttributes };

export const vpc: Resource<VpcItem> = {
  kind: 'vpc',
  prefix: 'vpc',
  id: (item) => item.VpcId,
  notFound: notFound('InvalidVpcID.NotFound', 'vpc ID'),
  malformed: malformed('InvalidVpcID.Malformed', 'vpc'),
  filters: {
    cidr: (item) => item.CidrBlock,
    'cidr-block-association.association-id': (item) =>
      item.CidrBlockAssociationSet.map((set) => set.AssociationId),
    'cidr-block-association.cidr-block': (item) => item.CidrBlockAssociationSet.map((set) => set.CidrBlock),
    'cidr-block-association.state': (item) =>
      item.CidrBlockAssociationSet.map((set) => set.CidrBlockState?.State),
    'dhcp-options-id': (item) => item.DhcpOptionsId,
    'ipv6-cidr-block-association.association-id': (item) =>
      item.Ipv6CidrBlockAssociationSet?.map((set) => set.AssociationId),
    'ipv6-cidr-block-association.ipv6-cidr-block': (item) =>
      item.Ipv6CidrBlockAssociationSet?.map((set) => set.Ipv6CidrBlock),
    'ipv6-cidr-block-association.ipv6-pool': (item) =>
      item.Ipv6CidrBlockAssociationSet?.map((set) => set.Ipv6Pool),
    'ipv6-cidr-block-association.state': (item) =>
      item.Ipv6CidrBlockAssociationSet?.map((set) => set.Ipv6CidrBlockState?.State),
    'is-default': (item) => item.IsDefault,
    state: (item) => item.State,
    'vpc-id': (item) => item.VpcId,
  },
  holds: (item) => [item.DhcpOptionsId],
};

/** As `describe-vpcs` shows it: without the attributes, and without an empty IPv6 set. */
export function showVpc(item: VpcItem): Plain<Vpc> {
  const { Attributes: _hidden, Ipv6CidrBlockAssociationSet, ...shown } = withoutEmptyTags(item);
  return Ipv6CidrBlockAssociationSet.length ? { ...shown, Ipv6CidrBlockAssociationSet } : shown;
}

/** The IPv4 blocks that are usable: in the state `associated` (R-VPC-24). */
export function ipv4BlocksOf(item: VpcItem): Prefix[] {
  return item.CidrBlockAssociationSet.filter((set) => set.CidrBlockState?.State === 'associated').map((set) =>
    storedPrefix(set.CidrBlock ?? ''),
  );
}

/** The IPv6 blocks that are usable. */
export function ipv6BlocksOf(item: VpcItem): Prefix[] {
  return item.Ipv6CidrBlockAssociationSet.filter((set) => set.Ipv6CidrBlockState?.State === 'associated').map(
    (set) => storedPrefix(set.Ipv6CidrBlock ?? ''),
  );
}

/** Every usable block of the VPC, IPv4 first. */
export function blocksOf(item: VpcItem): Prefix[] {
  return [...ipv4BlocksOf(item), ...ipv6BlocksOf(item)];
}
