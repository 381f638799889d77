/**
 * Internet gateways (R-VPC-70…R-VPC-74, R-VPC-190).
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
import type { InternetGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

/** The API shows attached internet gateways as `available`, which the SDK's enum lacks (R-VPC-72). */
interface Attachment {
  State: 'available';
  VpcId: string;
}

export type InternetGatewayItem = Stored<
  Omit<InternetGateway, 'Attachments'>,
  'InternetGatewayId' | 'OwnerId' | 'Tags'
> & { Attachments: Attachment[] };

export const internetGateway: Resource<InternetGatewayItem> = {
  kind: 'internet-gateway',
  prefix: 'igw',
  id: (item) => item.InternetGatewayId,
  notFound: notFound('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
  malformed: malformed('InvalidInternetGatewayId.Malformed', 'igw'),
  filters: {
    'attachment.state': (item) => item.Attachments.map((attachment) => attachment.State),
    'attachment.vpc-id': (item) => item.Attachments.map((attachment) => attachment.VpcId),
    'internet-gateway-id': (item) => item.InternetGatewayId,
  },
  holds: (item) => item.Attachments.map((attachment) => attachment.VpcId),
};

/** The gateway that is attached to the VPC. */
export function internetGatewayOf(vpcId: string, context: Context): InternetGatewayItem | undefined {
  return context.list(internetGateway).find((item) => isAttached(item, vpcId));
}

export function isAttached(item: InternetGatewayItem, vpcId: string): boolean {
  return item.Attachments.some((attachment) => attachment.VpcId === vpcId);
}

/** Puts a gateway into the world, attached to the VPC where one is named. */
export function addInternetGateway(context: Context, vpcId?: string): InternetGatewayItem {
  return context.add(internetGateway, {
    Attachments: vpcId === undefined ? [] : [{ State: 'available', VpcId: vpcId }],
    InternetGatewayId: context.newId(internetGateway.prefix),
    OwnerId: context.account,
    Tags: [],
  });
}
