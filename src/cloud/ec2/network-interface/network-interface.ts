/**
 * Network interfaces (R-VPC-110…R-VPC-118).
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
import type { NetworkInterface, NetworkInterfaceStatus } from '@aws-sdk/client-ec2';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

/**
 * As described, less what follows from the rest: DNS names, and the interface's own `Association`, which is that of
 * its primary address.
 */
export type NetworkInterfaceItem = Stored<
  Omit<NetworkInterface, 'Association' | 'PrivateDnsName' | 'PublicDnsName' | 'PrivateIpAddresses'>,
  | 'NetworkInterfaceId'
  | 'SubnetId'
  | 'VpcId'
  | 'AvailabilityZone'
  | 'Description'
  | 'Groups'
  | 'InterfaceType'
  | 'Ipv6Addresses'
  | 'MacAddress'
  | 'OwnerId'
  | 'RequesterManaged'
  | 'SourceDestCheck'
  | 'Status'
  | 'TagSet'
> & {
  PrivateIpAddresses: Plain<NonNullable<NetworkInterface['PrivateIpAddresses']>>;
};

export type ShownInterface = Plain<NetworkInterface>;

export const networkInterface: Resource<NetworkInterfaceItem> = {
  kind: 'network-interface',
  prefix: 'eni',
  id: (item) => item.NetworkInterfaceId,
  tags: (item) => item.TagSet,
  notFound: notFound('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
  malformed: malformed('InvalidNetworkInterfaceId.Malformed', 'eni'),
  filters: {
    'addresses.association.owner-id': (item) =>
      item.PrivateIpAddresses.map((address) => address.Association?.IpOwnerId),
    'addresses.association.public-ip': (item) =>
      item.PrivateIpAddresses.map((address) => address.Association?.PublicIp),
    'addresses.primary': (item) => item.PrivateIpAddresses.map((address) => address.Primary),
    'addresses.private-ip-address': (item) =>
      item.PrivateIpAddresses.map((address) => address.PrivateIpAddress),
    'association.allocation-id': (item) => shown(item).Association?.AllocationId,
    'association.association-id': (item) => shown(item).Association?.AssociationId,
    'association.ip-owner-id': (item) => shown(item).Association?.IpOwnerId,
    'association.public-dns-name': (item) => shown(item).Association?.PublicDnsName,
    'association.public-ip': (item) => shown(item).Association?.PublicIp,
    'attachment.attach-time': (item) => item.Attachment?.AttachTime,
    'attachment.attachment-id': (item) => item.Attachment?.AttachmentId,
    'attachment.delete-on-termination': (item) => item.Attachment?.DeleteOnTermination,
    'attachment.device-index': (item) => item.Attachment?.DeviceIndex,
    'attachment.instance-id': (item) => item.Attachment?.InstanceId,
    'attachment.instance-owner-id': (item) => item.Attachment?.InstanceOwnerId,
    'attachment.status': (item) => item.Attachment?.Status,
    'availability-zone': (item) => item.AvailabilityZone,
    'availability-zone-id': (item) => item.AvailabilityZoneId,
    description: (item) => item.Description,
    'group-id': (item) => item.Groups.map((group) => group.GroupId),
    'group-name': (item) => item.Groups.map((group) => group.GroupName),
    'interface-type': (item) => item.InterfaceType,
    'ipv6-addresses.ipv6-address': (item) => item.Ipv6Addresses.map((address) => address.Ipv6Address),
    'mac-address': (item) => item.MacAddress,
    'network-interface-id': (item) => item.NetworkInterfaceId,
    'operator.managed': (item) => item.Operator?.Managed,
    'owner-id': (item) => item.OwnerId,
    'private-dns-name': (item) => shown(item).PrivateDnsName,
    'private-ip-address': (item) => item.PrivateIpAddresses.map((address) => address.PrivateIpAddress),
    'requester-id': (item) => item.RequesterId,
    'requester-managed': (item) => item.RequesterManaged,
    'source-dest-check': (item) => item.SourceDestCheck,
    status: (item) => item.Status,
    'subnet-id': (item) => item.SubnetId,
    'vpc-id': (item) => item.VpcId,
  },
  holds: (item) => [item.SubnetId, item.VpcId, ...item.Groups.map((group) => group.GroupId)],
};

/** AWS answers it for a moment after creation, though its own list of states leaves it out. */
export const PENDING = 'pending' as NetworkInterfaceStatus;

/** Filters see what `describe-network-interfaces` shows. */
function shown(item: NetworkInterfaceItem): ShownInterface {
  return item as ShownInterface;
}
