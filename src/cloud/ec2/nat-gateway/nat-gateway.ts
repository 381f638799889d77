/**
 * NAT gateways (R-VPC-90…R-VPC-104).
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
import type { NatGateway, NatGatewayAddress } from '@aws-sdk/client-ec2';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { malformed } from '../errors.ts';

export type NatAddressItem = Plain<NatGatewayAddress>;

export type NatGatewayItem = Stored<
  Omit<NatGateway, 'NatGatewayAddresses'>,
  'NatGatewayId' | 'State' | 'SubnetId' | 'VpcId' | 'CreateTime' | 'ConnectivityType' | 'Tags'
> & {
  NatGatewayAddresses: NatAddressItem[];
  /** What the request asked for, until the addresses are there. */
  Wanted: WantedAddresses;
};

export interface WantedAddresses {
  privateIpAddress?: string;
  secondaryPrivateIpAddresses: string[];
  secondaryPrivateIpAddressCount: number;
}

export const natGateway: Resource<NatGatewayItem> = {
  kind: 'natgateway',
  prefix: 'nat',
  id: (item) => item.NatGatewayId,
  notFound: (id) => new AwsError('NatGatewayNotFound', `The Nat Gateway ${id} was not found`),
  malformed: malformed('NatGatewayMalformed', 'nat'),
  filters: {
    'nat-gateway-id': (item) => item.NatGatewayId,
    state: (item) => item.State,
    'subnet-id': (item) => item.SubnetId,
    'vpc-id': (item) => item.VpcId,
  },
  holds: (item) => (isGone(item) ? [] : [item.SubnetId, item.VpcId]),
};

/** Whether routes to it lead somewhere: also while it is being made (R-ROUTE-12, R-ROUTE-17). */
export function isUsable(item: NatGatewayItem): boolean {
  return item.State === 'pending' || item.State === 'available';
}

/** Failed and deleted gateways are still shown for a while, and hold nothing. */
export function isGone(item: NatGatewayItem): boolean {
  return item.State === 'failed' || item.State === 'deleted';
}

export function showNatGateway(item: NatGatewayItem): Plain<NatGateway> {
  const { Wanted: _hidden, ...shown } = withoutEmptyTags(item);
  return shown;
}
