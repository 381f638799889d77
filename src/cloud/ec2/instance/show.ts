/** An instance as `describe-instances` shows it: joined with its interfaces. */
import type { Instance } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { privateDnsName, resourceDnsName } from '../dns-names.ts';
import type { ShownInterface } from '../network-interface/network-interface.ts';
import { showInterface } from '../network-interface/show.ts';
import type { InstanceItem } from './instance.ts';
import { interfacesOf } from './interfaces.ts';

export type ShownInstance = Plain<Instance> & { NetworkInterfaces: ShownInterface[] };

export function showInstance(item: InstanceItem, context: Context): ShownInstance {
  const { OwnerId, ReservationId, InterfaceIds, TakesPublicAddress, Attributes, Tags, ...members } = item;
  const interfaces = interfacesOf(item, context).map((entry) => showInterface(entry, context));
  const primary = interfaces[0];
  return {
    ...(members as Plain<Instance>),
    PrivateDnsName: primary ? privateNameOf(item, primary.PrivateIpAddress, context) : '',
    PublicDnsName: primary?.Association?.PublicDnsName ?? '',
    ...(primary?.PrivateIpAddress !== undefined && { PrivateIpAddress: primary.PrivateIpAddress }),
    ...(primary?.Association?.PublicIp !== undefined && { PublicIpAddress: primary.Association.PublicIp }),
    ...(primary?.Ipv6Addresses?.[0] && { Ipv6Address: primary.Ipv6Addresses[0].Ipv6Address }),
    SecurityGroups: primary?.Groups ?? [],
    ...(primary && { SourceDestCheck: primary.SourceDestCheck }),
    NetworkInterfaces: interfaces.map(showAttached),
    ...(Tags.length > 0 && { Tags }),
  };
}

/** As `run-instances` answers: the public address is there, but only `describe-instances` tells it. */
export function showLaunched(item: InstanceItem, context: Context): ShownInstance {
  const { PublicIpAddress: _later, NetworkInterfaces: interfaces, ...shown } = showInstance(item, context);
  return { ...shown, PublicDnsName: '', NetworkInterfaces: interfaces.map(withoutPublicAddress) };
}

function withoutPublicAddress(entry: ShownInterface): ShownInterface {
  const { Association: _none, PrivateIpAddresses = [], ...members } = entry;
  return {
    ...members,
    PrivateIpAddresses: PrivateIpAddresses.map(({ Association: _neither, ...address }) => address),
  };
}

function privateNameOf(item: InstanceItem, address: string | undefined, context: Context): string {
  if (address === undefined || item.PrivateDnsNameOptions.HostnameType === 'resource-name') {
    return resourceDnsName(item.InstanceId, context.region);
  }
  return privateDnsName(address, context.region);
}

/**
 * Within an instance, an interface is shown without its zone, tags and requester, its attachment without the instance,
 * and its public addresses without the IDs of Elastic IPs.
 */
function showAttached(entry: ShownInterface): ShownInterface {
  const {
    AvailabilityZone,
    AvailabilityZoneId,
    RequesterId,
    RequesterManaged,
    TagSet,
    Attachment: { InstanceId, InstanceOwnerId, ...attachment } = {},
    PrivateIpAddresses = [],
    ...members
  } = entry;
  return {
    ...withBriefAssociation(members),
    PrivateIpAddresses: PrivateIpAddresses.map(withBriefAssociation),
    Attachment: attachment,
  };
}

function withBriefAssociation<T extends Pick<ShownInterface, 'Association'>>(item: T): T {
  if (!item.Association) return item;
  const { AllocationId, AssociationId, ...shown } = item.Association;
  return { ...item, Association: shown };
}
