/**
 * VPC endpoints: private ways to services of AWS, and to those of others behind a network load balancer
 * (R-VPC-150…R-VPC-159). https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html
 */
import type { DnsOptions, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed } from '../errors.ts';

/** As the API writes them: its own list has them with a capital. */
export type EndpointState =
  | 'pendingAcceptance'
  | 'pending'
  | 'available'
  | 'rejected'
  | 'expired'
  | 'failed'
  | 'deleting';

/** Where it stands in one zone. */
export interface EndpointPlace {
  SubnetId: string;
  Zone: string;
  /** The address that was asked for. */
  Ipv4?: string;
  /** Absent until the provider accepts. */
  InterfaceId?: string;
}

/** As described, less what its places tell. */
export type VpcEndpointItem = Stored<
  Pick<
    VpcEndpoint,
    | 'VpcEndpointId'
    | 'VpcId'
    | 'ServiceName'
    | 'PolicyDocument'
    | 'RouteTableIds'
    | 'Groups'
    | 'PrivateDnsEnabled'
    | 'CreationTimestamp'
    | 'Tags'
    | 'OwnerId'
  >,
  | 'VpcEndpointId'
  | 'VpcId'
  | 'ServiceName'
  | 'RouteTableIds'
  | 'Groups'
  | 'PrivateDnsEnabled'
  | 'CreationTimestamp'
  | 'Tags'
  | 'OwnerId'
> & {
  VpcEndpointType: 'Gateway' | 'Interface';
  State: EndpointState;
  Places: EndpointPlace[];
  /** Part of its DNS names. */
  Token: string;
  DnsOptions?: Plain<DnsOptions>;
  /** Of the connection, where somebody else's service is behind it. */
  ConnectionId?: string;
};

export const vpcEndpoint: Resource<VpcEndpointItem> = {
  kind: 'vpc-endpoint',
  prefix: 'vpce',
  id: (item) => item.VpcEndpointId,
  notFound: (id) =>
    new AwsError('InvalidVpcEndpointId.NotFound', `The Vpc Endpoint Id '${id}' does not exist`),
  malformed: malformed('InvalidVpcEndpointId.Malformed', 'vpce'),
  filters: {
    'ip-address-type': () => 'ipv4',
    'service-name': (item) => item.ServiceName,
    'vpc-id': (item) => item.VpcId,
    'vpc-endpoint-id': (item) => item.VpcEndpointId,
    'vpc-endpoint-state': (item) => item.State,
    'vpc-endpoint-type': (item) => item.VpcEndpointType,
  },
  holds: (item) => [item.VpcId, ...item.Places.map(({ SubnetId }) => SubnetId)],
};

/** Whether packets go through. */
export function isWorking({ State: state }: VpcEndpointItem): boolean {
  return state === 'available';
}

export function endpointsIn(vpcId: string, context: Context): VpcEndpointItem[] {
  return context.list(vpcEndpoint).filter((item) => item.VpcId === vpcId);
}

export function gatewaysIn(vpcId: string, context: Context): VpcEndpointItem[] {
  return endpointsIn(vpcId, context).filter((item) => item.VpcEndpointType === 'Gateway');
}
