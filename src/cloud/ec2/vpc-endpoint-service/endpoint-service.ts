/**
 * Endpoint services: what somebody offers to other VPCs behind a network load balancer (R-VPC-159).
 * https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
import type { PrivateDnsNameConfiguration, ServiceConfiguration } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed } from '../errors.ts';

export interface PermissionItem {
  /** An ARN, or `*`. */
  Principal: string;
  ServicePermissionId: string;
}

export type EndpointServiceItem = Stored<
  Pick<
    ServiceConfiguration,
    | 'ServiceId'
    | 'ServiceName'
    | 'ServiceState'
    | 'AcceptanceRequired'
    | 'NetworkLoadBalancerArns'
    | 'PrivateDnsName'
    | 'Tags'
  >,
  'ServiceId' | 'ServiceName' | 'ServiceState' | 'AcceptanceRequired' | 'NetworkLoadBalancerArns' | 'Tags'
> & {
  Permissions: PermissionItem[];
  /** Of `PrivateDnsName`: what the owner of the domain has to put into the DNS, and whether it was found there. */
  Proof?: Plain<PrivateDnsNameConfiguration>;
};

export const endpointService: Resource<EndpointServiceItem> = {
  kind: 'vpc-endpoint-service',
  prefix: 'vpce-svc',
  id: (item) => item.ServiceId,
  notFound: (id) =>
    new AwsError('InvalidVpcEndpointServiceId.NotFound', `The VpcEndpointService Id '${id}' does not exist`),
  malformed: malformed('InvalidVpcEndpointServiceId.Malformed', 'vpce-svc'),
  filters: {
    'service-id': (item) => item.ServiceId,
    'service-name': (item) => item.ServiceName,
    'service-state': (item) => item.ServiceState,
    'supported-ip-address-types': () => 'ipv4',
  },
  holds: (item) => item.NetworkLoadBalancerArns,
};

export function serviceNamed(name: string, context: Context): EndpointServiceItem | undefined {
  return context.list(endpointService).find((item) => item.ServiceName === name);
}
