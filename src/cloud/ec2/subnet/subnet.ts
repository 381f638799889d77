/**
 * Subnets (R-VPC-40…R-VPC-48, R-VPC-31, R-VPC-187).
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
 */
import type { Subnet } from '@aws-sdk/client-ec2';
import type { Prefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Filters, Resource } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { storedPrefix } from '../cidr.ts';
import { malformed, notFound } from '../errors.ts';
import { availableAddressCount } from './addresses.ts';

/** Stored without `AvailableIpAddressCount`, which is counted when asked for. `CidrBlock` is absent when IPv6-only. */
export type SubnetItem = Stored<
  Omit<Subnet, 'AvailableIpAddressCount'>,
  | 'SubnetId'
  | 'VpcId'
  | 'AvailabilityZone'
  | 'AvailabilityZoneId'
  | 'State'
  | 'MapPublicIpOnLaunch'
  | 'AssignIpv6AddressOnCreation'
  | 'DefaultForAz'
  | 'EnableDns64'
  | 'Ipv6Native'
  | 'Ipv6CidrBlockAssociationSet'
  | 'PrivateDnsNameOptionsOnLaunch'
  | 'SubnetArn'
  | 'Tags'
>;

/** Some filters have older names, which still work. */
const zoneName: Filters<SubnetItem>[string] = (item) => item.AvailabilityZone;
const zoneId: Filters<SubnetItem>[string] = (item) => item.AvailabilityZoneId;
const cidr: Filters<SubnetItem>[string] = (item) => item.CidrBlock;
const defaultForAz: Filters<SubnetItem>[string] = (item) => item.DefaultForAz;

export const subnet: Resource<SubnetItem> = {
  kind: 'subnet',
  prefix: 'subnet',
  id: (item) => item.SubnetId,
  notFound: notFound('InvalidSubnetID.NotFound', 'subnet ID'),
  malformed: malformed('InvalidSubnetID.Malformed', 'subnet'),
  filters: {
    'availability-zone': zoneName,
    availabilityZone: zoneName,
    'availability-zone-id': zoneId,
    availabilityZoneId: zoneId,
    'available-ip-address-count': (item, context) => availableAddressCount(item, context),
    cidr,
    'cidr-block': cidr,
    cidrBlock: cidr,
    'customer-owned-ipv4-pool': (item) => item.CustomerOwnedIpv4Pool,
    'default-for-az': defaultForAz,
    defaultForAz,
    'enable-dns64': (item) => item.EnableDns64,
    'enable-lni-at-device-index': (item) => item.EnableLniAtDeviceIndex,
    'ipv6-cidr-block-association.association-id': (item) =>
      item.Ipv6CidrBlockAssociationSet.map((set) => set.AssociationId),
    'ipv6-cidr-block-association.ipv6-cidr-block': (item) =>
      item.Ipv6CidrBlockAssociationSet.map((set) => set.Ipv6CidrBlock),
    'ipv6-cidr-block-association.state': (item) =>
      item.Ipv6CidrBlockAssociationSet.map((set) => set.Ipv6CidrBlockState?.State),
    'ipv6-native': (item) => item.Ipv6Native,
    'map-customer-owned-ip-on-launch': (item) => item.MapCustomerOwnedIpOnLaunch,
    'map-public-ip-on-launch': (item) => item.MapPublicIpOnLaunch,
    'outpost-arn': (item) => item.OutpostArn,
    'private-dns-name-options-on-launch.hostname-type': (item) =>
      item.PrivateDnsNameOptionsOnLaunch.HostnameType,
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': (item) =>
      item.PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord,
    'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': (item) =>
      item.PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord,
    state: (item) => item.State,
    'subnet-arn': (item) => item.SubnetArn,
    'subnet-id': (item) => item.SubnetId,
    'vpc-id': (item) => item.VpcId,
  },
  holds: (item) => [item.VpcId],
};

/** As `describe-subnets` shows it: with the number of free addresses (R-VPC-42). */
export function showSubnet(item: SubnetItem, context: Context): Plain<Subnet> {
  return { ...withoutEmptyTags(item), AvailableIpAddressCount: availableAddressCount(item, context) };
}

/** The subnet's IPv6 block, when it has one that is usable. */
export function ipv6BlockOf(item: SubnetItem): Prefix | undefined {
  const set = item.Ipv6CidrBlockAssociationSet.find(
    (entry) => entry.Ipv6CidrBlockState?.State === 'associated',
  );
  return set?.Ipv6CidrBlock === undefined ? undefined : storedPrefix(set.Ipv6CidrBlock);
}

/** Every block of the subnet that isn't free for others: IPv4 first. */
export function blocksOfSubnet(item: SubnetItem): Prefix[] {
  const ipv6 = item.Ipv6CidrBlockAssociationSet.map((set) => set.Ipv6CidrBlock ?? '');
  return [...(item.CidrBlock === undefined ? [] : [item.CidrBlock]), ...ipv6].map(storedPrefix);
}
