import type {
  DescribeVirtualInterfacesRequest,
  VirtualGateways,
  VirtualInterfaces,
} from '@aws-sdk/client-direct-connect';
import { vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, write } from '../../kernel/resource.ts';
import { pageOf } from '../pages.ts';
import {
  allocatePrivateVif,
  allocatePublicVif,
  allocateTransitVif,
  confirmPrivateVif,
  confirmPublicVif,
  confirmTransitVif,
} from './allocate.ts';
import { associateVif, deleteVif, updateVif } from './change.ts';
import { createPrivateVif, createPublicVif, createTransitVif } from './create.ts';
import { describeRouterConfiguration } from './router-configuration.ts';
import { showVif } from './show.ts';
import { requireVif, virtualInterface } from './virtual-interface.ts';

export const virtualInterfaceOperations: Operations = {
  CreatePrivateVirtualInterface: write(createPrivateVif),
  CreatePublicVirtualInterface: write(createPublicVif),
  CreateTransitVirtualInterface: write(createTransitVif),
  AllocatePrivateVirtualInterface: write(allocatePrivateVif),
  AllocatePublicVirtualInterface: write(allocatePublicVif),
  AllocateTransitVirtualInterface: write(allocateTransitVif),
  ConfirmPrivateVirtualInterface: write(confirmPrivateVif),
  ConfirmPublicVirtualInterface: write(confirmPublicVif),
  ConfirmTransitVirtualInterface: write(confirmTransitVif),
  DescribeVirtualInterfaces: read(describeVifs),
  DescribeVirtualGateways: read(describeVirtualGateways),
  AssociateVirtualInterface: write(associateVif),
  UpdateVirtualInterfaceAttributes: write(updateVif),
  DeleteVirtualInterface: write(deleteVif),
  DescribeRouterConfiguration: read(describeRouterConfiguration),
};

function describeVifs(input: DescribeVirtualInterfacesRequest, context: Context): VirtualInterfaces {
  const { connectionId, virtualInterfaceId } = input;
  const known =
    virtualInterfaceId === undefined
      ? context.list(virtualInterface)
      : [requireVif(virtualInterfaceId, context)];
  const { items, rest } = pageOf(
    known.filter((item) => connectionId === undefined || item.connectionId === connectionId),
    input,
  );
  return { virtualInterfaces: items.map((item) => showVif(item, context)), ...rest };
}

function describeVirtualGateways(_input: object, context: Context): VirtualGateways {
  return {
    virtualGateways: context
      .list(vpnGateway)
      .map(({ VpnGatewayId, State }) => ({ virtualGatewayId: VpnGatewayId, virtualGatewayState: State })),
  };
}
