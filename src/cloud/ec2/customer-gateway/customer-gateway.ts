/**
 * Customer gateways (R-VPN-3, R-VPN-4): what AWS knows of a device on premises. It is a note and no device: the device is
 * the router of a site that has this address.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html
 */
import type { CustomerGateway } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';

export type CustomerGatewayItem = Stored<
  CustomerGateway,
  'CustomerGatewayId' | 'State' | 'Type' | 'IpAddress' | 'Tags'
>;

export const customerGateway: Resource<CustomerGatewayItem> = {
  kind: 'customer-gateway',
  prefix: 'cgw',
  id: (item) => item.CustomerGatewayId,
  notFound: notFound('InvalidCustomerGatewayID.NotFound', 'customerGateway ID'),
  malformed: malformed('InvalidCustomerGatewayId.Malformed', 'cgw'),
  filters: {
    'bgp-asn': (item) => item.BgpAsn ?? item.BgpAsnExtended,
    'customer-gateway-id': (item) => item.CustomerGatewayId,
    'ip-address': (item) => item.IpAddress,
    state: (item) => item.State,
    type: (item) => item.Type,
  },
};

export function asnOf({ BgpAsn, BgpAsnExtended }: CustomerGatewayItem): number {
  return Number(BgpAsnExtended ?? BgpAsn);
}

/** The gateway, which must not be deleted (R-VPN-3). */
export function requireCustomerGateway(id: string, context: Context): CustomerGatewayItem {
  const item = context.get(customerGateway, id);
  if (item.State === 'available') return item;
  throw new AwsError('InvalidCustomerGatewayState', `The customer gateway '${id}' is ${item.State}.`);
}
