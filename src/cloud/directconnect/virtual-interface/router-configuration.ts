/**
 * What to type into the router on premises (R-DX-47). AWS has texts for Cisco, Juniper and Palo Alto; here is one for FRR,
 * the language of netlab's routers, and no other.
 */
import type {
  DescribeRouterConfigurationRequest,
  DescribeRouterConfigurationResponse,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { hostOf, type PeerItem } from '../bgp-peer/peer.ts';
import { notSimulatedHere } from '../errors.ts';
import { requireVif, type VirtualInterfaceItem } from './virtual-interface.ts';

const FRR = {
  vendor: 'FRRouting',
  platform: 'Linux Routers',
  software: 'FRR 8+',
  routerTypeIdentifier: 'FRRouting-LinuxRouters-FRR8',
};

export function describeRouterConfiguration(
  { virtualInterfaceId, routerTypeIdentifier }: DescribeRouterConfigurationRequest,
  context: Context,
): DescribeRouterConfigurationResponse {
  const item = requireVif(virtualInterfaceId, context);
  if (routerTypeIdentifier !== undefined && routerTypeIdentifier !== FRR.routerTypeIdentifier)
    throw notSimulatedHere(
      `routers of type ${routerTypeIdentifier}: leave the type out, or ask for ${FRR.routerTypeIdentifier}`,
    );
  return {
    customerRouterConfig: routerConfiguration(item),
    router: FRR,
    virtualInterfaceId: item.virtualInterfaceId,
    virtualInterfaceName: item.virtualInterfaceName,
  };
}

/** Lines for the shell, which make the VLAN, and for `vtysh`, which make the session. */
export function routerConfiguration(item: VirtualInterfaceItem): string {
  const [first] = item.peers;
  const asn = first?.asnLong ?? 0;
  const name = `dx0.${item.vlan}`;
  return [
    `# ${item.virtualInterfaceId} (${item.virtualInterfaceName}), ${item.type}, on ${item.connectionId}`,
    '# 1. On the router, the VLAN on the port that the cross-connect ends at (here dx0):',
    `ip link add link dx0 name ${name} type vlan id ${item.vlan}`,
    ...item.peers.map(({ customerAddress }) => `ip addr add ${customerAddress} dev ${name}`),
    `ip link set ${name} mtu ${item.mtu} up`,
    '# 2. In vtysh:',
    'configure terminal',
    `router bgp ${asn}`,
    ' no bgp ebgp-requires-policy',
    ...item.peers.flatMap((peer) => sessionLines(item, peer)),
    ...familyLines(item),
    'end',
    '',
  ].join('\n');
}

function sessionLines(item: VirtualInterfaceItem, peer: PeerItem): readonly string[] {
  const neighbor = ` neighbor ${hostOf(peer.amazonAddress)}`;
  return [
    `${neighbor} remote-as ${item.amazonSideAsn}`,
    `${neighbor} password ${peer.authKey}`,
    `${neighbor} timers 30 90`,
    `${neighbor} bfd`,
  ];
}

/** What to announce is the customer's choice, but on public interfaces it is what AWS was told of. */
function familyLines(item: VirtualInterfaceItem): readonly string[] {
  return item.peers.flatMap(({ addressFamily, amazonAddress }) => [
    ` address-family ${addressFamily} unicast`,
    `  neighbor ${hostOf(amazonAddress)} activate`,
    ...(item.routeFilterPrefixes ?? [])
      .filter(({ cidr = '' }) => cidr.includes(':') === (addressFamily === 'ipv6'))
      .map(({ cidr }) => `  network ${cidr}`),
    ' exit-address-family',
  ]);
}
