/**
 * VPN connections by the hour, from `available` on, whether their tunnels stand or not (R-PRICE-29, R-VPN-45); and the
 * public addresses of their tunnels (R-PRICE-25).
 */
import { vpnConnection } from '../../ec2/vpn-connection/vpn-connection.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem } from './tables.ts';

const FREE = ['pending', 'deleting', 'deleted'];

export const vpnRunning: RunningKind = perItem(vpnConnection, ({ State, VpnConnectionId, Tunnels }) =>
  FREE.includes(State)
    ? []
    : [
        { price: 'vpn-connection', resource: VpnConnectionId },
        { price: 'public-ipv4', resource: VpnConnectionId, units: Tunnels.length },
      ],
);
