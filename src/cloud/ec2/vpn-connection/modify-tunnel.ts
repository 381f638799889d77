/** One tunnel's options, its replacement, and when that happens (R-VPN-18, R-VPN-19). The other tunnel stays as it is. */
import type {
  GetVpnTunnelReplacementStatusRequest,
  GetVpnTunnelReplacementStatusResult,
  ModifyVpnTunnelCertificateRequest,
  ModifyVpnTunnelOptionsRequest,
  ModifyVpnTunnelOptionsResult,
  ReplaceVpnTunnelRequest,
  ReplaceVpnTunnelResult,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { insideCidrsOf, requireInsideCidr } from './inside-cidr.ts';
import { later, REPLACE_MS } from './lifecycle.ts';
import { showVpnConnection } from './show.ts';
import { readTunnelOptions } from './tunnel-options.ts';
import {
  gatewayOf,
  requireConnection,
  requireTunnel,
  type TunnelItem,
  type TunnelOptions,
  type VpnConnectionItem,
} from './vpn-connection.ts';

interface TunnelInput {
  VpnConnectionId?: string | undefined;
  VpnTunnelOutsideIpAddress?: string | undefined;
}

function readTunnel(
  input: TunnelInput,
  context: Context,
): { item: VpnConnectionItem; tunnel: TunnelItem; index: number } {
  const item = requireConnection(required(input.VpnConnectionId, 'vpnConnectionId'), context);
  const address = required(input.VpnTunnelOutsideIpAddress, 'vpnTunnelOutsideIpAddress');
  return { item, ...requireTunnel(item, address) };
}

export function modifyVpnTunnelOptions(
  input: ModifyVpnTunnelOptionsRequest,
  context: Context,
): Plain<ModifyVpnTunnelOptionsResult> {
  const { item, tunnel, index } = readTunnel(input, context);
  if (input.PreSharedKeyStorage === 'SecretsManager') refuseOptions(input, ['PreSharedKeyStorage']);
  const before = tunnel.Pending ?? tunnel.Options;
  const options: TunnelOptions = {
    ...before,
    ...readTunnelOptions(required(input.TunnelOptions, 'tunnelOptions'), before),
  };
  if (options.TunnelInsideCidr !== before.TunnelInsideCidr) {
    requireInsideCidr(options.TunnelInsideCidr, insideCidrsOf(gatewayOf(item), context));
  }
  if (input.SkipTunnelReplacement) {
    postpone(tunnel, options);
  } else {
    tunnel.Options = options;
    replace(item, tunnel, index, context);
  }
  return { VpnConnection: showVpnConnection(item, context) };
}

/** Only where the customer picks the time of replacements himself. */
function postpone(tunnel: TunnelItem, options: TunnelOptions): void {
  if (!options.EnableTunnelLifecycleControl) {
    throw invalidParameterCombination(
      'The parameter skipTunnelReplacement can only be used with tunnel endpoint lifecycle control, which enableTunnelLifecycleControl turns on.',
    );
  }
  tunnel.Options = { ...tunnel.Options, EnableTunnelLifecycleControl: true };
  tunnel.Pending = options;
}

function replace(item: VpnConnectionItem, tunnel: TunnelItem, index: number, context: Context): void {
  delete tunnel.Pending;
  tunnel.ReplacingUntil = context.now + REPLACE_MS;
  later(REPLACE_MS, item, 'finish-replace', context, String(index));
}

export function replaceVpnTunnel(input: ReplaceVpnTunnelRequest, context: Context): ReplaceVpnTunnelResult {
  const { item, tunnel, index } = readTunnel(input, context);
  if (input.ApplyPendingMaintenance && tunnel.Pending) tunnel.Options = tunnel.Pending;
  replace(item, tunnel, index, context);
  return { Return: true };
}

export function getVpnTunnelReplacementStatus(
  input: GetVpnTunnelReplacementStatusRequest,
  context: Context,
): Plain<GetVpnTunnelReplacementStatusResult> {
  const { item, tunnel } = readTunnel(input, context);
  return {
    VpnConnectionId: item.VpnConnectionId,
    ...(item.TransitGatewayId !== undefined && { TransitGatewayId: item.TransitGatewayId }),
    CustomerGatewayId: item.CustomerGatewayId,
    ...(item.VpnGatewayId !== undefined && { VpnGatewayId: item.VpnGatewayId }),
    VpnTunnelOutsideIpAddress: tunnel.Options.OutsideIpAddress,
    MaintenanceDetails: {
      PendingMaintenance: tunnel.Pending ? 'Available' : 'None',
      ...(tunnel.LastMaintenance !== undefined && {
        LastMaintenanceApplied: timestamp(tunnel.LastMaintenance),
      }),
    },
  };
}

/** Tunnels here authenticate with pre-shared keys. */
export function modifyVpnTunnelCertificate(
  input: ModifyVpnTunnelCertificateRequest,
  context: Context,
): never {
  readTunnel(input, context);
  throw new AwsError(
    'NotSimulated',
    'netlab simulates tunnels with pre-shared keys, not with certificates: change the key with ModifyVpnTunnelOptions',
    501,
  );
}
