/** What can be done with network interfaces. */
import type {
  AssignIpv6AddressesRequest,
  AssignPrivateIpAddressesRequest,
  AttachNetworkInterfaceRequest,
  CreateNetworkInterfaceRequest,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfaceAttributeRequest,
  DetachNetworkInterfaceRequest,
  ModifyNetworkInterfaceAttributeRequest,
  ResetNetworkInterfaceAttributeRequest,
  UnassignIpv6AddressesRequest,
  UnassignPrivateIpAddressesRequest,
} from '@aws-sdk/client-ec2';
import { describe } from '../../kernel/describe.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import {
  assignIpv6Addresses,
  assignPrivateIpAddresses,
  unassignIpv6Addresses,
  unassignPrivateIpAddresses,
} from './assign.ts';
import {
  attachNetworkInterface,
  detachNetworkInterface,
  finishAttaching,
  finishDetaching,
} from './attach.ts';
import {
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
} from './attributes.ts';
import { createNetworkInterface } from './create.ts';
import { type NetworkInterfaceItem, networkInterface, PENDING } from './network-interface.ts';
import { deleteNetworkInterface } from './remove.ts';
import { showInterface } from './show.ts';

export const networkInterfaceOperations: Operations = {
  CreateNetworkInterface: write((input: CreateNetworkInterfaceRequest, context) =>
    createNetworkInterface(input, context),
  ),
  DescribeNetworkInterfaces: describe(networkInterface, {
    ids: 'NetworkInterfaceIds',
    result: 'NetworkInterfaces',
    view: showInterface,
  }),
  DeleteNetworkInterface: write<DeleteNetworkInterfaceRequest, object>(deleteNetworkInterface),
  AttachNetworkInterface: write<AttachNetworkInterfaceRequest, object>(attachNetworkInterface),
  DetachNetworkInterface: write<DetachNetworkInterfaceRequest, object>(detachNetworkInterface),
  ModifyNetworkInterfaceAttribute: write<ModifyNetworkInterfaceAttributeRequest, object>(
    modifyNetworkInterfaceAttribute,
  ),
  DescribeNetworkInterfaceAttribute: read<DescribeNetworkInterfaceAttributeRequest, object>(
    describeNetworkInterfaceAttribute,
  ),
  ResetNetworkInterfaceAttribute: write<ResetNetworkInterfaceAttributeRequest, object>(
    resetNetworkInterfaceAttribute,
  ),
  AssignPrivateIpAddresses: write<AssignPrivateIpAddressesRequest, object>(assignPrivateIpAddresses),
  UnassignPrivateIpAddresses: write<UnassignPrivateIpAddressesRequest, object>(unassignPrivateIpAddresses),
  AssignIpv6Addresses: write<AssignIpv6AddressesRequest, object>(assignIpv6Addresses),
  UnassignIpv6Addresses: write<UnassignIpv6AddressesRequest, object>(unassignIpv6Addresses),
};

export const networkInterfaceTransitions: Transitions<NetworkInterfaceItem> = {
  attached: finishAttaching,
  detached: finishDetaching,
  settle: settleInterface,
};

function settleInterface(item: NetworkInterfaceItem): void {
  if (item.Status === PENDING) item.Status = 'available';
}
