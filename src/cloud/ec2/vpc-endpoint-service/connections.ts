/** Who has connected to a service, who may, and the owner's word about it (R-VPC-157, R-VPC-159). */
import type {
  AcceptVpcEndpointConnectionsRequest,
  AcceptVpcEndpointConnectionsResult,
  DescribeVpcEndpointConnectionsRequest,
  DescribeVpcEndpointConnectionsResult,
  UnsuccessfulItem,
  VpcEndpointConnection,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Filters } from '../../kernel/resource.ts';
import { dnsEntriesOf } from '../vpc-endpoint/dns.ts';
import { leavePlaces, provision } from '../vpc-endpoint/places.ts';
import { type EndpointState, type VpcEndpointItem, vpcEndpoint } from '../vpc-endpoint/vpc-endpoint.ts';
import { type EndpointServiceItem, endpointService } from './endpoint-service.ts';

type Connection = Plain<VpcEndpointConnection>;

const FILTERS: Filters<Connection> = {
  'ip-address-type': (item) => item.IpAddressType,
  'service-id': (item) => item.ServiceId,
  'vpc-endpoint-owner': (item) => item.VpcEndpointOwner,
  'vpc-endpoint-state': (item) => item.VpcEndpointState,
  'vpc-endpoint-id': (item) => item.VpcEndpointId,
};

export function describeVpcEndpointConnections(
  input: DescribeVpcEndpointConnectionsRequest,
  context: Context,
): Plain<DescribeVpcEndpointConnectionsResult> {
  const all = context
    .list(endpointService)
    .flatMap((service) =>
      connectedTo(service, context).map((item) => showConnection(item, service, context)),
    );
  const page = paginate(applyFilters(all, input.Filters, FILTERS, context), input);
  return {
    VpcEndpointConnections: [...page.items],
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function connectedTo({ ServiceName }: EndpointServiceItem, context: Context): VpcEndpointItem[] {
  return context.list(vpcEndpoint).filter((item) => item.ServiceName === ServiceName);
}

function showConnection(item: VpcEndpointItem, service: EndpointServiceItem, context: Context): Connection {
  return {
    ServiceId: service.ServiceId,
    VpcEndpointId: item.VpcEndpointId,
    VpcEndpointOwner: item.OwnerId,
    VpcEndpointState: item.State as NonNullable<VpcEndpointConnection['VpcEndpointState']>,
    CreationTimestamp: item.CreationTimestamp,
    DnsEntries: dnsEntriesOf(item, context),
    NetworkLoadBalancerArns: service.NetworkLoadBalancerArns,
    IpAddressType: 'ipv4',
    ...(item.ConnectionId !== undefined && { VpcEndpointConnectionId: item.ConnectionId }),
    Tags: [],
    VpcEndpointRegion: context.region,
  };
}

/** One that was rejected may be accepted after all. */
export function acceptVpcEndpointConnections(
  input: AcceptVpcEndpointConnectionsRequest,
  context: Context,
): AcceptVpcEndpointConnectionsResult {
  return answer(input, ['pendingAcceptance', 'rejected'], context, (item) => provision(item, context));
}

export function rejectVpcEndpointConnections(
  input: AcceptVpcEndpointConnectionsRequest,
  context: Context,
): AcceptVpcEndpointConnectionsResult {
  return answer(input, ['pendingAcceptance', 'available', 'pending'], context, (item) => {
    const places = item.Places.map(({ InterfaceId: _gone, ...place }) => place);
    leavePlaces(item, [...item.Places], context);
    item.Places = places;
    item.State = 'rejected';
  });
}

function answer(
  input: AcceptVpcEndpointConnectionsRequest,
  from: readonly EndpointState[],
  context: Context,
  change: (item: VpcEndpointItem) => void,
): AcceptVpcEndpointConnectionsResult {
  const service = context.get(endpointService, required(input.ServiceId, 'serviceId'));
  const connected = connectedTo(service, context);
  const Unsuccessful: UnsuccessfulItem[] = [];
  for (const id of new Set(required(input.VpcEndpointIds, 'vpcEndpointIds'))) {
    const item = connected.find(({ VpcEndpointId }) => VpcEndpointId === id);
    if (!item) {
      const { code, message } = vpcEndpoint.notFound(id);
      Unsuccessful.push({ ResourceId: id, Error: { Code: code, Message: message } });
    } else if (from.includes(item.State)) change(item);
    else {
      const Message = `The VPC endpoint ${id} is in the state ${item.State}`;
      Unsuccessful.push({ ResourceId: id, Error: { Code: 'InvalidState', Message } });
    }
  }
  return { Unsuccessful };
}
