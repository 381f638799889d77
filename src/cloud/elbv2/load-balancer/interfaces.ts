/**
 * The network interfaces of load balancers: one in each of its subnets, which nobody else may change (R-ELB-13), with
 * public addresses where it faces the internet (R-ELB-8).
 */
import { nextHex } from '../../../kit/random.ts';
import { address } from '../../ec2/address/address.ts';
import { associationOf, mapAddress } from '../../ec2/address/association.ts';
import { createInterface } from '../../ec2/network-interface/create.ts';
import { requireGroups } from '../../ec2/network-interface/groups.ts';
import {
  type NetworkInterfaceItem,
  networkInterface,
} from '../../ec2/network-interface/network-interface.ts';
import { givePublicAddress } from '../../ec2/network-interface/public-address.ts';
import { ipv6BlockOf, subnet } from '../../ec2/subnet/subnet.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { balancerPath } from '../arn.ts';
import { validationError } from '../errors.ts';
import type { LoadBalancerItem, ZoneItem } from './load-balancer.ts';

/** Who asks for the interfaces, as they say. */
const REQUESTER = 'amazon-elb';

/** Makes the interface of a load balancer in a subnet, and the zone that it stands for. */
export function enterZone(
  item: Pick<LoadBalancerItem, 'LoadBalancerArn' | 'Type' | 'Scheme' | 'IpAddressType' | 'SecurityGroups'>,
  wanted: Pick<ZoneItem, 'SubnetId' | 'AllocationId' | 'PrivateIPv4Address'>,
  context: Context,
): ZoneItem {
  const home = context.get(subnet, wanted.SubnetId);
  const created = createInterface(context, {
    subnet: home,
    description: `ELB ${balancerPath(item.LoadBalancerArn)}`,
    groups: item.SecurityGroups,
    privateIpAddress: wanted.PrivateIPv4Address,
    ...(item.IpAddressType === 'dualstack' && { ipv6AddressCount: 1 }),
    interfaceType: item.Type === 'network' ? 'network_load_balancer' : 'interface',
    requesterManaged: REQUESTER,
    sourceDestCheck: item.Type === 'application',
  });
  created.Status = 'in-use';
  created.Attachment = {
    AttachTime: timestamp(context.now),
    AttachmentId: `ela-attach-0${nextHex(context.random, 16)}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: REQUESTER,
    Status: 'attached',
  };
  takePublicAddress(item, wanted.AllocationId, created, context);
  return { ...wanted, ZoneName: home.AvailabilityZone, InterfaceId: created.NetworkInterfaceId };
}

function takePublicAddress(
  { Scheme }: Pick<LoadBalancerItem, 'Scheme'>,
  allocationId: string | undefined,
  own: NetworkInterfaceItem,
  context: Context,
): void {
  if (allocationId !== undefined) {
    mapAddress(
      requireFreeAddress(allocationId, context),
      own,
      own.PrivateIpAddresses[0]?.PrivateIpAddress ?? '',
      context,
    );
  } else if (Scheme === 'internet-facing') givePublicAddress(own, context);
}

function requireFreeAddress(id: string, context: Context) {
  const item = context.find(address, id);
  if (!item) {
    throw new AwsError('AllocationIdNotFound', `The allocation IDs '${id}' do not exist`);
  }
  if (associationOf(id, context)) {
    throw new AwsError('InvalidConfigurationRequest', `The allocation ID '${id}' is already associated`);
  }
  return item;
}

export function leaveZone({ InterfaceId }: ZoneItem, context: Context): void {
  context.remove(networkInterface, InterfaceId);
}

/** All its interfaces carry the same groups. */
export function setInterfaceGroups(
  item: LoadBalancerItem,
  groups: readonly string[],
  context: Context,
): void {
  for (const { InterfaceId } of item.Zones) {
    const own = context.get(networkInterface, InterfaceId);
    own.Groups = requireGroups(groups, own, context);
  }
}

/** The subnet's own block must carry IPv6 where the load balancer speaks it. */
export function checkCarriesIpv6(subnetId: string, context: Context): void {
  if (!ipv6BlockOf(context.get(subnet, subnetId))) {
    throw validationError(`You must specify subnets with an associated IPv6 CIDR block.`);
  }
}
