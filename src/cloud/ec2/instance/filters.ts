/** The filters of `describe-instances`; those on interfaces are the interfaces' own. */
import type { Context } from '../../kernel/context.ts';
import type { Filters, FilterValue } from '../../kernel/resource.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import { showInterface } from '../network-interface/show.ts';
import type { InstanceItem } from './instance.ts';
import { interfacesOf } from './interfaces.ts';
import { showInstance } from './show.ts';

const OWN_FILTERS: Filters<InstanceItem> = {
  architecture: (item) => item.Architecture,
  'availability-zone': (item) => item.Placement.AvailabilityZone,
  'availability-zone-id': (item) => item.Placement.AvailabilityZoneId,
  'block-device-mapping.attach-time': (item) => item.BlockDeviceMappings.map((disk) => disk.Ebs?.AttachTime),
  'block-device-mapping.delete-on-termination': (item) =>
    item.BlockDeviceMappings.map((disk) => disk.Ebs?.DeleteOnTermination),
  'block-device-mapping.device-name': (item) => item.BlockDeviceMappings.map((disk) => disk.DeviceName),
  'block-device-mapping.status': (item) => item.BlockDeviceMappings.map((disk) => disk.Ebs?.Status),
  'block-device-mapping.volume-id': (item) => item.BlockDeviceMappings.map((disk) => disk.Ebs?.VolumeId),
  'client-token': (item) => item.ClientToken,
  'current-instance-boot-mode': (item) => item.CurrentInstanceBootMode,
  'dns-name': (item, context) => showInstance(item, context).PublicDnsName,
  'ebs-optimized': (item) => item.EbsOptimized,
  'ena-support': (item) => item.EnaSupport,
  'enclave-options.enabled': (item) => item.EnclaveOptions?.Enabled,
  'hibernation-options.configured': (item) => item.HibernationOptions?.Configured,
  hypervisor: (item) => item.Hypervisor,
  'image-id': (item) => item.ImageId,
  'instance-id': (item) => item.InstanceId,
  'instance-lifecycle': (item) => item.InstanceLifecycle,
  'instance-state-code': (item) => item.State.Code,
  'instance-state-name': (item) => item.State.Name,
  'instance-type': (item) => item.InstanceType,
  'instance.group-id': (item, context) => groupsOf(item, context).map((group) => group.GroupId),
  'instance.group-name': (item, context) => groupsOf(item, context).map((group) => group.GroupName),
  'ip-address': (item, context) => showInstance(item, context).PublicIpAddress,
  'ipv6-address': (item, context) =>
    interfacesOf(item, context).flatMap((entry) => entry.Ipv6Addresses.map((address) => address.Ipv6Address)),
  'key-name': (item) => item.KeyName,
  'launch-index': (item) => item.AmiLaunchIndex,
  'launch-time': (item) => item.LaunchTime,
  'maintenance-options.auto-recovery': (item) => item.MaintenanceOptions?.AutoRecovery,
  'metadata-options.http-endpoint': (item) => item.MetadataOptions.HttpEndpoint,
  'metadata-options.http-protocol-ipv6': (item) => item.MetadataOptions.HttpProtocolIpv6,
  'metadata-options.http-put-response-hop-limit': (item) => item.MetadataOptions.HttpPutResponseHopLimit,
  'metadata-options.http-tokens': (item) => item.MetadataOptions.HttpTokens,
  'metadata-options.instance-metadata-tags': (item) => item.MetadataOptions.InstanceMetadataTags,
  'metadata-options.state': (item) => item.MetadataOptions.State,
  'monitoring-state': (item) => item.Monitoring?.State,
  'owner-id': (item) => item.OwnerId,
  'placement-group-name': (item) => item.Placement.GroupName,
  'platform-details': (item) => item.PlatformDetails,
  'private-dns-name': (item, context) => showInstance(item, context).PrivateDnsName,
  'private-dns-name-options.enable-resource-name-dns-a-record': (item) =>
    item.PrivateDnsNameOptions.EnableResourceNameDnsARecord,
  'private-dns-name-options.enable-resource-name-dns-aaaa-record': (item) =>
    item.PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord,
  'private-dns-name-options.hostname-type': (item) => item.PrivateDnsNameOptions.HostnameType,
  'private-ip-address': (item, context) => showInstance(item, context).PrivateIpAddress,
  reason: (item) => item.StateTransitionReason,
  'reservation-id': (item) => item.ReservationId,
  'root-device-name': (item) => item.RootDeviceName,
  'root-device-type': (item) => item.RootDeviceType,
  'source-dest-check': (item, context) => interfacesOf(item, context)[0]?.SourceDestCheck,
  'state-reason-code': (item) => item.StateReason?.Code,
  'state-reason-message': (item) => item.StateReason?.Message,
  'subnet-id': (item) => item.SubnetId,
  tenancy: (item) => item.Placement.Tenancy,
  'usage-operation': (item) => item.UsageOperation,
  'usage-operation-update-time': (item) => item.UsageOperationUpdateTime,
  'virtualization-type': (item) => item.VirtualizationType,
  'vpc-id': (item) => item.VpcId,
};

/** Those of `describe-network-interfaces` that `describe-instances` takes after `network-interface.`. */
const INTERFACE_FILTERS = [
  'addresses.association.ip-owner-id',
  'addresses.association.public-ip',
  'addresses.primary',
  'addresses.private-ip-address',
  'association.allocation-id',
  'association.association-id',
  'association.ip-owner-id',
  'association.public-dns-name',
  'association.public-ip',
  'attachment.attach-time',
  'attachment.attachment-id',
  'attachment.delete-on-termination',
  'attachment.device-index',
  'attachment.instance-id',
  'attachment.instance-owner-id',
  'attachment.status',
  'availability-zone',
  'description',
  'group-id',
  'group-name',
  'ipv6-address',
  'ipv6-addresses.ipv6-address',
  'mac-address',
  'network-interface-id',
  'owner-id',
  'private-dns-name',
  'private-ip-address',
  'requester-id',
  'requester-managed',
  'source-dest-check',
  'status',
  'subnet-id',
  'vpc-id',
] as const;

/** What the two services call differently. */
const ALIASES: Readonly<Record<string, string>> = {
  'addresses.association.ip-owner-id': 'addresses.association.owner-id',
  'ipv6-address': 'ipv6-addresses.ipv6-address',
};

function interfaceFilter(name: string): Filters<InstanceItem>[string] {
  return (item, context) => {
    const read = networkInterface.filters[ALIASES[name] ?? name];
    return interfacesOf(item, context).flatMap((entry) => {
      const value: FilterValue = read?.(showInterface(entry, context) as NetworkInterfaceItem, context);
      return Array.isArray(value) ? value : [value];
    });
  };
}

export const INSTANCE_FILTERS: Filters<InstanceItem> = {
  ...OWN_FILTERS,
  ...Object.fromEntries(
    INTERFACE_FILTERS.map((name) => [`network-interface.${name}`, interfaceFilter(name)]),
  ),
};

function groupsOf(item: InstanceItem, context: Context) {
  return interfacesOf(item, context)[0]?.Groups ?? [];
}
