/** Direct Connect gateways at transit gateways, beside VPN connections: which one counts, and what sites hear of it. */
import { describe, expect, test } from 'vitest';
import { Backbone, EAST, WASHINGTON, WEST } from '../directconnect/backbone.ts';
import type { Output } from '../harness.ts';
import { Hub } from './hub.ts';

const HUB_ASN = 64_600;

/** Washington by Direct Connect and, behind it, by VPN; Seattle by VPN alone. */
function ground() {
  const net = new Backbone();
  const hub = new Hub(net);
  const home = net.vpc('home', '10.0.0.0/16');
  net.launch('web', home, 'a');
  hub.attach(home);
  hub.route(home, '192.168.0.0/16');
  const gateway = net.gateway(HUB_ASN);
  net.associate(gateway, hub.id, '10.0.0.0/16');
  const line = net.line();
  net.vif('Transit', line, { third: 7, target: { directConnectGatewayId: gateway } });
  net.vlan(EAST, 7);
  net.session(EAST, 7, { remote: HUB_ASN });
  vpn(net, hub, EAST, 60, '203.0.113.10', 65_001);
  vpn(net, hub, WEST, 61, '203.0.113.20', 65_002);
  return { net, hub, gateway, line };
}

function vpn(
  net: Backbone,
  hub: Hub,
  router: string,
  third: number,
  IpAddress: string,
  BgpAsn: number,
): void {
  const { CustomerGatewayId } = net.call('CreateCustomerGateway', {
    Type: 'ipsec.1',
    IpAddress,
    BgpAsn,
  }).CustomerGateway;
  const { VpnConnectionId } = net.call('CreateVpnConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId,
    TransitGatewayId: hub.id,
    Options: { TunnelOptions: [0, 4].map((last) => ({ TunnelInsideCidr: `169.254.${third}.${last}/30` })) },
  }).VpnConnection;
  net.sim.advance(300_000);
  const { CustomerGatewayConfiguration: document } = net.call('DescribeVpnConnections', {
    VpnConnectionIds: [VpnConnectionId],
  }).VpnConnections[0];
  net.do('ipsec:Apply', { router, document });
  net.vtysh(
    router,
    'configure terminal',
    `router bgp ${BgpAsn}`,
    'no bgp ebgp-requires-policy',
    `neighbor 169.254.${third}.1 remote-as 64512`,
    `neighbor 169.254.${third}.5 remote-as 64512`,
    'address-family ipv4 unicast',
    `network 192.168.${router === EAST ? 10 : 20}.0/24`,
    'end',
  );
  net.sim.advance(120_000);
}

function kindOf(hub: Hub, cidr: string): string {
  const { Routes } = hub.call('SearchTransitGatewayRoutes', {
    TransitGatewayRouteTableId: hub.table,
    Filters: [{ Name: 'route-search.exact-match', Values: [cidr] }],
  });
  return Routes.map(
    ({ Type, TransitGatewayAttachments }: Output) => `${Type} ${TransitGatewayAttachments[0].ResourceType}`,
  ).join();
}

describe('R-TGW-12: Direct Connect before VPN', () => {
  test('while it is there, and VPN when it is not', () => {
    const { net, hub, line } = ground();
    expect(kindOf(hub, '192.168.10.0/24')).toBe('propagated direct-connect-gateway');
    expect(kindOf(hub, '192.168.20.0/24')).toBe('propagated vpn');
    expect(net.send('instance/web', WASHINGTON, 443)).toBe('delivered');
    const way = () =>
      net
        .trace('instance/web', WASHINGTON, 443)
        .forward.map(({ node }) => node.slice(0, 4))
        .find((kind) => kind === 'vpn-' || kind === 'dxvi');
    expect(way()).toBe('dxvi');
    net.sim.fault({ target: line });
    net.sim.advance(120_000);
    expect(kindOf(hub, '192.168.10.0/24')).toBe('propagated vpn');
    expect(way()).toBe('vpn-');
    expect(net.send('instance/web', WASHINGTON, 443)).toBe('delivered');
    net.sim.heal({ target: line });
    net.sim.advance(400_000);
    expect(kindOf(hub, '192.168.10.0/24')).toBe('propagated direct-connect-gateway');
  });

  test('R-BGP-6, R-BGP-10: what came by Direct Connect goes on with its path, and not to where it came from', () => {
    const { net } = ground();
    const heard = (router: string, prefix: string) =>
      Object.values(net.sim.state.bgp.routers[router]?.received ?? {}).flatMap((prefixes) =>
        prefixes[prefix] ? [prefixes[prefix]] : [],
      );
    const atWest = heard(WEST, '192.168.10.0/24');
    expect(atWest.map(({ path }) => path?.attributes.asPath.join(' '))).toEqual([
      `64512 ${HUB_ASN} 65001`,
      `64512 ${HUB_ASN} 65001`,
    ]);
    const atEast = heard(EAST, '192.168.10.0/24');
    expect(atEast.length).toBeGreaterThan(0);
    for (const { refused } of atEast) expect(refused).toMatch(/a loop/);
  });
});
