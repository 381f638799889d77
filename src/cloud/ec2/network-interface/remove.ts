/** Deleting interfaces (R-VPC-113, R-VPC-190). An Elastic IP address on one stays allocated. */
import type { DeleteNetworkInterfaceRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { required } from '../../kernel/parameters.ts';
import { invalidValue } from '../errors.ts';
import { networkInterface } from './network-interface.ts';

export function deleteNetworkInterface(input: DeleteNetworkInterfaceRequest, context: Context): object {
  const id = required(input.NetworkInterfaceId, 'networkInterfaceId');
  const item = context.get(networkInterface, id);
  if (item.Attachment || item.RequesterManaged) {
    throw invalidValue(`Network interface '${id}' is currently in use.`);
  }
  context.remove(networkInterface, id);
  return {};
}
