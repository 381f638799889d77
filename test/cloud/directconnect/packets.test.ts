/** From an order to a packet that arrives: what crosses Direct Connect, and what doesn't (R-DX-42, R-DX-46, R-DX-60 … R-DX-78). */
import { describe, expect, test } from 'vitest';
import { Backbone, EAST, SEATTLE, WASHINGTON, WEST } from './backbone.ts';

const WEB = 'instance/web';

function withDirectInterface() {
  const net = new Backbone();
  const home = net.vpc('home', '10.0.0.0/16');
  net.launch('web', home, 'a');
  const virtualGatewayId = net.virtualGateway(home);
  const connection = net.line();
  const vif = net.vif('Private', connection, { third: 7, target: { virtualGatewayId } });
  return { net, home, virtualGatewayId, connection, vif };
}

describe('a private interface right at a virtual private gateway', () => {
  test('R-DX-33, R-BGP-10, R-ROUTE-5: BGP comes up, routes spread, packets arrive both ways', () => {
    const { net, home, vif } = withDirectInterface();
    expect(net.vifState(vif)).toBe('down');
    net.vlan(EAST, 7);
    net.session(EAST, 7);
    expect(net.vifState(vif)).toBe('available');
    expect(net.routes(home)).toEqual(['192.168.10.0/24 active']);
    expect(net.send(WASHINGTON, WEB)).toBe('delivered');
    expect(net.send(WEB, WASHINGTON, 443)).toBe('delivered');
    expect(JSON.stringify(net.trace(WASHINGTON, WEB))).toContain(vif);
  });

  test('R-DX-46: a missing VLAN, or one that is down, is told', () => {
    const { net, home, virtualGatewayId } = withDirectInterface();
    net.route(home, '192.168.10.0/24', { GatewayId: virtualGatewayId });
    expect(net.send(WEB, WASHINGTON, 443)).toContain('DX_VLAN_MISMATCH');
    net.vlan(EAST, 7);
    net.session(EAST, 7);
    net.do('iproute:SetLink', { router: EAST, name: 'dx0.101', state: 'down' });
    expect(net.send(WEB, WASHINGTON, 443)).toContain('DX_INTERFACE_DOWN');
  });

  test('R-DX-46: AWS’s end answers pings from the router over the VLAN, before there is a session', () => {
    const { net, connection } = withDirectInterface();
    net.vlan(EAST, 7);
    const ping = () =>
      net.sim.trace({ from: 'premises/washington/edge', to: '169.254.7.1', protocol: 1 }).disposition;
    expect(ping()).toBe('delivered');
    net.sim.fault({ target: connection });
    expect(ping()).not.toBe('delivered');
  });

  test('R-DX-10: a line that is dark is told', () => {
    const { net, home, virtualGatewayId, connection } = withDirectInterface();
    net.route(home, '192.168.10.0/24', { GatewayId: virtualGatewayId });
    net.vlan(EAST, 7);
    net.sim.fault({ target: connection });
    expect(net.send(WEB, WASHINGTON, 443)).toContain('DX_CONNECTION_DOWN');
  });

  test('R-DX-63: a fault on the port ends it at once, and mending brings it back', () => {
    const { net, connection, vif } = withDirectInterface();
    net.vlan(EAST, 7);
    net.session(EAST, 7);
    net.sim.fault({ target: connection });
    net.sim.advance(1000);
    expect(net.vifState(vif)).toBe('down');
    expect(net.send(WASHINGTON, WEB)).not.toBe('delivered');
    net.sim.heal({ target: connection });
    net.sim.advance(300_000);
    expect(net.send(WASHINGTON, WEB)).toBe('delivered');
  });

  test('a fault on the interface alone is noticed when nothing is heard any more (R-DX-63)', () => {
    const { net, vif } = withDirectInterface();
    net.vlan(EAST, 7);
    net.session(EAST, 7, { bfd: false });
    net.sim.fault({ target: vif });
    expect(net.send(WASHINGTON, WEB)).toContain('RESOURCE_FAILED');
    net.sim.advance(10_000);
    expect(net.vifState(vif)).toBe('available');
    net.sim.advance(90_000);
    expect(net.vifState(vif)).toBe('down');
  });

  test('R-DX-42: packets beyond the MTU of the interface do not fit', () => {
    const { net } = withDirectInterface();
    net.vlan(EAST, 7, { mtu: 8500 });
    net.session(EAST, 7);
    const big = { from: WASHINGTON, to: WEB, protocol: 1, size: 3000, dontFragment: true } as const;
    expect(JSON.stringify(net.sim.trace(big))).toContain('PACKET_TOO_BIG');
  });
});

/** Interfaces from both towns at one Direct Connect gateway, VPCs in three regions behind it. */
function withGateway({ siteLink = false, westAsn = 65002 } = {}) {
  const net = new Backbone();
  const hub = net.gateway();
  const east = net.vpc('east', '10.0.0.0/16');
  const west = net.vpc('west', '10.1.0.0/16', { region: 'us-west-2' });
  net.launch('web', east, 'a');
  net.launch('store', west, 'a');
  net.associate(hub, net.virtualGateway(east));
  net.associate(hub, net.virtualGateway(west));
  const target = { directConnectGatewayId: hub, enableSiteLink: siteLink };
  const eastVif = net.vif('Private', net.line(), { third: 7, target });
  const westVif = net.vif('Private', net.line('EqSe2', WEST, 'us-west-2'), {
    region: 'us-west-2',
    third: 8,
    asn: westAsn,
    target,
  });
  net.vlan(EAST, 7);
  net.vlan(WEST, 8);
  net.session(EAST, 7);
  net.session(WEST, 8, { asn: westAsn });
  return { net, hub, east, west, eastVif, westVif };
}

describe('a Direct Connect gateway', () => {
  test('R-DX-2, R-DX-70: leads to VPCs of other regions', () => {
    const { net, east, west } = withGateway();
    for (const home of [east, west])
      expect(net.routes(home).sort()).toEqual(['192.168.10.0/24 active', '192.168.20.0/24 active']);
    for (const [from, to] of [
      [WASHINGTON, WEB],
      [WASHINGTON, 'instance/store'],
      [SEATTLE, WEB],
    ] as const)
      expect(net.send(from, to)).toBe('delivered');
  });

  test('R-DX-46: its end of an interface answers pings', () => {
    const { net } = withGateway();
    const ping = { from: 'premises/seattle/edge', to: '169.254.8.1', protocol: 1 } as const;
    expect(net.sim.trace(ping).disposition).toBe('delivered');
  });

  test('R-DX-78: never from VPC to VPC, nor from site to site', () => {
    const { net } = withGateway();
    expect(net.send(WEB, 'instance/store')).not.toBe('delivered');
    expect(net.send(WASHINGTON, SEATTLE, 443)).not.toBe('delivered');
  });

  test('R-DX-61: from site to site with SiteLink', () => {
    const { net, eastVif } = withGateway({ siteLink: true });
    expect(net.send(WASHINGTON, SEATTLE, 443)).toBe('delivered');
    expect(net.send(WEB, 'instance/store')).not.toBe('delivered');
    net.dx('UpdateVirtualInterfaceAttributes', { virtualInterfaceId: eastVif, enableSiteLink: false });
    net.sim.advance(60_000);
    expect(net.send(WASHINGTON, SEATTLE, 443)).not.toBe('delivered');
  });

  test('R-BGP-6: sites of one ASN do not learn each other even with SiteLink', () => {
    const { net } = withGateway({ siteLink: true, westAsn: 65001 });
    expect(net.send(WASHINGTON, SEATTLE, 443)).not.toBe('delivered');
  });

  test('R-DX-76: what no allowed prefix covers is not announced, and the trace says so', () => {
    const net = new Backbone();
    const hub = net.gateway();
    const east = net.vpc('east', '10.0.0.0/16');
    net.launch('web', east, 'a');
    net.associate(hub, net.virtualGateway(east), '10.0.0.0/24');
    net.vif('Private', net.line(), { third: 7, target: { directConnectGatewayId: hub } });
    net.vlan(EAST, 7);
    net.session(EAST, 7);
    expect(net.vtysh(EAST, 'show ip bgp')).not.toContain('10.0.0.0');
    expect(net.send(WASHINGTON, WEB)).not.toBe('delivered');
  });

  test('R-DX-77, R-TGW-12: with a transit gateway it announces what is allowed, and the VPC needs a route', () => {
    const net = new Backbone();
    const hub = net.gateway();
    const east = net.vpc('east', '10.0.0.0/16');
    net.launch('web', east, 'a');
    const { TransitGatewayId } = net.call('CreateTransitGateway', {
      Options: { AmazonSideAsn: 64600 },
    }).TransitGateway;
    net.sim.advance(600_000);
    net.call('CreateTransitGatewayVpcAttachment', {
      TransitGatewayId,
      VpcId: east.id,
      SubnetIds: [east.subnets.a],
    });
    net.sim.advance(600_000);
    net.route(east, '192.168.0.0/16', { TransitGatewayId });
    net.associate(hub, TransitGatewayId, '10.0.0.0/8');
    net.vif('Transit', net.line(), { third: 7, target: { directConnectGatewayId: hub } });
    net.vlan(EAST, 7);
    net.session(EAST, 7);
    expect(net.vtysh(EAST, 'show ip bgp')).toContain('10.0.0.0/8');
    expect(net.send(WASHINGTON, WEB)).toBe('delivered');
    expect(net.send(WEB, WASHINGTON, 443)).toBe('delivered');
  });
});
