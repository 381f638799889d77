/** What can be done with endpoints. */
import type {
  GetResolverEndpointRequest,
  GetResolverEndpointResponse,
  ListResolverEndpointIpAddressesRequest,
  ListResolverEndpointIpAddressesResponse,
  ListResolverEndpointsRequest,
  ListResolverEndpointsResponse,
} from '@aws-sdk/client-route53resolver';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { filtered, pageOf, type Readers } from '../lists.ts';
import {
  associateIpAddress,
  deleteResolverEndpoint,
  disassociateIpAddress,
  finishDelete,
  settle,
  updateResolverEndpoint,
} from './change.ts';
import { createResolverEndpoint } from './create.ts';
import { type ResolverEndpointItem, resolverEndpoint, showEndpoint } from './endpoint.ts';

export const resolverEndpointOperations: Operations = {
  CreateResolverEndpoint: write(createResolverEndpoint),
  GetResolverEndpoint: read<GetResolverEndpointRequest, GetResolverEndpointResponse>((input, context) => ({
    ResolverEndpoint: showEndpoint(context.get(resolverEndpoint, input.ResolverEndpointId ?? '')),
  })),
  ListResolverEndpoints: read(listResolverEndpoints),
  UpdateResolverEndpoint: write(updateResolverEndpoint),
  DeleteResolverEndpoint: write(deleteResolverEndpoint),
  AssociateResolverEndpointIpAddress: write(associateIpAddress),
  DisassociateResolverEndpointIpAddress: write(disassociateIpAddress),
  ListResolverEndpointIpAddresses: read(listIpAddresses),
};

export const resolverEndpointTransitions: Transitions<ResolverEndpointItem> = {
  settle,
  'finish-delete': finishDelete,
};

const READERS: Readers<ResolverEndpointItem> = {
  CreatorRequestId: (item) => item.CreatorRequestId,
  Direction: (item) => item.Direction,
  HostVPCId: (item) => item.HostVPCId,
  IpAddressCount: (item) => String(item.addresses.length),
  Name: (item) => item.Name,
  SecurityGroupIds: (item) => item.SecurityGroupIds,
  Status: (item) => item.Status,
};

function listResolverEndpoints(
  input: ListResolverEndpointsRequest,
  context: Context,
): ListResolverEndpointsResponse {
  const { items, rest } = pageOf(filtered(context.list(resolverEndpoint), input.Filters, READERS), input);
  return { ResolverEndpoints: items.map(showEndpoint), ...rest };
}

function listIpAddresses(
  input: ListResolverEndpointIpAddressesRequest,
  context: Context,
): ListResolverEndpointIpAddressesResponse {
  const { addresses } = context.get(resolverEndpoint, input.ResolverEndpointId ?? '');
  const { items, rest } = pageOf(addresses, input);
  return { IpAddresses: items.map(({ NetworkInterfaceId: _eni, ...shown }) => shown), ...rest };
}
