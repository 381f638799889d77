/** What crosses VPN connections, by static routes and by BGP, and what of it survives which failure. */
import { describe, expect, test } from 'vitest';
import { EDGE, Office } from './office.ts';

const bgp = (third: number, asn = 65010, office = 10) => `
router bgp ${asn}
 no bgp ebgp-requires-policy
 neighbor 169.254.${third}.1 remote-as 64512
 neighbor 169.254.${third}.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.${office}.0/24
`;

function staticOffice() {
  const office = new Office({ lisbon: 'ip route 10.1.0.0/16 vti1\nip route 10.1.0.0/16 vti2 10' });
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  const gateway = office.gateway(home);
  const id = office.connect({ VpnGatewayId: gateway }, office.customer(), 60, true);
  office.call('CreateVpnConnectionRoute', { VpnConnectionId: id, DestinationCidrBlock: '192.168.10.0/24' });
  return { office, home, gateway, id };
}

function bgpOffice() {
  const office = new Office({ lisbon: bgp(60), porto: bgp(61, 65020, 20) });
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  const gateway = office.gateway(home);
  const id = office.connect({ VpnGatewayId: gateway }, office.customer(), 60);
  return { office, home, gateway, id };
}

const there = (office: Office) => office.send('premises/lisbon/lisbon-desk', 'instance/web');
const back = (office: Office) => office.send('instance/web', 'premises/lisbon/lisbon-desk', 443);

describe('static routes', () => {
  test('R-VPN-30, R-VPN-35: packets pass both ways while a tunnel stands, and its routes are propagated', () => {
    const { office, home, id } = staticOffice();
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS DOWN, DOWN IPSEC IS DOWN');
    expect(office.routes(home)).toEqual([]);
    office.apply(id);
    expect(office.telemetry(id)).toBe('UP IPSEC IS UP, UP IPSEC IS UP');
    expect(office.routes(home)).toEqual(['192.168.10.0/24 vgw EnableVgwRoutePropagation active']);
    expect(there(office)).toBe('delivered');
    expect(back(office)).toBe('delivered');
  });

  test('R-VPN-14: a tunnel that dies silently is given up after 30 s, and the other takes over', () => {
    const { office, id } = staticOffice();
    office.apply(id);
    office.sim.fault({ target: `${id}/1` });
    expect(there(office)).toContain('VPN_TUNNEL_DOWN');
    office.sim.advance(29_000);
    expect(office.telemetry(id)).toBe('UP IPSEC IS UP, UP IPSEC IS UP');
    office.sim.advance(2000);
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS DOWN, UP IPSEC IS UP');
    expect(there(office)).toBe('delivered');
    office.sim.heal({ target: `${id}/1` });
    office.sim.advance(5000);
    expect(office.telemetry(id)).toBe('UP IPSEC IS UP, UP IPSEC IS UP');
  });

  test('of several faults all are told, first the one that is in the way of both tunnels', () => {
    const { office, id } = staticOffice();
    office.apply(id);
    office.sim.fault({ target: `${id}/1` });
    office.sim.fault({ target: `line/${EDGE}` });
    const { blockers } = office.trace('instance/web', 'premises/lisbon/lisbon-desk', 443);
    const text = blockers.find(({ code }) => code === 'VPN_TUNNEL_DOWN')?.text ?? '';
    expect(text).toMatch(/^Tunnel 1 of VPN connection vpn-/);
    expect(text).toContain(`the internet line of ${EDGE} does not work, and AWS's end of ${id}/1 has failed`);
  });

  test('a tunnel that the router takes down is down at once', () => {
    const { office, id } = staticOffice();
    office.apply(id);
    office.ipsec('Change', { name: 'vti1', setting: 'state', value: 'down' });
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS DOWN, UP IPSEC IS UP');
    expect(there(office)).toBe('delivered');
  });

  test('R-VGW-5: what the gateway has not learnt, it does not forward', () => {
    const { office, home, gateway, id } = staticOffice();
    office.apply(id);
    office.route(home, '172.16.0.0/12', { GatewayId: gateway });
    const { blockers } = office.trace('instance/web', '172.16.0.1');
    expect(blockers[0]?.text).toContain('has no route to 172.16.0.1');
    expect(blockers[0]?.text).toContain('static route of the connection');
  });

  test('the path to mend: what stands in the way is told with its remedy', () => {
    const { office, home, gateway } = staticOffice();
    office.route(home, '192.168.10.0/24', { GatewayId: gateway });
    const { blockers } = office.trace('instance/web', '192.168.10.20', 443);
    expect(blockers.map(({ code }) => code)).toContain('VPN_TUNNEL_DOWN');
    expect(blockers.find(({ code }) => code === 'VPN_TUNNEL_DOWN')?.text).toContain('ipsec apply FILE');
  });

  test.each<[string, string, string, string]>([
    ['another key', 'psk', 'not.the.key', 'AUTHENTICATION_FAILED'],
    ['another version', 'version', 'ikev2', ''],
    ['weak but known', 'ike', 'aes128-sha1-modp1024', ''],
    ['another way to encrypt', 'esp', 'aes256gcm16-ecp256', ''],
    ['a group that AWS lacks in phase 1', 'ike', 'aes256-sha256-modp1536', 'NO_PROPOSAL_CHOSEN'],
    ['another remote address', 'remote', '198.51.100.1', 'no VPN connection has this address'],
  ])('R-VPN-17: %s', (_, setting, value, why) => {
    const { office, id } = staticOffice();
    office.apply(id);
    office.ipsec('Change', { name: 'vti1', setting, value });
    office.sim.advance(60_000);
    expect(office.telemetry(id)).toBe(
      why === '' ? 'UP IPSEC IS UP, UP IPSEC IS UP' : 'DOWN IPSEC IS DOWN, UP IPSEC IS UP',
    );
    const [first] = office.ipsec('Status', {}).tunnels as { why?: string; state: string }[];
    expect(first?.why ?? '').toContain(why);
  });

  test('R-VPN-41: what is too big for the tunnel is lost at AWS’s end, and told at the router’s', () => {
    const { office, id } = staticOffice();
    office.apply(id);
    const big = { protocol: 17, destinationPort: 9, size: 1500, dontFragment: true };
    const out = office.sim.trace({ from: 'instance/web', to: 'premises/lisbon/lisbon-desk', ...big });
    expect('tooBig' in out && out.tooBig).toMatchObject({ mtu: 1438 });
    const home = office.sim.trace({ from: 'premises/lisbon/lisbon-desk', to: 'instance/web', ...big });
    expect('tooBig' in home && home.tooBig).toMatchObject({ mtu: 1399 });
  });
});

test('what is missing is told from end to end: the route in the table, then what the gateway has yet to learn', () => {
  const office = new Office({ lisbon: 'ip route 10.1.0.0/16 vti1' });
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  const VpnGatewayId = office.gateway(home);
  office.apply(office.connect({ VpnGatewayId }, office.customer(), 60, true));
  const { blockers, forward } = office.trace('instance/web', '192.168.10.20', 443);
  expect(blockers[0]?.text).toContain(`let the virtual private gateway ${VpnGatewayId} propagate its routes`);
  expect(blockers[1]?.text).toContain('has no route to 192.168.10.20');
  expect(forward.at(-1)?.node).toContain('lisbon');
});

describe('BGP', () => {
  test('R-BGP-10, R-VPN-17: blocks one way, the office the other', () => {
    const { office, home, id } = bgpOffice();
    office.apply(id);
    expect(office.telemetry(id)).toBe('UP 1 BGP ROUTES, UP 1 BGP ROUTES');
    expect(office.connection(id).VgwTelemetry[0].AcceptedRouteCount).toBe(1);
    expect(office.routes(home)).toEqual(['192.168.10.0/24 vgw EnableVgwRoutePropagation active']);
    expect(there(office)).toBe('delivered');
    expect(back(office)).toBe('delivered');
  });

  test('R-VPN-17: without BGP on the router, IPsec is up and the tunnel is not', () => {
    const office = new Office();
    const home = office.vpc('a', '10.1.0.0/16');
    const id = office.connect({ VpnGatewayId: office.gateway(home) }, office.customer(), 60);
    office.apply(id);
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS UP, DOWN IPSEC IS UP');
  });

  test('R-BGP-3: the hold time is 30 s, after which all goes by the other tunnel', () => {
    const { office, id } = bgpOffice();
    office.apply(id);
    office.sim.fault({ target: `${id}/1` });
    office.sim.fault({ target: `${id}/2` });
    expect(there(office)).toContain('VPN_TUNNEL_DOWN');
    office.sim.heal({ target: `${id}/2` });
    office.sim.advance(40_000);
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS DOWN, UP 1 BGP ROUTES');
    expect(there(office)).toBe('delivered');
    expect(back(office)).toBe('delivered');
  });

  test('the internet line of the router takes both with it, and the routes', () => {
    const { office, home, id } = bgpOffice();
    office.apply(id);
    office.sim.fault({ target: `line/${EDGE}` });
    office.sim.advance(60_000);
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS DOWN, DOWN IPSEC IS DOWN');
    expect(office.routes(home)).toEqual([]);
    office.sim.heal({ target: `line/${EDGE}` });
    office.sim.advance(60_000);
    expect(office.telemetry(id)).toBe('UP 1 BGP ROUTES, UP 1 BGP ROUTES');
  });

  test('R-VPN-33: while AWS works on a tunnel, the other is preferred by a lower MED', () => {
    const { office, id } = bgpOffice();
    office.apply(id);
    const meds = () =>
      Object.values(office.sim.state.bgp.routers[EDGE]?.received ?? {}).map(
        (prefixes) => prefixes['10.1.0.0/16']?.attributes.med,
      );
    expect(meds()).toEqual([100, 100]);
    office.sim.fault({ target: `maintenance/${id}/1` });
    office.sim.advance(5000);
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS DOWN, UP 1 BGP ROUTES');
    expect(meds().filter((med) => med !== undefined)).toEqual([50]);
    expect(there(office)).toBe('delivered');
  });

  test('R-VGW-7, R-VPN-36: sites on one gateway meet through it', () => {
    const { office, gateway, id } = bgpOffice();
    office.apply(id);
    const other = office.connect({ VpnGatewayId: gateway }, office.customer('203.0.113.20', 65020), 61);
    office.apply(other, 'porto/edge');
    expect(office.send('premises/lisbon/lisbon-desk', 'premises/porto/porto-desk', 443)).toBe('delivered');
  });

  test('R-BGP-6: with one ASN they do not learn each other', () => {
    const office = new Office({ lisbon: bgp(60), porto: bgp(61, 65010, 20) });
    const gateway = office.gateway(office.vpc('a', '10.1.0.0/16'));
    const first = office.connect({ VpnGatewayId: gateway }, office.customer(), 60);
    const second = office.connect({ VpnGatewayId: gateway }, office.customer('203.0.113.20', 65010), 61);
    office.apply(first);
    office.apply(second, 'porto/edge');
    expect(office.send('premises/lisbon/lisbon-desk', 'premises/porto/porto-desk', 443)).not.toBe(
      'delivered',
    );
  });

  test('R-VGW-9: more than 100 prefixes, and the session is closed', () => {
    const statics = Array.from({ length: 101 }, (_, index) => `ip route 172.16.${index}.0/24 Null0`);
    const lisbon = `${statics.join('\n')}\n${bgp(60)}  redistribute static\n`;
    const office = new Office({ lisbon });
    const home = office.vpc('a', '10.1.0.0/16');
    const id = office.connect({ VpnGatewayId: office.gateway(home) }, office.customer(), 60);
    office.apply(id);
    expect(office.telemetry(id)).toBe('DOWN IPSEC IS UP, DOWN IPSEC IS UP');
    expect(office.routes(home)).toEqual([]);
  });
});

test('R-ROUTE-30, R-ROUTE-33: a table of the gateway leads what comes from the site through an appliance', () => {
  const { office, home, gateway, id } = staticOffice();
  office.apply(id);
  const aside = office.subnet(home, 'a', '10.1.9.0/24');
  const eni = office.appliance('firewall', home, aside.subnet);
  const { RouteTableId } = office.call('CreateRouteTable', { VpcId: home.id }).RouteTable;
  office.route(home, '10.1.0.0/24', { NetworkInterfaceId: eni }, RouteTableId);
  office.call('AssociateRouteTable', { RouteTableId, GatewayId: gateway });
  office.route(home, '192.168.10.0/24', { NetworkInterfaceId: eni });
  office.call('EnableVgwRoutePropagation', { GatewayId: gateway, RouteTableId: aside.table });
  const { forward, back, disposition } = office.trace('premises/lisbon/lisbon-desk', 'instance/web');
  expect(disposition).toBe('delivered');
  for (const steps of [forward, back]) expect(steps.some(({ node }) => node === eni)).toBe(true);
});

describe('which route counts', () => {
  test('R-ROUTE-7: within the VPC’s own block, what is propagated has no effect', () => {
    const { office, home, id } = staticOffice();
    office.call('CreateVpnConnectionRoute', { VpnConnectionId: id, DestinationCidrBlock: '10.1.0.0/24' });
    office.apply(id);
    expect(office.routes(home)).toEqual(['192.168.10.0/24 vgw EnableVgwRoutePropagation active']);
  });

  test('R-ROUTE-4, R-ROUTE-6: a static route beats a propagated one for the same prefix, not a longer one', () => {
    const { office, home, id } = staticOffice();
    office.apply(id);
    const igw = office.internetGateway(home);
    office.route(home, '192.168.10.0/24', { GatewayId: igw });
    expect(
      office.trace('instance/web', '192.168.10.20', 443).forward.some(({ node }) => node.startsWith('vgw-')),
    ).toBe(false);
    office.call('DeleteRoute', { RouteTableId: home.table, DestinationCidrBlock: '192.168.10.0/24' });
    office.route(home, '192.168.0.0/16', { GatewayId: igw });
    expect(back(office)).toBe('delivered');
  });

  test('R-ROUTE-5, R-VGW-4: a static route of a connection beats BGP for the same prefix', () => {
    const office = new Office({ lisbon: bgp(60), porto: 'ip route 10.1.0.0/16 vti1' });
    const home = office.vpc('a', '10.1.0.0/16');
    office.launch('web', home, 'a');
    const VpnGatewayId = office.gateway(home);
    const learning = office.connect({ VpnGatewayId }, office.customer(), 60);
    const fixed = office.connect({ VpnGatewayId }, office.customer('203.0.113.20', 65020), 61, true);
    office.apply(learning);
    office.apply(fixed, 'porto/edge');
    const way = () =>
      office.trace('instance/web', '192.168.10.20', 443).forward.find(({ node }) => node.startsWith('vpn-'))
        ?.node;
    expect(way()).toMatch(new RegExp(`^${learning}/`));
    office.call('CreateVpnConnectionRoute', {
      VpnConnectionId: fixed,
      DestinationCidrBlock: '192.168.10.0/24',
    });
    office.sim.advance(1000);
    expect(way()).toBe(`${fixed}/1`);
  });
});
