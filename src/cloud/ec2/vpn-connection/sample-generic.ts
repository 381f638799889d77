/** A sample for a person with any device: what to set, tunnel by tunnel. */
import { type DeviceTunnel, HOLD_SECONDS, KEEPALIVE_SECONDS } from './configuration.ts';
import type { VpnConnectionItem } from './vpn-connection.ts';

export function genericSample(item: VpnConnectionItem, tunnels: readonly DeviceTunnel[]): string {
  const head = [
    `Configuration of ${item.VpnConnectionId}, for any device`,
    '',
    `Customer gateway  ${item.CustomerGatewayId}`,
    `Gateway at AWS    ${item.VpnGatewayId ?? item.TransitGatewayId}`,
    `Routing           ${item.Options.StaticRoutesOnly ? 'static' : 'BGP'}`,
    '',
    'Let UDP 500, UDP 4500 and IP protocol 50 (ESP) pass between your address and both of AWS.',
  ];
  return `${[...head, ...tunnels.flatMap((tunnel, index) => tunnelText(item, tunnel, index))].join('\n')}\n`;
}

function tunnelText(item: VpnConnectionItem, tunnel: DeviceTunnel, index: number): readonly string[] {
  const { customer, aws, phase1, phase2 } = tunnel;
  const text = [
    '',
    `Tunnel ${index + 1}`,
    '  Phase 1: IKE',
    `    version         ${tunnel.ikeVersion}${tunnel.ikeVersion === 'ikev1' ? ', main mode' : ''}`,
    `    pre-shared key  ${tunnel.preSharedKey}`,
    `    encryption      ${phase1.encryption}`,
    `    integrity       ${phase1.integrity}`,
    `    DH group        ${phase1.group}`,
    `    lifetime        ${phase1.lifetimeSeconds} s`,
    '  Phase 2: IPsec',
    '    protocol        ESP, tunnel mode',
    `    encryption      ${phase2.encryption}`,
    `    integrity       ${phase2.integrity}`,
    `    PFS group       ${phase2.group}`,
    `    lifetime        ${phase2.lifetimeSeconds} s`,
    '    dead peers      every 10 s, three times',
    '    maximum segment 1379 bytes; fragment before encryption; clear the DF bit',
    '  Interface',
    `    outside         ${customer.outside} (yours)  ${aws.outside} (AWS)`,
    `    inside          ${customer.inside}/30 (yours)  ${aws.inside}/30 (AWS)`,
    '    MTU             1436',
  ];
  if (item.Options.StaticRoutesOnly) {
    return [...text, '  Routing', `    next hop        ${aws.inside}, for the networks in AWS`];
  }
  return [
    ...text,
    '  BGP',
    `    your ASN        ${customer.asn}`,
    `    AWS's ASN       ${aws.asn}`,
    `    neighbor        ${aws.inside}`,
    `    hold time       ${HOLD_SECONDS} s, keepalive ${KEEPALIVE_SECONDS} s`,
  ];
}
