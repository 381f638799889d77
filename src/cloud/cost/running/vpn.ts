/** VPN connections by the hour, from `available` on, whether their tunnels stand or not (R-PRICE-29, R-VPN-45). */
import { vpnConnection } from '../../ec2/vpn-connection/vpn-connection.ts';
import type { RunningKind } from './running-kind.ts';
import { perItem } from './tables.ts';

const FREE = ['pending', 'deleting', 'deleted'];

export const vpnRunning: RunningKind = perItem(vpnConnection, ({ State, VpnConnectionId }) =>
  FREE.includes(State) ? [] : [{ price: 'vpn-connection', resource: VpnConnectionId }],
);
