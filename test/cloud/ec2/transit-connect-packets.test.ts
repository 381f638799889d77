/** Connect peers from end to end: a router behind Direct Connect, GRE over a transit interface, BGP within, and packets. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '../../../src/cloud/network.ts';
import type { FlowTrace } from '../../../src/net/trace.ts';
import { type Backbone, EAST, WASHINGTON } from '../directconnect/backbone.ts';
import type { Output } from '../harness.ts';
import { connectGround } from './connect-ground.ts';

const OFFICE = '192.168.10.0/24';

function joined() {
  const ground = connectGround();
  const attachment = ground.connect();
  const peer = ground.peer(attachment, 60);
  ground.tunnel(peer, 60);
  return { ...ground, ground, attachment, peer };
}

describe('R-TGW-24: GRE over Direct Connect', () => {
  test('brings two sessions, routes and packets both ways', () => {
    const { net, peer, states, kind } = joined();
    expect(states(peer)).toBe('up,up');
    expect(kind(OFFICE)).toBe('propagated connect');
    expect(net.send('instance/web', WASHINGTON, 443)).toBe('delivered');
    expect(net.send(WASHINGTON, 'instance/web')).toBe('delivered');
    const passed = net.trace('instance/web', WASHINGTON, 443).forward.map(({ node }) => node);
    expect(passed).toContain(peer.TransitGatewayConnectPeerId);
    expect(net.vtysh(EAST, 'show ip bgp 10.0.0.0/16')).toMatch(/169\.254\.60\.2[\s\S]*169\.254\.60\.3/);
  });

  test('R-BGP-3: keeps alive every 10 seconds, and gives up after 30', () => {
    const { net, peer, line, states } = joined();
    expect(net.vtysh(EAST, 'show bgp neighbors 169.254.60.2')).toMatch(
      /Hold time is 30 seconds, keepalive interval is 10 seconds/i,
    );
    net.sim.fault({ target: line });
    net.sim.advance(19_000);
    expect(states(peer)).toBe('up,up');
    net.sim.advance(12_000);
    expect(states(peer)).toBe('down,down');
    net.sim.heal({ target: line });
    net.sim.advance(400_000);
    expect(states(peer)).toBe('up,up');
  });

  test('needs ebgp-multihop 2', () => {
    const { net, peer, states } = joined();
    const lines = [2, 3].map((last) => `no neighbor 169.254.60.${last} ebgp-multihop`);
    net.vtysh(EAST, 'configure terminal', 'router bgp 65001', ...lines, 'end');
    net.sim.advance(60_000);
    expect(states(peer)).toBe('down,down');
    expect(net.vtysh(EAST, 'show bgp neighbors 169.254.60.2')).toMatch(/Active|Connect|Idle/);
  });

  test('survives as long as one of the two sessions does', () => {
    const { net, peer, states, kind } = joined();
    const set = (line: string) => net.vtysh(EAST, 'configure terminal', 'router bgp 65001', line, 'end');
    set('neighbor 169.254.60.2 shutdown');
    net.sim.advance(30_000);
    expect(states(peer)).toBe('down,up');
    expect(kind(OFFICE)).toBe('propagated connect');
    expect(net.send('instance/web', WASHINGTON, 443)).toBe('delivered');
    set('neighbor 169.254.60.3 shutdown');
    net.sim.advance(30_000);
    expect(kind(OFFICE)).toBe('');
  });

  test('carries packets of 1476 octets over an interface of 1500', () => {
    const { net } = joined();
    const fits = (size: number) =>
      net.sim
        .trace({
          from: WASHINGTON,
          to: 'instance/web',
          protocol: 17,
          destinationPort: 80,
          size,
          dontFragment: true,
        })
        .blockers.map(({ code }) => code);
    expect(fits(1476)).not.toContain('PACKET_TOO_BIG');
    expect(fits(1477)).toContain('PACKET_TOO_BIG');
  });
});

describe('R-TGW-24: what keeps the tunnel down, said with the packets', () => {
  const whyDown = (net: Backbone, peer: Output) =>
    networkOf(net.sim.state).nodes.get(peer.TransitGatewayConnectPeerId)?.obstacle?.text;

  test.each([
    [
      'the tunnel set down',
      (net: Backbone) => net.do('iproute:SetLink', { router: EAST, name: 'gre60', state: 'down' }),
      /ip link set gre60 up/,
    ],
    [
      'an address outside that nobody announces',
      (net: Backbone) =>
        net.vtysh(EAST, 'configure terminal', 'ip prefix-list OUTER seq 1 deny 198.51.10.0/24', 'end'),
      /knows no way to 198\.51\.10\.1/,
    ],
    [
      'a failed attachment',
      (net: Backbone, attachment: string) => net.sim.fault({ target: attachment }),
      /has failed/,
    ],
  ])('%s', (_, change, reason) => {
    const { net, attachment, peer, states } = joined();
    change(net, attachment);
    net.sim.advance(60_000);
    expect(states(peer)).toBe('down,down');
    expect(whyDown(net, peer)).toMatch(reason);
  });

  test('a block of the gateway that is not among the allowed prefixes', () => {
    const ground = connectGround({ allowed: '10.0.0.0/16' });
    const peer = ground.peer(ground.connect(), 60);
    ground.tunnel(peer, 60);
    expect(ground.states(peer)).toBe('down,down');
    expect(whyDown(ground.net, peer)).toMatch(/has no route to 10\.99\.0\.1 .* allowed prefixes/);
  });
});

describe('R-TGW-12, R-TGW-15: among other ways', () => {
  test('Direct Connect before Connect', () => {
    const { net, kind } = joined();
    net.vtysh(EAST, 'configure terminal', 'ip prefix-list OUTER permit 192.168.10.0/24', 'end');
    net.vtysh(EAST, 'clear ip bgp 169.254.7.1');
    net.sim.advance(120_000);
    expect(kind(OFFICE)).toBe('propagated direct-connect-gateway');
  });

  test('Connect before VPN', () => {
    const { net, hub, kind, peer } = joined();
    net.vpn({ TransitGatewayId: hub.id }, 80);
    expect(kind(OFFICE)).toBe('propagated connect');
    net.sim.fault({ target: peer.TransitGatewayConnectPeerId });
    net.sim.advance(120_000);
    expect(kind(OFFICE)).toMatch(/^propagated vpn/);
    expect(net.send('instance/web', WASHINGTON, 443)).toBe('delivered');
  });

  test('peers with one AS path share the flows, and a longer path takes none', () => {
    const { ground, net, attachment, peer, kind } = joined();
    const second = ground.peer(attachment, 61);
    ground.tunnel(second, 61);
    expect(kind(OFFICE)).toBe('propagated connect connect');
    const used = new Set(
      [1000, 20_000, 40_000, 60_000].flatMap((sourcePort) =>
        (
          net.sim.trace({
            from: 'instance/web',
            to: WASHINGTON,
            protocol: 6,
            sourcePort,
            destinationPort: 443,
          }) as FlowTrace
        ).forward
          .map(({ node }) => node)
          .filter((node) => node.startsWith('tgw-connect-peer-')),
      ),
    );
    expect(used).toEqual(new Set([peer.TransitGatewayConnectPeerId, second.TransitGatewayConnectPeerId]));
    net.vtysh(
      EAST,
      'configure terminal',
      'route-map LONG permit 10',
      'set as-path prepend 65001',
      'exit',
      'router bgp 65001',
      'address-family ipv4 unicast',
      'neighbor 169.254.61.2 route-map LONG out',
      'neighbor 169.254.61.3 route-map LONG out',
      'end',
    );
    net.vtysh(EAST, 'clear ip bgp *');
    net.sim.advance(180_000);
    expect(kind(OFFICE)).toBe('propagated connect');
  });

  test('R-BGP-10: announces the table of its association, and nothing without one', () => {
    const { net, hub, attachment } = joined();
    const heard = () => net.vtysh(EAST, 'show ip bgp').includes('10.0.0.0/16');
    expect(heard()).toBe(true);
    hub.pair('DisassociateTransitGatewayRouteTable', attachment);
    net.sim.advance(30_000);
    expect(heard()).toBe(false);
  });
});
