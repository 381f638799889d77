/**
 * Site-to-Site VPN connections (R-VPN-1, R-VPN-2, R-VPN-5, R-VPN-8, R-VPN-30): two tunnels each. A tunnel stores what
 * was asked for and whether IKE stands; whether it could stand follows from the world (`condition.ts`), and what AWS shows
 * of it from both (`telemetry.ts`).
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html
 */
import type { TunnelOption, VpnConnection, VpnConnectionOptions, VpnStaticRoute } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { asnOf, customerGateway } from '../customer-gateway/customer-gateway.ts';
import { malformed, notFound } from '../errors.ts';

export type TunnelOptions = Stored<TunnelOption, 'OutsideIpAddress' | 'TunnelInsideCidr' | 'PreSharedKey'>;

export interface TunnelItem {
  Options: TunnelOptions;
  Ike: 'up' | 'down';
  /** When IKE came up, or went down: milliseconds. */
  Since: number;
  /** When the other end was heard last, while it is silent; dead peer detection counts from here. */
  SilentSince?: number;
  /** IKE is being negotiated. */
  Negotiating?: true;
  /** AWS is replacing its end: until when. */
  ReplacingUntil?: number;
  /** Options that were changed and wait for the replacement that the customer wants to begin himself. */
  Pending?: TunnelOptions;
  LastMaintenance?: number;
}

export type VpnConnectionItem = Stored<
  Omit<VpnConnection, 'Options' | 'Routes' | 'VgwTelemetry' | 'CustomerGatewayConfiguration'>,
  'VpnConnectionId' | 'State' | 'Type' | 'CustomerGatewayId' | 'Category' | 'Tags'
> & {
  Options: Plain<Omit<VpnConnectionOptions, 'TunnelOptions' | 'StaticRoutesOnly'>> & {
    StaticRoutesOnly: boolean;
  };
  Routes: (Plain<VpnStaticRoute> & { DestinationCidrBlock: string })[];
  Tunnels: TunnelItem[];
};

/** As filters see it: with what only the view has. */
type Shown = Plain<VpnConnection>;
const asShown = (item: VpnConnectionItem): Shown => item as unknown as Shown;

export const vpnConnection: Resource<VpnConnectionItem> = {
  kind: 'vpn-connection',
  prefix: 'vpn',
  id: (item) => item.VpnConnectionId,
  notFound: notFound('InvalidVpnConnectionID.NotFound', 'vpnConnection ID'),
  malformed: malformed('InvalidVpnConnectionID.Malformed', 'vpn'),
  filters: {
    'bgp-asn': (item, context) => {
      const customer = context.find(customerGateway, item.CustomerGatewayId);
      return customer && asnOf(customer);
    },
    'customer-gateway-configuration': (item) => asShown(item).CustomerGatewayConfiguration,
    'customer-gateway-id': (item) => item.CustomerGatewayId,
    'option.static-routes-only': (item) => item.Options.StaticRoutesOnly,
    'route.destination-cidr-block': (item) =>
      item.Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
    state: (item) => item.State,
    'transit-gateway-id': (item) => item.TransitGatewayId,
    type: (item) => item.Type,
    'vpn-connection-id': (item) => item.VpnConnectionId,
    'vpn-gateway-id': (item) => item.VpnGatewayId,
  },
  holds: (item) => (isGone(item) ? [] : [item.CustomerGatewayId, item.VpnGatewayId ?? item.TransitGatewayId]),
};

/** Still shown for an hour, and no more than that. */
export function isGone({ State }: VpnConnectionItem): boolean {
  return State === 'deleted';
}

/** The gateway at AWS's end, of either kind. */
export function gatewayOf({ VpnGatewayId, TransitGatewayId }: VpnConnectionItem): string {
  return VpnGatewayId ?? TransitGatewayId ?? '';
}

/** `vpn-…/1`, as the packet graph and faults name it. */
export function tunnelId(
  { VpnConnectionId }: Pick<VpnConnectionItem, 'VpnConnectionId'>,
  index: number,
): string {
  return `${VpnConnectionId}/${index + 1}`;
}

/** The connection, which must be available (R-VPN-30). */
export function requireConnection(id: string, context: Context): VpnConnectionItem {
  const item = context.get(vpnConnection, id);
  if (item.State === 'available') return item;
  if (item.State === 'deleted') throw vpnConnection.notFound(id);
  throw new AwsError(
    'InvalidVpnConnection.InvalidState',
    `The vpnConnection '${id}' is ${item.State}, and must be available.`,
  );
}

/** The tunnel with this address outside. */
export function requireTunnel(
  item: VpnConnectionItem,
  address: string,
): { tunnel: TunnelItem; index: number } {
  const index = item.Tunnels.findIndex(({ Options }) => Options.OutsideIpAddress === address);
  const tunnel = item.Tunnels[index];
  if (tunnel) return { tunnel, index };
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${address}) for parameter vpnTunnelOutsideIpAddress is invalid. ${item.VpnConnectionId} has no tunnel with this outside IP address.`,
  );
}
