/** Attaching interfaces to instances and detaching them (R-VPC-110…R-VPC-114). */
import type { AttachNetworkInterfaceRequest, DetachNetworkInterfaceRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { isWellFormed } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { invalidValue, malformed } from '../errors.ts';
import { type InstanceItem, instance } from '../instance/instance.ts';
import { interfaceLimits } from '../instance/instance-types.ts';
import { interfacesOf } from '../instance/interfaces.ts';
import { type NetworkInterfaceItem, networkInterface } from './network-interface.ts';

const ATTACH_MS = 2000;
const DETACH_MS = 5000;

export function attachNetworkInterface(input: AttachNetworkInterfaceRequest, context: Context): object {
  const item = context.get(networkInterface, input.NetworkInterfaceId ?? '');
  const host = context.get(instance, input.InstanceId ?? '');
  const deviceIndex = input.DeviceIndex ?? 0;
  if (host.State.Name !== 'running' && host.State.Name !== 'stopped') {
    throw new AwsError(
      'IncorrectState',
      `The instance '${host.InstanceId}' is not in the 'running' or 'stopped' state.`,
    );
  }
  refuseInUse(item);
  refuseOtherZone(item, host);
  if (interfacesOf(host, context).some(({ Attachment }) => Attachment?.DeviceIndex === deviceIndex)) {
    throw invalidValue(
      `Instance '${host.InstanceId}' already has an interface attached at device index '${deviceIndex}'.`,
    );
  }
  checkInterfaceLimits(host.InstanceType, interfacesOf(host, context).length + 1, [item]);
  attach(item, host, deviceIndex, false, context);
  return { AttachmentId: item.Attachment?.AttachmentId, NetworkCardIndex: 0 };
}

/** R-VPC-114. `count` is how many interfaces the instance would have. */
export function checkInterfaceLimits(
  type: string,
  count: number,
  items: readonly Pick<NetworkInterfaceItem, 'PrivateIpAddresses' | 'Ipv6Addresses'>[],
): void {
  const limits = interfaceLimits(type);
  if (count > limits.interfaces) {
    throw new AwsError('AttachmentLimitExceeded', `Interface count ${count} exceeds the limit for ${type}`);
  }
  for (const item of items) {
    if (
      item.PrivateIpAddresses.length > limits.addresses ||
      item.Ipv6Addresses.length > limits.ipv6Addresses
    ) {
      throw addressLimitExceeded();
    }
  }
}

export function addressLimitExceeded(): AwsError {
  return new AwsError('PrivateIpAddressLimitExceeded', 'Number of private addresses will exceed limit.');
}

export function refuseInUse(item: NetworkInterfaceItem): void {
  if (item.Attachment) {
    throw new AwsError('InvalidNetworkInterface.InUse', `Interface: [${item.NetworkInterfaceId}] in use`);
  }
}

export function refuseOtherZone(item: NetworkInterfaceItem, host: Pick<InstanceItem, 'Placement'>): void {
  if (item.AvailabilityZone !== host.Placement.AvailabilityZone) {
    throw invalidParameterCombination(
      'You may not attach a network interface to an instance if they are not in the same availability zone',
    );
  }
}

export function attach(
  item: NetworkInterfaceItem,
  host: InstanceItem,
  deviceIndex: number,
  deleteOnTermination: boolean,
  context: Context,
): void {
  item.Attachment = {
    AttachTime: timestamp(context.now),
    AttachmentId: context.newId('eni-attach'),
    DeleteOnTermination: deleteOnTermination,
    DeviceIndex: deviceIndex,
    NetworkCardIndex: 0,
    InstanceId: host.InstanceId,
    InstanceOwnerId: host.OwnerId,
    Status: 'attaching',
  };
  item.Status = 'in-use';
  host.InterfaceIds.push(item.NetworkInterfaceId);
  context.later(ATTACH_MS, networkInterface, item.NetworkInterfaceId, 'attached');
}

export function finishAttaching(item: NetworkInterfaceItem): void {
  if (item.Attachment?.Status === 'attaching') item.Attachment.Status = 'attached';
}

export function detachNetworkInterface(input: DetachNetworkInterfaceRequest, context: Context): object {
  const id = input.AttachmentId ?? '';
  const item = context.list(networkInterface).find(({ Attachment }) => Attachment?.AttachmentId === id);
  if (!item?.Attachment) {
    throw isWellFormed('eni-attach', id)
      ? new AwsError('InvalidAttachmentID.NotFound', `The attachment ID '${id}' does not exist`)
      : malformed('InvalidAttachmentID.Malformed', 'eni-attach')(id);
  }
  refuseRequesterManaged(item);
  if (item.Attachment.DeviceIndex === 0) {
    throw new AwsError(
      'OperationNotPermitted',
      'The network interface at device index 0 and networkCard index 0 cannot be detached.',
    );
  }
  item.Attachment.Status = 'detaching';
  context.later(DETACH_MS, networkInterface, item.NetworkInterfaceId, 'detached');
  return {};
}

export function finishDetaching(item: NetworkInterfaceItem, context: Context): void {
  if (item.Attachment?.Status === 'detaching') detach(item, context);
}

export function detach(item: NetworkInterfaceItem, context: Context): void {
  const host = context.find(instance, item.Attachment?.InstanceId);
  if (host) host.InterfaceIds = host.InterfaceIds.filter((id) => id !== item.NetworkInterfaceId);
  delete item.Attachment;
  item.Status = 'available';
}

/** Interfaces of NAT gateways, load balancers and endpoints are their services' own (R-VPC-104, R-VPC-118). */
export function refuseRequesterManaged(item: NetworkInterfaceItem): void {
  if (item.RequesterManaged) {
    throw new AwsError('AuthFailure', 'You do not have permission to access the specified resource.');
  }
}
