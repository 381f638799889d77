/** From AWS's document for a customer's device (`CustomerGatewayConfiguration`) to tunnels. */
import { parseAddress } from '../../kit/address.ts';
import { parseXml, type XmlElement } from '../../model/protocol/xml-parser.ts';
import type { IpsecTunnel, Proposal } from './tunnel.ts';

/** Without a name, which the router gives. */
export type ReadTunnel = Omit<IpsecTunnel, 'name' | 'isEnabled'>;

/** What AWS's page recommends for virtual tunnel interfaces: it fits whatever the proposals (R-VPN-41). */
export const SAFE_MTU = 1399;

/** The tunnels, or a sentence on what is wrong with the document. */
export function readDocument(text: string): readonly ReadTunnel[] | string {
  if (/^\s*["[{]/.test(text)) {
    return `It is JSON, not XML: fetch it with --query 'VpnConnections[0].CustomerGatewayConfiguration' --output text.`;
  }
  const root = parseXml(text.trim());
  if (root?.name !== 'vpn_connection') {
    return "It is no configuration of one VPN connection: an XML document that begins with <vpn_connection id=…>, from 'aws ec2 describe-vpn-connections'.";
  }
  const tunnels: ReadTunnel[] = [];
  for (const element of root.children.filter(({ name }) => name === 'ipsec_tunnel')) {
    const tunnel = readTunnel(element);
    if (typeof tunnel === 'string') return `In <ipsec_tunnel> ${tunnels.length + 1}, ${tunnel}.`;
    tunnels.push(tunnel);
  }
  return tunnels.length > 0 ? tunnels : 'It has no <ipsec_tunnel>.';
}

function readTunnel(element: XmlElement): ReadTunnel | string {
  const at = (...path: readonly string[]) => textAt(element, path);
  const addresses = {
    local: at('customer_gateway', 'tunnel_outside_address', 'ip_address'),
    remote: at('vpn_gateway', 'tunnel_outside_address', 'ip_address'),
    insideLocal: at('customer_gateway', 'tunnel_inside_address', 'ip_address'),
    insideRemote: at('vpn_gateway', 'tunnel_inside_address', 'ip_address'),
  };
  const wrong = Object.values(addresses).find((text) => parseAddress(text)?.family !== 4);
  if (wrong !== undefined) return `'${wrong}' is no IPv4 address`;
  const phase1 = proposalAt(element, 'ike');
  const phase2 = proposalAt(element, 'ipsec');
  if (typeof phase1 === 'string') return phase1;
  if (typeof phase2 === 'string') return phase2;
  const preSharedKey = at('ike', 'pre_shared_key');
  if (preSharedKey === '') return 'there is no <pre_shared_key>';
  return {
    local: addresses.local,
    remote: addresses.remote,
    inside: {
      local: addresses.insideLocal,
      remote: addresses.insideRemote,
      length: Number(at('customer_gateway', 'tunnel_inside_address', 'network_cidr')) || 30,
    },
    preSharedKey,
    ikeVersion: at('ike', 'mode') === 'main' ? 'ikev1' : 'ikev2',
    phase1,
    phase2,
    mtu: SAFE_MTU,
  };
}

function textAt(element: XmlElement, path: readonly string[]): string {
  let here: XmlElement | undefined = element;
  for (const name of path) here = here?.children.find((child) => child.name === name);
  return here?.text.trim() ?? '';
}

/** `aes-128-cbc`, `sha1` or `hmac-sha1-96`, `group2`. */
function proposalAt(element: XmlElement, phase: 'ike' | 'ipsec'): Proposal | string {
  const cipher = textAt(element, [phase, 'encryption_protocol']);
  const hash = textAt(element, [phase, 'authentication_protocol']);
  const secrecy = textAt(element, [phase, 'perfect_forward_secrecy']);
  const encryption = /^aes-(128|256)-(?:cbc|(gcm-16))$/.exec(cipher);
  if (!encryption) return `<${phase}> has the unknown encryption '${cipher}'`;
  const integrity = /^(?:hmac-)?(sha1|sha2-(?:256|384|512))(?:-96)?$/.exec(hash);
  if (!integrity) return `<${phase}> has the unknown authentication '${hash}'`;
  const group = /^group(\d{1,2})$/.exec(secrecy);
  if (!group) return `<${phase}> has the unknown group '${secrecy}'`;
  return {
    encryption: `AES${encryption[1]}${encryption[2] ? '-GCM-16' : ''}`,
    integrity: (integrity[1] as string).toUpperCase(),
    group: Number(group[1]),
  };
}
