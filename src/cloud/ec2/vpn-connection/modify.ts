/** Changing a connection: its gateways, its options (R-VPN-18). Both tunnels are away while that lasts. */
import type {
  ModifyVpnConnectionOptionsRequest,
  ModifyVpnConnectionOptionsResult,
  ModifyVpnConnectionRequest,
  ModifyVpnConnectionResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { given, refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { canonicalCidr } from '../cidr.ts';
import { requireCustomerGateway } from '../customer-gateway/customer-gateway.ts';
import { insideCidrsOf, requireInsideCidr } from './inside-cidr.ts';
import { later, MODIFY_MS, MODIFYING } from './lifecycle.ts';
import { showVpnConnection } from './show.ts';
import { checkPair, readTarget } from './target.ts';
import { attachToTransitGateway, leaveTransitGateway, planAttachment } from './transit-attachment.ts';
import { gatewayOf, requireConnection, type VpnConnectionItem } from './vpn-connection.ts';

export function modifyVpnConnection(
  input: ModifyVpnConnectionRequest,
  context: Context,
): Plain<ModifyVpnConnectionResult> {
  const item = requireConnection(required(input.VpnConnectionId, 'vpnConnectionId'), context);
  const { VpnGatewayId, TransitGatewayId, CustomerGatewayId } = input;
  if (given(input, ['VpnGatewayId', 'TransitGatewayId', 'CustomerGatewayId']).length === 0) {
    throw invalidParameterCombination(
      'The request must contain vpnGatewayId, transitGatewayId or customerGatewayId.',
    );
  }
  const isMoving = VpnGatewayId !== undefined || TransitGatewayId !== undefined;
  const target = readTarget(isMoving ? { VpnGatewayId, TransitGatewayId } : { ...item }, context);
  const customer = requireCustomerGateway(CustomerGatewayId ?? item.CustomerGatewayId, context);
  checkPair(customer, target, context, item.VpnConnectionId);
  item.CustomerGatewayId = customer.CustomerGatewayId;
  const isElsewhere = Object.values(target.id)[0] !== gatewayOf(item);
  if (isElsewhere) move(item, target.id, context);
  beModifying(item, context);
  return { VpnConnection: showVpnConnection(item, context) };
}

function move(
  item: VpnConnectionItem,
  to: { VpnGatewayId: string } | { TransitGatewayId: string },
  context: Context,
): void {
  if ('TransitGatewayId' in to && item.Routes.length > 0) {
    throw new AwsError(
      'IncorrectState',
      `${item.VpnConnectionId} has static routes: delete them before you move it to a transit gateway, where they stand in its route tables.`,
    );
  }
  const taken = insideCidrsOf(Object.values(to)[0] ?? '', context);
  for (const { Options } of item.Tunnels) requireInsideCidr(Options.TunnelInsideCidr, taken);
  if (item.TransitGatewayId !== undefined) leaveTransitGateway(item, context);
  delete item.VpnGatewayId;
  delete item.TransitGatewayId;
  Object.assign(item, to);
  delete item.Options.TunnelBandwidth;
  if (item.TransitGatewayId === undefined) return;
  item.Options.TunnelBandwidth = 'standard';
  planAttachment(item, context);
  attachToTransitGateway(item, context);
}

export function modifyVpnConnectionOptions(
  input: ModifyVpnConnectionOptionsRequest,
  context: Context,
): Plain<ModifyVpnConnectionOptionsResult> {
  const item = requireConnection(required(input.VpnConnectionId, 'vpnConnectionId'), context);
  refuseOptions(input, ['LocalIpv6NetworkCidr', 'RemoteIpv6NetworkCidr']);
  const { LocalIpv4NetworkCidr: local, RemoteIpv4NetworkCidr: remote, TunnelBandwidth } = input;
  if (TunnelBandwidth !== undefined && item.TransitGatewayId === undefined) {
    throw invalidParameterCombination(
      'The parameter tunnelBandwidth can only be used with a VPN connection on a transit gateway.',
    );
  }
  if (local !== undefined)
    item.Options.LocalIpv4NetworkCidr = canonicalCidr(local, 'localIpv4NetworkCidr', 4);
  if (remote !== undefined)
    item.Options.RemoteIpv4NetworkCidr = canonicalCidr(remote, 'remoteIpv4NetworkCidr', 4);
  if (TunnelBandwidth !== undefined) item.Options.TunnelBandwidth = TunnelBandwidth;
  beModifying(item, context);
  return { VpnConnection: showVpnConnection(item, context) };
}

export function beModifying(item: VpnConnectionItem, context: Context, durationMs = MODIFY_MS): void {
  item.State = MODIFYING;
  later(durationMs, item, 'settle-modify', context);
}
