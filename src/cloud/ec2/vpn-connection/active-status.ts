/** GetActiveVpnTunnelStatus: what the two ends of a tunnel have agreed on, where it stands. */
import type { GetActiveVpnTunnelStatusRequest, GetActiveVpnTunnelStatusResult } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { conditionOf } from './condition.ts';
import { requireConnection, requireTunnel } from './vpn-connection.ts';

export function getActiveVpnTunnelStatus(
  input: GetActiveVpnTunnelStatusRequest,
  context: Context,
): Plain<GetActiveVpnTunnelStatusResult> {
  const item = requireConnection(required(input.VpnConnectionId, 'vpnConnectionId'), context);
  const { tunnel, index } = requireTunnel(
    item,
    required(input.VpnTunnelOutsideIpAddress, 'vpnTunnelOutsideIpAddress'),
  );
  const { tunnel: device, text } = conditionOf(item, index, context);
  if (tunnel.ReplacingUntil !== undefined) {
    return { ActiveVpnTunnelStatus: { ProvisioningStatus: 'pending', ProvisioningStatusReason: text } };
  }
  if (tunnel.Ike === 'down' || !device) return { ActiveVpnTunnelStatus: { ProvisioningStatus: 'available' } };
  return {
    ActiveVpnTunnelStatus: {
      Phase1EncryptionAlgorithm: device.phase1.encryption,
      Phase2EncryptionAlgorithm: device.phase2.encryption,
      Phase1IntegrityAlgorithm: device.phase1.integrity,
      Phase2IntegrityAlgorithm: device.phase2.integrity,
      Phase1DHGroup: device.phase1.group,
      Phase2DHGroup: device.phase2.group,
      IkeVersion: device.ikeVersion,
      ProvisioningStatus: 'available',
    },
  };
}
