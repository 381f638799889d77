/**
 * Egress-only internet gateways (R-VPC-82): IPv6 out, nothing in.
 * https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
import type { EgressOnlyInternetGateway } from '@aws-sdk/client-ec2';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

export type EgressOnlyInternetGatewayItem = Stored<
  EgressOnlyInternetGateway,
  'Attachments' | 'EgressOnlyInternetGatewayId' | 'Tags'
>;

export const egressOnlyInternetGateway: Resource<EgressOnlyInternetGatewayItem> = {
  kind: 'egress-only-internet-gateway',
  prefix: 'eigw',
  id: (item) => item.EgressOnlyInternetGatewayId,
  notFound: notFound('InvalidGatewayID.NotFound', 'gateway ID'),
  malformed: malformed('InvalidEgressOnlyInternetGatewayId.Malformed', 'eigw'),
  filters: {},
  holds: (item) => item.Attachments.map((attachment) => attachment.VpcId),
};

export function isEgressOnlyGatewayOf(item: EgressOnlyInternetGatewayItem, vpcId: string): boolean {
  return item.Attachments.some((attachment) => attachment.VpcId === vpcId);
}
