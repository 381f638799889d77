/**
 * Addresses of an endpoint: each is an interface of Resolver's own in a subnet, under the endpoint's security groups
 * (R-R53-127, R-VPC-118).
 */
import type { IpAddressRequest, IpAddressStatus } from '@aws-sdk/client-route53resolver';
import { nextHex } from '../../../kit/random.ts';
import { createInterface } from '../../ec2/network-interface/create.ts';
import { networkInterface } from '../../ec2/network-interface/network-interface.ts';
import { type SubnetItem, subnet } from '../../ec2/subnet/subnet.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { timestamp } from '../../kernel/plain.ts';
import { invalidParameter, invalidRequest, resourceExists } from '../errors.ts';
import { timeText } from '../words.ts';
import type { EndpointAddress, ResolverEndpointItem } from './endpoint.ts';

/** The owner of interfaces that AWS's own services attach. */
const SERVICE = 'amazon-aws';

/** Throws `InvalidParameterException`. */
export function requireSubnet(id: string | undefined, context: Context): SubnetItem {
  const found = context.find(subnet, id);
  if (!found) throw invalidParameter(`The subnet ID "${id}" does not exist`);
  return found;
}

/** Takes an address, or the one that is asked for, with an interface that nobody else may change. */
export function addAddress(
  item: ResolverEndpointItem,
  asked: Pick<IpAddressRequest, 'SubnetId' | 'Ip' | 'Ipv6'>,
  status: IpAddressStatus,
  context: Context,
): EndpointAddress {
  refuseOptions(asked, ['Ipv6']);
  const home = requireSubnet(asked.SubnetId, context);
  const id = `rni-0${nextHex(context.random, 16)}`;
  const created = inResolversWords(asked.Ip, home.SubnetId, () =>
    createInterface(context, {
      subnet: home,
      description: `Route 53 Resolver: ${item.Id}:${id}`,
      groups: item.SecurityGroupIds,
      privateIpAddress: asked.Ip,
      ipv6AddressCount: 0,
      requesterManaged: SERVICE,
    }),
  );
  created.Status = 'in-use';
  created.Attachment = {
    AttachTime: timestamp(context.now),
    AttachmentId: `ela-attach-0${nextHex(context.random, 16)}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: SERVICE,
    Status: 'attached',
  };
  const now = timeText(context.now);
  const address: EndpointAddress = {
    IpId: id,
    SubnetId: home.SubnetId,
    Ip: created.PrivateIpAddress ?? '',
    Status: status,
    StatusMessage: 'This IP address is being set up.',
    CreationTime: now,
    ModificationTime: now,
    NetworkInterfaceId: created.NetworkInterfaceId,
  };
  item.addresses.push(address);
  return address;
}

/** EC2's errors about addresses and groups, as Resolver passes them on. */
function inResolversWords<T>(ip: string | undefined, subnetId: string, create: () => T): T {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'InvalidIPAddress.InUse')
      throw resourceExists(`The IP address "${ip}" in subnet "${subnetId}" is already in use`);
    if (error.code === 'InvalidParameterValue')
      throw invalidRequest(
        `[RSLVR-00405] IP address "${ip}" is either not in subnet "${subnetId}" CIDR range or is reserved.`,
      );
    throw invalidRequest(error.message);
  }
}

/** Gives it back, with its interface. */
export function dropAddress(item: ResolverEndpointItem, address: EndpointAddress, context: Context): void {
  context.remove(networkInterface, address.NetworkInterfaceId);
  item.addresses = item.addresses.filter(({ IpId }) => IpId !== address.IpId);
}

export function settleAddress(address: EndpointAddress, context: Context): void {
  address.Status = 'ATTACHED';
  address.StatusMessage = 'This IP address is operational.';
  address.ModificationTime = timeText(context.now);
}
