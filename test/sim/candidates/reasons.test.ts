/** Why ways lost, in the words of the facts: at transit gateways, route tables of VPCs, Direct Connect gateways and routers on premises. */
import { describe, expect, test } from 'vitest';
import { routerCalled, routesTo } from '../../../src/sim/candidates/index.ts';
import type { Sim } from '../../../src/sim/sim.ts';
import { VTYSH_START, type VtyshMode } from '../../../src/sim/vtysh.ts';
import { Backbone, EAST, WEST } from '../../cloud/directconnect/backbone.ts';
import { Hub } from '../../cloud/ec2/hub.ts';
import { EDGE, Office } from '../../cloud/ec2/office.ts';

const bgp = (third: number, lines = '', asn = 65010, office = 10) => `
router bgp ${asn}
 no bgp ebgp-requires-policy
 neighbor 169.254.${third}.1 remote-as 64512
 neighbor 169.254.${third}.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.${office}.0/24
${lines}
`;

/** `used vpn-bgp`, `lost static: why`. */
function fates({ state }: Sim, at: string, to: string): readonly string[] {
  return routesTo(state, routerCalled(state, at), to).candidates.map(
    ({ verdict, kind, prefix, why }) => `${verdict} ${kind} ${prefix}${why === undefined ? '' : `: ${why}`}`,
  );
}

function type(sim: Sim, router: string, ...lines: readonly string[]): void {
  let mode: VtyshMode = VTYSH_START;
  for (const line of lines) {
    const answer = sim.vtysh(router, line, mode);
    expect(answer.failed, answer.output).toBe(false);
    mode = answer.mode ?? VTYSH_START;
  }
  sim.advance(60_000);
}

const OFFICE = '192.168.10.0/24';

describe('transit gateway route tables', () => {
  function ground(lines = '') {
    const office = new Office({ lisbon: bgp(60, lines), porto: bgp(61, '', 65020, 20) });
    const hub = new Hub(office);
    const home = office.vpc('a', '10.1.0.0/16');
    const attachment = hub.attach(home);
    const id = office.connect({ TransitGatewayId: hub.id }, office.customer(), 60);
    office.apply(id);
    const addStatic = (DestinationCidrBlock: string, more: object) =>
      hub.call('CreateTransitGatewayRoute', {
        DestinationCidrBlock,
        TransitGatewayRouteTableId: hub.table,
        ...more,
      });
    return { office, hub, attachment, id, at: `transit-gateway/${hub.id}`, addStatic };
  }

  test('R-TGW-15: equal tunnels share the flows', () => {
    const { office, at } = ground();
    expect(fates(office.sim, at, OFFICE)).toEqual([`used vpn-bgp ${OFFICE}`, `used vpn-bgp ${OFFICE}`]);
  });

  test('R-TGW-12: static before VPN; R-TGW-11: the propagated one comes back', () => {
    const { office, at, attachment, addStatic } = ground();
    addStatic(OFFICE, { TransitGatewayAttachmentId: attachment });
    const why = 'a static route comes before a route of a VPN';
    expect(fates(office.sim, at, OFFICE)).toEqual([
      `used static ${OFFICE}`,
      `lost vpn-bgp ${OFFICE}: ${why}`,
      `lost vpn-bgp ${OFFICE}: ${why}`,
    ]);
  });

  test('R-ROUTE-3: the longest prefix first, even into a blackhole', () => {
    const { office, at, addStatic } = ground();
    addStatic('192.168.10.128/25', { Blackhole: true });
    const why = '192.168.10.128/25 is longer: the longest prefix wins';
    expect(fates(office.sim, at, '192.168.10.200')).toEqual([
      'used static 192.168.10.128/25',
      `lost vpn-bgp ${OFFICE}: ${why}`,
      `lost vpn-bgp ${OFFICE}: ${why}`,
    ]);
  });

  test('R-TGW-15: a longer AS path takes no part, and R-BGP-6 what is one’s own is a loop', () => {
    const { office, at } = ground('  neighbor 169.254.60.5 route-map longer out');
    type(
      office.sim,
      EDGE,
      'configure terminal',
      'route-map longer permit 10',
      'set as-path prepend 65010',
      'end',
    );
    type(office.sim, EDGE, 'clear bgp *');
    office.sim.advance(120_000);
    expect(fates(office.sim, at, OFFICE)).toEqual([
      `used vpn-bgp ${OFFICE}`,
      `lost vpn-bgp ${OFFICE}: its AS path is 2 long (65010 65010), and one that is 1 long (65010) wins: the shorter`,
    ]);
    expect(fates(office.sim, at, '10.1.0.0/16')).toContain(
      "refused vpn-bgp 10.1.0.0/16: its AS path (65010 64512) has AS 64512, which is this router's own: a loop",
    );
  });

  test('R-TGW-14: of two VPCs with one block the first counts', () => {
    const { office, hub, at, attachment } = ground();
    hub.attach(office.vpc('b', '10.1.0.0/16'));
    expect(fates(office.sim, at, '10.1.0.0/16').slice(0, 2)).toEqual([
      'used vpc 10.1.0.0/16',
      `lost vpc 10.1.0.0/16: ${attachment} leads to a VPC with the same block, and was there before`,
    ]);
  });
});

describe('route tables of VPCs', () => {
  function ground() {
    const office = new Office({ lisbon: bgp(60, '  network 10.1.5.0/24\n  no bgp network import-check') });
    const home = office.vpc('a', '10.1.0.0/16');
    const gateway = office.gateway(home);
    const id = office.connect({ VpnGatewayId: gateway }, office.customer(), 60);
    office.apply(id);
    return { office, home, gateway, at: `route-table/${home.table}` };
  }

  test('R-ROUTE-4: static beats propagated, prefix list beats propagated, static beats prefix list', () => {
    const { office, home, gateway, at } = ground();
    const { PrefixListId } = office.call('CreateManagedPrefixList', {
      PrefixListName: 'sites',
      AddressFamily: 'IPv4',
      MaxEntries: 2,
      Entries: [{ Cidr: OFFICE }],
    }).PrefixList;
    office.sim.advance(60_000);
    office.call('CreateRoute', {
      RouteTableId: home.table,
      DestinationPrefixListId: PrefixListId,
      GatewayId: gateway,
    });
    expect(fates(office.sim, at, OFFICE)).toEqual([
      `used prefix-list ${OFFICE}`,
      `lost propagated ${OFFICE}: a route by prefix list to the same prefix beats a propagated one`,
    ]);
    office.route(home, OFFICE, { GatewayId: gateway });
    expect(fates(office.sim, at, OFFICE)).toEqual([
      `used static ${OFFICE}`,
      `lost prefix-list ${OFFICE}: a route to the same prefix by CIDR beats one by prefix list`,
      `lost propagated ${OFFICE}: a static route to the same prefix beats a propagated one`,
    ]);
  });

  test('R-ROUTE-7: local beats what is propagated, however long its prefix', () => {
    const { office, gateway, at } = ground();
    type(office.sim, EDGE, 'configure terminal', 'ip route 10.1.5.0/24 Null0', 'end');
    const own = 'vpn-gateway/';
    expect(fates(office.sim, `${own}${gateway}`, '10.1.5.9')).toContainEqual(
      expect.stringMatching(
        /^lost vpn-bgp 10\.1\.5\.0\/24: it lies within 10\.1\.0\.0\/16 of the gateway's own VPC/,
      ),
    );
    expect(fates(office.sim, at, '10.1.5.9')).toEqual([
      'used local 10.1.0.0/16',
      'lost propagated 10.1.5.0/24: it lies within the local route 10.1.0.0/16, which beats what is propagated, however long its prefix',
    ]);
  });
});

describe('virtual private gateways', () => {
  test('R-VPN-35: without a tunnel static routes don’t count, nor are they propagated', () => {
    const office = new Office();
    const home = office.vpc('a', '10.1.0.0/16');
    const gateway = office.gateway(home);
    const id = office.connect({ VpnGatewayId: gateway }, office.customer(), 60, true);
    office.call('CreateVpnConnectionRoute', { VpnConnectionId: id, DestinationCidrBlock: OFFICE });
    const why = `no tunnel of ${id} stands: its routes don't count`;
    expect(fates(office.sim, `vpn-gateway/${gateway}`, OFFICE)).toEqual([
      `lost vpn-static ${OFFICE}: ${why}`,
    ]);
    expect(fates(office.sim, `route-table/${home.table}`, OFFICE)).toEqual([
      `lost propagated ${OFFICE}: ${why}`,
    ]);
    office.apply(id);
    expect(fates(office.sim, `vpn-gateway/${gateway}`, OFFICE)).toEqual([`used vpn-static ${OFFICE}`]);
  });
});

describe('routers on premises', () => {
  test('the nearer source wins; a next hop that nobody has can’t be reached', () => {
    const office = new Office({
      lisbon: `ip route 172.16.0.0/12 192.168.10.20\nip route 172.16.0.0/12 192.168.10.30 50\nip route 172.20.0.0/16 198.18.0.1`,
    });
    expect(fates(office.sim, `premises/${EDGE}`, '172.20.0.1')).toEqual([
      'used static 172.16.0.0/12',
      "lost static 172.20.0.0/16: its next hop 198.18.0.1 can't be reached",
      'lost static 172.16.0.0/12: its distance is 50, and 1 wins (static route): the lower',
      'lost kernel 0.0.0.0/0: the internet carries no private addresses',
    ]);
  });

  test('what a policy refuses never comes to the decision, and static beats BGP', () => {
    const lines = '  neighbor 169.254.60.1 prefix-list none in';
    const office = new Office({ lisbon: `ip prefix-list none seq 5 deny any${bgp(60, lines)}` });
    const home = office.vpc('a', '10.1.0.0/16');
    const id = office.connect({ VpnGatewayId: office.gateway(home) }, office.customer(), 60);
    office.apply(id);
    const at = `premises/${EDGE}`;
    const refused = expect.stringMatching(/^refused bgp 10\.1\.0\.0\/16: .*none/);
    expect(fates(office.sim, at, '10.1.0.0/16')).toEqual([
      'used bgp 10.1.0.0/16',
      refused,
      'lost kernel 0.0.0.0/0: the internet carries no private addresses',
    ]);
    type(office.sim, EDGE, 'configure terminal', 'ip route 10.1.0.0/16 vti1', 'end');
    expect(fates(office.sim, at, '10.1.0.0/16').slice(0, 2)).toEqual([
      'used static 10.1.0.0/16',
      'lost bgp 10.1.0.0/16: its distance is 20, and 1 wins (static route): the lower',
    ]);
  });
});

describe('Direct Connect', () => {
  test('R-DX-53: lines of the region that asks come first, at the Direct Connect gateway and beyond it', () => {
    const net = new Backbone();
    const home = net.vpc('home', '10.0.0.0/16');
    const gateway = net.virtualGateway(home);
    const hub = net.gateway(65000);
    for (const [third, router, location] of [
      [7, EAST, 'EqDC2'],
      [8, WEST, 'EqSe2'],
    ] as const) {
      const region = location === 'EqDC2' ? 'us-east-1' : 'us-west-2';
      net.vif('Private', net.line(location, router, region), {
        third,
        region,
        asn: 65000 + third,
        target: { directConnectGatewayId: hub },
      });
      net.vlan(router, third);
      const lines = ['network 172.16.0.0/12'];
      type(net.sim, router, 'configure terminal', 'ip route 172.16.0.0/12 Null0', 'end');
      net.session(router, third, { asn: 65000 + third, remote: 65000, lines });
    }
    net.associate(hub, gateway);
    const [east, west] = ['direct-connect-gateway/hub', 'direct-connect-gateway/hub@us-east-1'].map((at) =>
      fates(net.sim, at, '172.16.0.0/12'),
    );
    expect(east).toEqual(west);
    expect(east).toEqual([
      'used direct-connect 172.16.0.0/12',
      'lost direct-connect 172.16.0.0/12: its local preference is 200, and 250 wins: the higher',
    ]);
    expect(fates(net.sim, `vpn-gateway/${gateway}`, '172.16.5.5')).toEqual(east);
    expect(fates(net.sim, 'direct-connect-gateway/hub', '10.0.0.1')[0]).toBe(
      'used allowed-prefix 10.0.0.0/16',
    );
  });
});
