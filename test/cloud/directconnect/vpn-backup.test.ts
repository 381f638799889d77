/** Direct Connect with a VPN behind it, on one virtual private gateway: which way counts, and what takes over (R-ROUTE-5, R-VGW-4). */
import { describe, expect, test } from 'vitest';
import { Backbone, EAST, WASHINGTON } from './backbone.ts';

const WEB = 'instance/web';

function withBackup(isStatic: boolean) {
  const net = new Backbone();
  const home = net.vpc('home', '10.0.0.0/16');
  net.launch('web', home, 'a');
  const VpnGatewayId = net.virtualGateway(home);
  const connection = net.line();
  const vif = net.vif('Private', connection, { third: 7, target: { virtualGatewayId: VpnGatewayId } });
  net.vlan(EAST, 7);
  net.session(EAST, 7);
  const { CustomerGatewayId } = net.call('CreateCustomerGateway', {
    Type: 'ipsec.1',
    IpAddress: '203.0.113.10',
    BgpAsn: 65001,
  }).CustomerGateway;
  const { VpnConnectionId: id } = net.call('CreateVpnConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId,
    VpnGatewayId,
    Options: {
      StaticRoutesOnly: isStatic,
      TunnelOptions: [0, 4].map((last) => ({ TunnelInsideCidr: `169.254.60.${last}/30` })),
    },
  }).VpnConnection;
  net.sim.advance(300_000);
  const document = () => net.call('DescribeVpnConnections').VpnConnections[0].CustomerGatewayConfiguration;
  net.do('ipsec:Apply', { router: EAST, document: document() });
  if (isStatic) {
    net.call('CreateVpnConnectionRoute', { VpnConnectionId: id, DestinationCidrBlock: '192.168.10.0/24' });
    // Beyond what BGP has (20): these wait until it is gone.
    const routes = ['ip route 10.0.0.0/16 vti1 200', 'ip route 10.0.0.0/16 vti2 210'];
    net.vtysh(EAST, 'configure terminal', ...routes, 'end');
  } else {
    const neighbors = [1, 5].map((last) => `neighbor 169.254.60.${last} remote-as 64512`);
    net.vtysh(EAST, 'configure terminal', 'router bgp 65001', ...neighbors, 'end');
  }
  net.sim.advance(60_000);
  /** What a packet from the VPC to the office passes. */
  const way = () =>
    net.trace(WEB, WASHINGTON, 443).forward.find(({ node }) => /^(?:vpn|dxvif)-/.test(node))?.node;
  return { net, home, connection, vif, id, way };
}

describe.each([
  ['a static VPN', true],
  ['a VPN with BGP', false],
] as const)('%s as backup', (_, isStatic) => {
  test('R-ROUTE-5, R-VGW-4: Direct Connect counts while it is there, and the VPN takes over', () => {
    const { net, home, connection, vif, id, way } = withBackup(isStatic);
    expect(net.send(WEB, WASHINGTON, 443)).toBe('delivered');
    expect(way()).toBe(vif);
    expect(net.routes(home)).toEqual(['192.168.10.0/24 active']);
    net.sim.fault({ target: connection });
    net.sim.advance(120_000);
    expect(way()).toMatch(new RegExp(`^${id}/`));
    expect(net.send(WEB, WASHINGTON, 443)).toBe('delivered');
    expect(net.send(WASHINGTON, WEB)).toBe('delivered');
    net.sim.heal({ target: connection });
    net.sim.advance(300_000);
    expect(way()).toBe(vif);
  });
});
