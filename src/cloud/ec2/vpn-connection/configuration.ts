/**
 * The document that AWS gives for the device on premises: `CustomerGatewayConfiguration`. Its proposals are the first that
 * the tunnel permits, and where nothing was asked for the least that AWS takes: AES-128, SHA-1, group 2.
 */
import type { Context } from '../../kernel/context.ts';
import { asnOf, customerGateway } from '../customer-gateway/customer-gateway.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import { vpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { insideAddresses } from './inside-cidr.ts';
import { DEFAULTS } from './tunnel-options.ts';
import { gatewayOf, type TunnelOptions, type VpnConnectionItem } from './vpn-connection.ts';

export interface DevicePhase {
  /** As AWS names them in options: `AES128`, `SHA1`, 2. */
  readonly encryption: string;
  readonly integrity: string;
  readonly group: number;
  readonly lifetimeSeconds: number;
}

/** What a device needs to know of a tunnel. */
export interface DeviceTunnel {
  readonly customer: { readonly outside: string; readonly inside: string; readonly asn: number };
  readonly aws: { readonly outside: string; readonly inside: string; readonly asn: number };
  readonly preSharedKey: string;
  readonly ikeVersion: 'ikev1' | 'ikev2';
  readonly phase1: DevicePhase;
  readonly phase2: DevicePhase;
}

/** Seconds: what AWS proposes for the session (R-BGP-3). */
export const HOLD_SECONDS = 30;
export const KEEPALIVE_SECONDS = 10;
const DPD = { interval: 10, retries: 3 };
const MSS = 1379;

export function deviceTunnels(item: VpnConnectionItem, context: Context): readonly DeviceTunnel[] {
  const customer = context.get(customerGateway, item.CustomerGatewayId);
  return item.Tunnels.map(({ Options }) => {
    const inside = insideAddresses(Options.TunnelInsideCidr);
    return {
      customer: { outside: customer.IpAddress, inside: inside.customer, asn: asnOf(customer) },
      aws: { outside: Options.OutsideIpAddress, inside: inside.aws, asn: amazonAsnOf(item, context) },
      preSharedKey: Options.PreSharedKey,
      ikeVersion: ikeVersionOf(Options),
      phase1: {
        encryption: Options.Phase1EncryptionAlgorithms?.[0]?.Value ?? 'AES128',
        integrity: Options.Phase1IntegrityAlgorithms?.[0]?.Value ?? 'SHA1',
        group: Options.Phase1DHGroupNumbers?.[0]?.Value ?? 2,
        lifetimeSeconds: Options.Phase1LifetimeSeconds ?? DEFAULTS.Phase1LifetimeSeconds,
      },
      phase2: {
        encryption: Options.Phase2EncryptionAlgorithms?.[0]?.Value ?? 'AES128',
        integrity: Options.Phase2IntegrityAlgorithms?.[0]?.Value ?? 'SHA1',
        group: Options.Phase2DHGroupNumbers?.[0]?.Value ?? 2,
        lifetimeSeconds: Options.Phase2LifetimeSeconds ?? DEFAULTS.Phase2LifetimeSeconds,
      },
    };
  });
}

/** The document has main mode, which is version 1, unless the tunnel takes version 2 alone. */
function ikeVersionOf({ IkeVersions = [] }: TunnelOptions): 'ikev1' | 'ikev2' {
  const takesFirst = IkeVersions.length === 0 || IkeVersions.some(({ Value }) => Value === 'ikev1');
  return takesFirst ? 'ikev1' : 'ikev2';
}

export function amazonAsnOf(item: VpnConnectionItem, context: Context): number {
  const id = gatewayOf(item);
  const vgw = context.find(vpnGateway, id);
  return vgw?.AmazonSideAsn ?? context.find(transitGateway, id)?.Options.AmazonSideAsn ?? 0;
}

export function configurationOf(item: VpnConnectionItem, context: Context): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<vpn_connection id="${item.VpnConnectionId}">`,
    ...nested(
      element('customer_gateway_id', item.CustomerGatewayId),
      element('vpn_gateway_id', item.VpnGatewayId ?? ''),
      ...(item.TransitGatewayId === undefined ? [] : [element('transit_gateway_id', item.TransitGatewayId)]),
      element('vpn_connection_type', item.Type),
      ...(item.Options.StaticRoutesOnly ? [element('vpn_connection_attributes', 'NoBGPVPNConnection')] : []),
      ...deviceTunnels(item, context).map((tunnel) => tunnelElement(tunnel, item.Options.StaticRoutesOnly)),
    ),
    '</vpn_connection>',
  ];
  return `${lines.join('\n')}\n`;
}

type Lines = readonly string[];

function element(name: string, ...content: readonly (string | number | Lines)[]): Lines {
  const [first] = content;
  if (content.length === 1 && !Array.isArray(first)) {
    return [first === '' ? `<${name}/>` : `<${name}>${first}</${name}>`];
  }
  return [`<${name}>`, ...nested(...(content as Lines[])), `</${name}>`];
}

function nested(...parts: readonly Lines[]): Lines {
  return parts.flat().map((line) => `  ${line}`);
}

function tunnelElement(tunnel: DeviceTunnel, isStatic: boolean): Lines {
  return element(
    'ipsec_tunnel',
    endElement('customer_gateway', tunnel.customer, isStatic),
    endElement('vpn_gateway', tunnel.aws, isStatic),
    element(
      'ike',
      element('authentication_protocol', tunnel.phase1.integrity.toLowerCase()),
      element('encryption_protocol', encryptionWord(tunnel.phase1)),
      element('lifetime', tunnel.phase1.lifetimeSeconds),
      element('perfect_forward_secrecy', `group${tunnel.phase1.group}`),
      element('mode', tunnel.ikeVersion === 'ikev1' ? 'main' : 'ikev2'),
      element('pre_shared_key', tunnel.preSharedKey),
    ),
    element(
      'ipsec',
      element('protocol', 'esp'),
      element(
        'authentication_protocol',
        `hmac-${tunnel.phase2.integrity.toLowerCase()}${tunnel.phase2.integrity === 'SHA1' ? '-96' : ''}`,
      ),
      element('encryption_protocol', encryptionWord(tunnel.phase2)),
      element('lifetime', tunnel.phase2.lifetimeSeconds),
      element('perfect_forward_secrecy', `group${tunnel.phase2.group}`),
      element('mode', 'tunnel'),
      element('clear_df_bit', 'true'),
      element('fragmentation_before_encryption', 'true'),
      element('tcp_mss_adjustment', MSS),
      element('dead_peer_detection', element('interval', DPD.interval), element('retries', DPD.retries)),
    ),
  );
}

/** `aes-128-cbc`, `aes-256-gcm-16`. */
function encryptionWord({ encryption }: DevicePhase): string {
  const [, bits = '128', rest] = /^AES(\d+)(-GCM-16)?$/.exec(encryption) ?? [];
  return `aes-${bits}${(rest ?? '-cbc').toLowerCase()}`;
}

function endElement(
  name: string,
  { outside, inside, asn }: DeviceTunnel['customer'],
  isStatic: boolean,
): Lines {
  return element(
    name,
    element('tunnel_outside_address', element('ip_address', outside)),
    element(
      'tunnel_inside_address',
      element('ip_address', inside),
      element('network_mask', '255.255.255.252'),
      element('network_cidr', 30),
    ),
    ...(isStatic ? [] : [element('bgp', element('asn', asn), element('hold_time', HOLD_SECONDS))]),
  );
}
