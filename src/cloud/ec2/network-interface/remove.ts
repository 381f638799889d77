/** Deleting interfaces, on request and with their instance (R-VPC-113, R-VPC-190). */
import type { DeleteNetworkInterfaceRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { disassociateFrom } from '../address/association.ts';
import { invalidValue } from '../errors.ts';
import { type NetworkInterfaceItem, networkInterface } from './network-interface.ts';

export function deleteNetworkInterface(input: DeleteNetworkInterfaceRequest, context: Context): object {
  const item = context.get(networkInterface, input.NetworkInterfaceId ?? '');
  if (item.Attachment) {
    throw invalidValue(`Network interface '${item.NetworkInterfaceId}' is currently in use.`);
  }
  removeInterface(item, context);
  return {};
}

/** Takes the interface away; an Elastic IP address on it stays allocated. */
export function removeInterface(item: NetworkInterfaceItem, context: Context): void {
  disassociateFrom(item, context);
  context.remove(networkInterface, item.NetworkInterfaceId);
}
