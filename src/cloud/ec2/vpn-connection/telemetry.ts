/** What AWS says of a tunnel (R-VPN-17): with BGP it is up when the session is, not before. */
import type { VgwTelemetry } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { insideAddresses } from './inside-cidr.ts';
import { gatewayOf, type TunnelItem, type VpnConnectionItem } from './vpn-connection.ts';

export function telemetryOf(item: VpnConnectionItem, context: Context): Plain<VgwTelemetry>[] {
  return item.Tunnels.map((tunnel) => {
    const { accepted, since, isUp, message } = statusOf(item, tunnel, context);
    return {
      AcceptedRouteCount: accepted,
      LastStatusChange: timestamp(since),
      OutsideIpAddress: tunnel.Options.OutsideIpAddress,
      Status: isUp ? 'UP' : 'DOWN',
      StatusMessage: message,
    };
  });
}

interface Status {
  readonly isUp: boolean;
  readonly accepted: number;
  /** Milliseconds. */
  readonly since: number;
  readonly message: string;
}

export function statusOf(item: VpnConnectionItem, tunnel: TunnelItem, { snapshot }: Context): Status {
  if (tunnel.Ike === 'down') {
    return { isUp: false, accepted: 0, since: tunnel.Since, message: 'IPSEC IS DOWN' };
  }
  if (item.Options.StaticRoutesOnly) {
    return { isUp: true, accepted: item.Routes.length, since: tunnel.Since, message: 'IPSEC IS UP' };
  }
  const { customer } = insideAddresses(tunnel.Options.TunnelInsideCidr);
  const router = snapshot.bgp.routers[gatewayOf(item)];
  const session = router?.sessions[customer];
  if (session?.state !== 'Established') {
    return { isUp: false, accepted: 0, since: tunnel.Since, message: 'IPSEC IS UP' };
  }
  const accepted = Object.values(router?.received[customer] ?? {}).filter(({ path }) => path).length;
  const since = Math.max(tunnel.Since, session.since);
  return { isUp: true, accepted, since, message: `${accepted} BGP ROUTES` };
}
