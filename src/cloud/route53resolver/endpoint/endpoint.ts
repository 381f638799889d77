/**
 * Resolver endpoints (R-R53-127): interfaces in a VPC through which queries come in from other networks, or go out to
 * them. https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverEndpoint.html
 */
import type {
  IpAddressResponse,
  ResolverEndpoint,
  ResolverEndpointStatus,
} from '@aws-sdk/client-route53resolver';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { resourceNotFound } from '../errors.ts';
import { timeText } from '../words.ts';

/** One of its addresses, with the interface that holds it. */
export type EndpointAddress = Stored<
  IpAddressResponse,
  'IpId' | 'SubnetId' | 'Ip' | 'Status' | 'StatusMessage' | 'CreationTime' | 'ModificationTime'
> & { NetworkInterfaceId: string };

export type ResolverEndpointItem = Stored<
  Omit<ResolverEndpoint, 'IpAddressCount'>,
  'Id' | 'CreatorRequestId' | 'Arn' | 'SecurityGroupIds' | 'Direction' | 'HostVPCId' | 'Status'
> & {
  addresses: EndpointAddress[];
  /** Not `Tags`: EC2's list of tags knows nothing of these. */
  tagList: Tag[];
};

export const resolverEndpoint: Resource<ResolverEndpointItem> = {
  kind: 'resolver-endpoint',
  prefix: 'rslvr',
  id: (item) => item.Id,
  notFound: endpointNotFound,
  malformed: endpointNotFound,
  filters: {},
  tags: (item) => item.tagList,
};

function endpointNotFound(id: string) {
  return resourceNotFound(`Resolver endpoint with ID "${id}" does not exist.`);
}

export function showEndpoint(item: ResolverEndpointItem): ResolverEndpoint {
  const { addresses, tagList: _tags, ...shown } = item;
  return { ...shown, IpAddressCount: addresses.length };
}

export function setStatus(
  item: ResolverEndpointItem,
  status: ResolverEndpointStatus,
  message: string,
  context: Context,
): void {
  item.Status = status;
  item.StatusMessage = message;
  item.ModificationTime = timeText(context.now);
}

/** Whether it takes queries: what is being changed goes on working. */
export function isOperational({ Status }: ResolverEndpointItem): boolean {
  return Status === 'OPERATIONAL' || Status === 'UPDATING';
}
