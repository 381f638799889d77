/** What must go on when something of Direct Connect breaks, and what doesn't (R-DX-62, R-DX-63, R-DX-95 … R-DX-97). */
import { describe, expect, test } from 'vitest';
import { directConnectRoutes } from '../../../src/cloud/directconnect/routing/learnt.ts';
import { Backbone, EAST, SEATTLE, WASHINGTON, WEST } from './backbone.ts';

const WEB = 'instance/web';

/** Which of two ways the packets of a flow take, there and back. */
function waysOf(net: Backbone, ...nodes: readonly string[]): readonly string[] {
  expect(net.send(WEB, WASHINGTON, 443)).toBe('delivered');
  const path = net.path(WEB, WASHINGTON, 443);
  return nodes.filter((node) => path.includes(`"${node}`));
}

describe('a VPN behind a private interface', () => {
  function withVpn() {
    const net = new Backbone();
    const home = net.vpc('home', '10.0.0.0/16');
    net.launch('web', home, 'a');
    const virtualGatewayId = net.virtualGateway(home);
    const connection = net.line();
    const vif = net.vif('Private', connection, { third: 7, target: { virtualGatewayId } });
    net.vlan(EAST, 7);
    // There and back by the same line: the router, too, prefers Direct Connect.
    net.session(EAST, 7, { lines: ['neighbor 169.254.7.1 weight 100'] });
    const vpn = net.vpn({ VpnGatewayId: virtualGatewayId }, 60);
    return { net, connection, vif, vpn };
  }

  test('R-VGW-4, R-DX-62: Direct Connect counts, until it breaks', () => {
    const { net, connection, vif, vpn } = withVpn();
    expect(waysOf(net, vif, vpn)).toEqual([vif]);
    net.sim.fault({ target: connection });
    net.sim.advance(2000);
    expect(waysOf(net, vif, vpn)).toEqual([vpn]);
    net.sim.heal({ target: connection });
    net.sim.advance(300_000);
    expect(waysOf(net, vif, vpn)).toEqual([vif]);
  });

  test('R-DX-45: a failover test shows that it takes over', () => {
    const { net, vif, vpn } = withVpn();
    net.dx('StartBgpFailoverTest', { virtualInterfaceId: vif, testDurationInMinutes: 30 });
    net.sim.advance(1000);
    expect(net.vifState(vif)).toBe('testing');
    expect(waysOf(net, vif, vpn)).toEqual([vpn]);
    net.sim.advance(40 * 60_000);
    expect(net.vifState(vif)).toBe('available');
    expect(waysOf(net, vif, vpn)).toEqual([vif]);
  });
});

describe('a line that a carrier brings', () => {
  test.each([
    [true, 'Active'],
    [false, 'Established'],
  ] as const)('R-DX-63: its router keeps its light when the location dies; BFD (%s) notices', (bfd, soon) => {
    const net = new Backbone();
    const home = net.vpc('home', '10.0.0.0/16');
    net.launch('web', home, 'a');
    const virtualGatewayId = net.virtualGateway(home);
    const connection = net.line('EqDC2', WEST, 'us-east-1', { provider: 'Beacon Carrier' });
    net.vif('Private', connection, { third: 7, target: { virtualGatewayId } });
    net.vlan(WEST, 7);
    net.session(WEST, 7, { bfd });
    expect(net.send(WEB, SEATTLE, 443)).toBe('delivered');
    net.sim.fault({ target: 'dx-location/EqDC2' });
    const state = () => net.sim.state.bgp.routers[WEST]?.sessions['169.254.7.1']?.state;
    net.sim.advance(2000);
    expect(state()).toBe(soon);
    expect(net.routes(home)).toEqual([]);
    net.sim.advance(90_000);
    expect(state()).toBe('Active');
  });
});

describe('two lines', () => {
  function withTwo() {
    const net = new Backbone();
    const home = net.vpc('home', '10.0.0.0/16');
    net.launch('web', home, 'a');
    const hub = net.gateway();
    const virtualGatewayId = net.virtualGateway(home);
    net.associate(hub, virtualGatewayId);
    const connections = [net.line(), net.line()];
    const vifs = connections.map((connection, index) =>
      net.vif('Private', connection, { third: 7 + index, target: { directConnectGatewayId: hub } }),
    );
    net.vlan(EAST, 7);
    net.vlan(EAST, 8, { port: 'dx1' });
    net.session(EAST, 7, { lines: ['neighbor 169.254.7.1 weight 100'] });
    net.session(EAST, 8);
    const deviceOf = (connectionId = '') =>
      net.dx('DescribeConnections', { connectionId }).connections[0].awsDeviceV2 as string;
    return { net, vifs: vifs as [string, string], devices: connections.map(deviceOf), virtualGatewayId };
  }

  function makePassive(net: Backbone): void {
    net.vtysh(
      EAST,
      'configure terminal',
      'route-map PASSIVE permit 10',
      'set community 7224:7100',
      'exit',
      'router bgp 65001',
      'address-family ipv4 unicast',
      'neighbor 169.254.8.1 route-map PASSIVE out',
      'end',
      'clear bgp * soft out',
    );
    net.sim.advance(60_000);
  }

  test('R-DX-3, R-DX-56, R-DX-95: on two devices, used together; one goes on when the other’s device fails', () => {
    const { net, vifs, devices, virtualGatewayId } = withTwo();
    expect(new Set(devices).size).toBe(2);
    const [route] = directConnectRoutes(net.sim.state, 'us-east-1', virtualGatewayId);
    expect(route).toMatchObject({ prefix: '192.168.10.0/24', vifs });
    for (const [index, device] of devices.entries()) {
      net.sim.fault({ target: `dx-device/${device}` });
      net.sim.advance(2000);
      expect(waysOf(net, ...vifs)).toEqual([vifs[1 - index]]);
      net.sim.heal({ target: `dx-device/${device}` });
      net.sim.advance(300_000);
    }
  });

  test('R-DX-95: in one location both are lost with it', () => {
    const { net } = withTwo();
    net.sim.fault({ target: 'dx-location/EqDC2' });
    net.sim.advance(2000);
    expect(net.send(WEB, WASHINGTON, 443)).not.toBe('delivered');
  });

  test('R-DX-54, R-DX-55: with 7224:7100 on one of them the other one carries all', () => {
    const { net, vifs, devices } = withTwo();
    makePassive(net);
    expect(waysOf(net, ...vifs)).toEqual([vifs[0]]);
    net.sim.fault({ target: `dx-device/${devices[0]}` });
    net.sim.advance(2000);
    expect(waysOf(net, ...vifs)).toEqual([vifs[1]]);
  });
});

describe('at a transit gateway', () => {
  test('R-DX-62, R-TGW-12: Direct Connect before a VPN by BGP, a static route before both', () => {
    const net = new Backbone();
    const { TransitGatewayId } = net.call('CreateTransitGateway', {
      Options: { AmazonSideAsn: 64512 },
    }).TransitGateway;
    net.sim.advance(600_000);
    const hub = net.gateway(64600);
    net.associate(hub, TransitGatewayId, '10.0.0.0/8');
    net.vif('Transit', net.line(), { third: 7, target: { directConnectGatewayId: hub } });
    net.vlan(EAST, 7);
    net.session(EAST, 7, { remote: 64600 });
    const vpn = net.vpn({ TransitGatewayId }, 60);
    const [{ TransitGatewayRouteTableId }] = net.call(
      'DescribeTransitGatewayRouteTables',
    ).TransitGatewayRouteTables;
    const winner = () => {
      const { Routes } = net.call('SearchTransitGatewayRoutes', {
        TransitGatewayRouteTableId,
        Filters: [{ Name: 'route-search.exact-match', Values: ['192.168.10.0/24'] }],
      });
      return Routes.map(
        (route: { Type: string; TransitGatewayAttachments: { ResourceType: string }[] }) =>
          `${route.Type} ${route.TransitGatewayAttachments[0]?.ResourceType}`,
      );
    };
    expect(winner()).toEqual(['propagated direct-connect-gateway']);
    const [{ TransitGatewayAttachmentId }] = net.call('DescribeTransitGatewayAttachments', {
      Filters: [{ Name: 'resource-id', Values: [vpn] }],
    }).TransitGatewayAttachments;
    net.call('CreateTransitGatewayRoute', {
      TransitGatewayRouteTableId,
      DestinationCidrBlock: '192.168.10.0/24',
      TransitGatewayAttachmentId,
    });
    expect(winner()).toEqual(['static vpn']);
  });
});
