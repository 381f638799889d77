/**
 * How a NAT gateway comes to be, or fails: a moment after the request it gets its interface and addresses, and a
 * minute and a half later it is available (R-VPC-92, R-VPC-93, R-VPC-195). The reasons of a failure are worded as
 * AWS's answers word them: with brackets around the address, which its reference leaves out, and a capital Internet.
 */
import type { NetworkInterfaceType } from '@aws-sdk/client-ec2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { address } from '../address/address.ts';
import { associationOf, mapAddress } from '../address/association.ts';
import { internetGatewayOf } from '../internet-gateway/internet-gateway.ts';
import { createInterface } from '../network-interface/create.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { availableAddressCount } from '../subnet/addresses.ts';
import { subnet } from '../subnet/subnet.ts';
import { type NatAddressItem, type NatGatewayItem, natGateway } from './nat-gateway.ts';

export const PROVISION_MS = 5000;
const SETTLE_MS = 90_000;
/** How long a failed or deleted gateway is still shown. */
export const SHOWN_MS = 3_600_000;

/** As the API shows it, whatever the SDK's enum says (R-VPC-104). */
const INTERFACE_TYPE = 'nat_gateway' as string as NetworkInterfaceType;

/** The owner of interfaces that AWS's own services attach. */
const SERVICE = 'amazon-aws';

/** A transition. */
export function provision(item: NatGatewayItem, context: Context): void {
  if (item.State !== 'pending') return;
  try {
    checkAddresses(item, context);
    takeAddresses(item, addInterface(item, context), context);
    context.later(SETTLE_MS - PROVISION_MS, natGateway, item.NatGatewayId, 'settle');
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    fail(item, error, context);
  }
}

/** A transition. */
export function settle(item: NatGatewayItem): void {
  if (item.State === 'pending') item.State = 'available';
}

function checkAddresses(item: NatGatewayItem, context: Context): void {
  for (const { AllocationId: id = '' } of item.NatGatewayAddresses) {
    if (!context.find(address, id)) {
      throw new AwsError(
        'InvalidAllocationID.NotFound',
        `Elastic IP address [${id}] could not be associated with this NAT gateway`,
      );
    }
    if (associationOf(id, context)) {
      throw new AwsError('Resource.AlreadyAssociated', `Elastic IP address [${id}] is already associated`);
    }
  }
  if (item.ConnectivityType === 'public' && !internetGatewayOf(item.VpcId, context)) {
    throw new AwsError('Gateway.NotAttached', `Network ${item.VpcId} has no Internet gateway attached`);
  }
  const { secondaryPrivateIpAddresses: listed, secondaryPrivateIpAddressCount: count } = item.Wanted;
  if (availableAddressCount(context.get(subnet, item.SubnetId), context) < 1 + listed.length + count) {
    throw new AwsError(
      'InsufficientFreeAddressesInSubnet',
      'Subnet has insufficient free addresses to create this NAT gateway',
    );
  }
}

/** The gateway's interface: without security group, and nobody's to change (R-VPC-99, R-VPC-104). */
function addInterface(item: NatGatewayItem, context: Context): NetworkInterfaceItem {
  const created = createInterface(context, {
    subnet: context.get(subnet, item.SubnetId),
    description: `Interface for NAT Gateway ${item.NatGatewayId}`,
    groups: [],
    ...item.Wanted,
    interfaceType: INTERFACE_TYPE,
    requesterManaged: SERVICE,
    sourceDestCheck: false,
  });
  created.Status = 'in-use';
  created.Attachment = {
    AttachTime: timestamp(context.now),
    AttachmentId: `ela-attach-0${nextHex(context.random, 16)}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: SERVICE,
    Status: 'attached',
  };
  return created;
}

function takeAddresses(item: NatGatewayItem, own: NetworkInterfaceItem, context: Context): void {
  const allocations = item.NatGatewayAddresses.map((entry) => entry.AllocationId);
  item.NatGatewayAddresses = own.PrivateIpAddresses.map(({ PrivateIpAddress = '' }, index) => ({
    ...elasticPart(allocations[index], own, PrivateIpAddress, context),
    NetworkInterfaceId: own.NetworkInterfaceId,
    PrivateIp: PrivateIpAddress,
    IsPrimary: index === 0,
    Status: 'succeeded',
  }));
}

/** Maps an Elastic IP to one of the gateway's private addresses. */
export function elasticPart(
  allocationId: string | undefined,
  own: NetworkInterfaceItem,
  privateIpAddress: string,
  context: Context,
): Pick<NatAddressItem, 'AllocationId' | 'PublicIp' | 'AssociationId'> {
  if (allocationId === undefined) return {};
  const item = context.get(address, allocationId);
  const AssociationId = mapAddress(item, own, privateIpAddress, context);
  return { AllocationId: allocationId, PublicIp: item.PublicIp, AssociationId };
}

function fail(item: NatGatewayItem, error: AwsError, context: Context): void {
  item.State = 'failed';
  item.FailureCode = error.code;
  item.FailureMessage = error.message;
  for (const entry of item.NatGatewayAddresses) entry.Status = 'failed';
  context.later(SHOWN_MS, natGateway, item.NatGatewayId, 'forget');
}
