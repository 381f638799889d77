/** What the customer's router must know, in the small document that goes with each interface (`customerRouterConfig`). */
import type { PeerItem } from '../bgp-peer/peer.ts';
import type { VirtualInterfaceItem } from './virtual-interface.ts';

export function connectionText(item: VirtualInterfaceItem, peer: PeerItem): string {
  const members: readonly (readonly [string, string | number])[] = [
    ['vlan', item.vlan],
    ['customer_address', peer.customerAddress],
    ['amazon_address', peer.amazonAddress],
    ['bgp_asn', peer.asnLong],
    ['bgp_auth_key', peer.authKey],
    ['amazon_bgp_asn', item.amazonSideAsn],
    ['connection_type', item.type],
  ];
  const lines = members.map(([name, value]) => `  <${name}>${escaped(String(value))}</${name}>\n`);
  const id = item.virtualInterfaceId;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<logical_connection id="${id}">\n${lines.join('')}</logical_connection>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
