/** A connection as `describe-vpn-connections` shows it. */
import type { VpnConnection } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { configurationOf } from './configuration.ts';
import { telemetryOf } from './telemetry.ts';
import type { VpnConnectionItem } from './vpn-connection.ts';

/** The configuration is shown while the connection is pending or available, and not after. */
export function showVpnConnection(item: VpnConnectionItem, context: Context): Plain<VpnConnection> {
  const { Tunnels, Options, ...shown } = withoutEmptyTags(item);
  const isEnding = item.State === 'deleting' || item.State === 'deleted';
  return {
    ...shown,
    ...(!isEnding && { CustomerGatewayConfiguration: configurationOf(item, context) }),
    GatewayAssociationState: 'associated',
    Options: { ...Options, TunnelOptions: Tunnels.map((tunnel) => ({ ...tunnel.Options })) },
    Routes: item.Routes.map((route) => ({ ...route })),
    VgwTelemetry: telemetryOf(item, context),
  };
}
