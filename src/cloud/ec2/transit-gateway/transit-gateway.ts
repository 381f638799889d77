/**
 * Transit gateways (R-TGW-1…R-TGW-26).
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
import type { TransitGateway, TransitGatewayOptions } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed } from '../errors.ts';

export type TransitGatewayItem = Stored<
  Omit<TransitGateway, 'Options'>,
  'TransitGatewayId' | 'TransitGatewayArn' | 'State' | 'OwnerId' | 'Description' | 'CreationTime' | 'Tags'
> & { Options: Plain<TransitGatewayOptions> };

export const transitGateway: Resource<TransitGatewayItem> = {
  kind: 'transit-gateway',
  prefix: 'tgw',
  id: (item) => item.TransitGatewayId,
  notFound: goneOrUnknown('InvalidTransitGatewayID.NotFound', 'Transit Gateway'),
  malformed: malformed('InvalidTransitGatewayID.Malformed', 'tgw'),
  filters: {
    'options.amazon-side-asn': (item) => item.Options.AmazonSideAsn,
    'options.association-default-route-table-id': (item) => item.Options.AssociationDefaultRouteTableId,
    'options.auto-accept-shared-attachments': (item) => item.Options.AutoAcceptSharedAttachments,
    'options.default-route-table-association': (item) => item.Options.DefaultRouteTableAssociation,
    'options.default-route-table-propagation': (item) => item.Options.DefaultRouteTablePropagation,
    'options.dns-support': (item) => item.Options.DnsSupport,
    'options.propagation-default-route-table-id': (item) => item.Options.PropagationDefaultRouteTableId,
    'options.vpn-ecmp-support': (item) => item.Options.VpnEcmpSupport,
    state: (item) => item.State,
    'transit-gateway-id': (item) => item.TransitGatewayId,
  },
};

/** "Transit Gateway Attachment tgw-attach-… was deleted or does not exist." */
export function goneOrUnknown(code: string, noun: string): (id: string) => AwsError {
  return (id) => new AwsError(code, `${noun} ${id} was deleted or does not exist.`);
}

export function invalidState(id: string): AwsError {
  return new AwsError('IncorrectState', `${id} is in invalid state`);
}

/** The gateway, which must be available (R-TGW-5). */
export function requireAvailable(id: string, context: Context): TransitGatewayItem {
  const item = context.get(transitGateway, id);
  if (item.State === 'deleted') throw transitGateway.notFound(id);
  if (item.State !== 'available') throw invalidState(id);
  return item;
}
