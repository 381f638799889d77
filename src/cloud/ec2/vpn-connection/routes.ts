/** Static routes of a connection (R-VPN-30, R-VPN-31). On a transit gateway they stand in its own route tables. */
import type { CreateVpnConnectionRouteRequest, DeleteVpnConnectionRouteRequest } from '@aws-sdk/client-ec2';
import { formatPrefix, parsePrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { required } from '../../kernel/parameters.ts';
import { limitExceeded, notACidr } from '../errors.ts';
import { requireConnection, type VpnConnectionItem } from './vpn-connection.ts';

const ROUTES_PER_CONNECTION = 100;

/** The same route again is no error. */
export function createVpnConnectionRoute(input: CreateVpnConnectionRouteRequest, context: Context): object {
  const item = requireStatic(input.VpnConnectionId, context);
  const text = required(input.DestinationCidrBlock, 'destinationCidrBlock');
  const prefix = parsePrefix(text);
  if (prefix?.family !== 4) throw notACidr(text, 'destinationCidrBlock');
  const cidr = formatPrefix(prefix);
  if (item.Routes.some(({ DestinationCidrBlock }) => DestinationCidrBlock === cidr)) return {};
  if (item.Routes.length >= ROUTES_PER_CONNECTION)
    throw limitExceeded('VpnConnectionRouteLimitExceeded', 'static routes');
  item.Routes.push({ DestinationCidrBlock: cidr, State: 'available' });
  return {};
}

export function deleteVpnConnectionRoute(input: DeleteVpnConnectionRouteRequest, context: Context): object {
  const item = requireStatic(input.VpnConnectionId, context);
  const text = required(input.DestinationCidrBlock, 'destinationCidrBlock');
  const prefix = parsePrefix(text);
  if (prefix?.family !== 4) {
    throw new AwsError('InvalidRoute.Malformed', `Value (${text}) is not a valid CIDR block.`);
  }
  const cidr = formatPrefix(prefix);
  if (!item.Routes.some(({ DestinationCidrBlock }) => DestinationCidrBlock === cidr)) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${cidr} in VPN connection ${item.VpnConnectionId}`,
    );
  }
  item.Routes = item.Routes.filter(({ DestinationCidrBlock }) => DestinationCidrBlock !== cidr);
  return {};
}

function requireStatic(id: string | undefined, context: Context): VpnConnectionItem {
  const item = requireConnection(required(id, 'vpnConnectionId'), context);
  if (!item.Options.StaticRoutesOnly) {
    throw new AwsError(
      'InvalidVpnConnection.InvalidType',
      `The vpnConnection '${item.VpnConnectionId}' uses BGP and does not support static routes.`,
    );
  }
  if (item.TransitGatewayId !== undefined) {
    throw new AwsError(
      'InvalidVpnConnection.InvalidType',
      `The vpnConnection '${item.VpnConnectionId}' is on the transit gateway ${item.TransitGatewayId}: add static routes to its route tables.`,
    );
  }
  return item;
}
