/** VPN connections at transit gateways: which routes tables learn, what sites are told, and how tunnels share flows. */
import { describe, expect, test } from 'vitest';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import type { EstateVpc } from './estate.ts';
import { Hub } from './hub.ts';
import { EDGE, Office } from './office.ts';

const bgp = (third: number, asn = 65010, office = 10, more = '', outbound = '') => `
${more}
router bgp ${asn}
 no bgp ebgp-requires-policy
 neighbor 169.254.${third}.1 remote-as 64512
 neighbor 169.254.${third}.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.${office}.0/24
${outbound}
`;

interface Ground {
  readonly office: Office;
  readonly hub: Hub;
  readonly home: EstateVpc;
  /** The connection of Lisbon, and its attachment. */
  readonly id: string;
  readonly attachment: string;
}

function ground(lisbon = bgp(60), porto = bgp(61, 65020, 20), isStatic = false): Ground {
  const office = new Office({ lisbon, porto });
  const hub = new Hub(office);
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  hub.attach(home);
  hub.route(home, '192.168.0.0/16');
  const id = office.connect({ TransitGatewayId: hub.id }, office.customer(), 60, isStatic);
  office.apply(id);
  return { office, hub, home, id, attachment: attachmentOf(hub, id) };
}

function joinPorto({ office, hub }: Ground): string {
  const id = office.connect({ TransitGatewayId: hub.id }, office.customer('203.0.113.20', 65020), 61);
  office.apply(id, 'porto/edge');
  return id;
}

function attachmentOf(hub: Hub, id: string): string {
  const Filters = [{ Name: 'resource-id', Values: [id] }];
  return hub.call('DescribeTransitGatewayAttachments', { Filters }).TransitGatewayAttachments[0]
    .TransitGatewayAttachmentId;
}

/** `192.168.10.0/24 propagated vpn-…(1.2.3.4) vpn-…(1.2.3.5)`, without what the VPC propagates. */
function learnt(hub: Hub, TransitGatewayRouteTableId = hub.table): string[] {
  const { Routes } = hub.call('SearchTransitGatewayRoutes', {
    TransitGatewayRouteTableId,
    Filters: [{ Name: 'state', Values: ['active'] }],
  });
  return Routes.filter(({ TransitGatewayAttachments: [first] }: Shown) => first?.ResourceType !== 'vpc').map(
    ({ DestinationCidrBlock, Type, TransitGatewayAttachments }: Shown) =>
      [DestinationCidrBlock, Type, ...TransitGatewayAttachments.map(({ ResourceId }) => ResourceId)].join(
        ' ',
      ),
  );
}

interface Shown {
  readonly DestinationCidrBlock: string;
  readonly Type: string;
  readonly TransitGatewayAttachments: readonly { ResourceId: string; ResourceType: string }[];
}

const outside = (office: Office, id: string): string[] =>
  office
    .connection(id)
    .VgwTelemetry.map(({ OutsideIpAddress }: { OutsideIpAddress: string }) => `${id}(${OutsideIpAddress})`)
    .sort();

/** The tunnel that a flow of this source port takes from the VPC. */
const tunnel = ({ office }: Ground, sourcePort: number) =>
  office.sim
    .trace({ from: 'instance/web', to: '192.168.10.20', protocol: 6, destinationPort: 443, sourcePort })
    .forward.find(({ node }) => node.startsWith('vpn-'))?.node;

/** What a router of a site has been told. */
const told = ({ office }: Ground, router = EDGE): string[] => [
  ...new Set(
    Object.values(office.sim.state.bgp.routers[router]?.received ?? {}).flatMap((prefixes) =>
      Object.entries(prefixes).flatMap(([prefix, { path }]) =>
        path ? [`${prefix} by ${path.attributes.asPath.join(' ')}`] : [],
      ),
    ),
  ),
];

const both = ({ office }: Ground) => [
  office.send('instance/web', 'premises/lisbon/lisbon-desk', 443),
  office.send('premises/lisbon/lisbon-desk', 'instance/web'),
];

describe('BGP', () => {
  test('R-TGW-10, R-TGW-15: both tunnels share the flows; search results name them', () => {
    const one = ground();
    const [first = '', second = ''] = outside(one.office, one.id);
    const [route = ''] = learnt(one.hub);
    expect(route).toMatch(/^192\.168\.10\.0\/24 propagated /);
    expect(route.split(' ').slice(2).sort()).toEqual([first, second]);
    expect(both(one)).toEqual(['delivered', 'delivered']);
    expect(new Set([tunnel(one, 1024), tunnel(one, 65_000)])).toEqual(
      new Set([`${one.id}/1`, `${one.id}/2`]),
    );
  });

  test('R-TGW-15: without ECMP support one tunnel carries everything', () => {
    const one = ground();
    one.hub.call('ModifyTransitGateway', {
      TransitGatewayId: one.hub.id,
      Options: { VpnEcmpSupport: 'disable' },
    });
    one.office.sim.advance(10_000);
    expect(learnt(one.hub)[0]?.split(' ')).toHaveLength(3);
    expect(tunnel(one, 1024)).toBe(tunnel(one, 65_000));
    expect(both(one)).toEqual(['delivered', 'delivered']);
  });

  test('a tunnel that dies takes its share with it until the hold time is over', () => {
    const one = ground();
    one.office.sim.fault({ target: `${one.id}/1` });
    const lost = [1024, 65_000].filter((port) => tunnel(one, port) === `${one.id}/1`);
    expect(lost).toHaveLength(1);
    one.office.sim.advance(40_000);
    expect(learnt(one.hub)[0]?.split(' ')).toHaveLength(3);
    expect([tunnel(one, 1024), tunnel(one, 65_000)]).toEqual([`${one.id}/2`, `${one.id}/2`]);
    expect(both(one)).toEqual(['delivered', 'delivered']);
    one.office.sim.fault({ target: `${one.id}/2` });
    one.office.sim.advance(40_000);
    expect(learnt(one.hub)).toEqual([]);
  });

  test('R-BGP-10: a site is told the table of its attachment, and nothing else', () => {
    const one = ground();
    expect(told(one)).toEqual(['10.1.0.0/16 by 64512']);
    const { office, hub, attachment } = one;
    const other = hub.newTable();
    hub.pair('DisassociateTransitGatewayRouteTable', attachment);
    office.sim.advance(10_000);
    expect(told(one)).toEqual([]);
    hub.pair('AssociateTransitGatewayRouteTable', attachment, other);
    office.sim.advance(10_000);
    expect(told(one)).toEqual([]);
    hub.static('10.7.0.0/16', { Blackhole: true }, other);
    hub.static('10.8.0.0/16', { TransitGatewayAttachmentId: attachment }, other);
    office.sim.advance(10_000);
    expect(told(one)).toEqual(['10.8.0.0/16 by 64512']);
  });

  test('two sites meet through the gateway, as far as tables let them', () => {
    const one = ground();
    const porto = joinPorto(one);
    expect(told(one).sort()).toEqual(['10.1.0.0/16 by 64512', '192.168.20.0/24 by 64512 65020']);
    const meet = () => one.office.send('premises/lisbon/lisbon-desk', 'premises/porto/porto-desk', 443);
    expect(meet()).toBe('delivered');
    one.hub.pair('DisableTransitGatewayRouteTablePropagation', attachmentOf(one.hub, porto));
    one.office.sim.advance(60_000);
    expect(told(one)).toEqual(['10.1.0.0/16 by 64512']);
    expect(meet()).not.toBe('delivered');
  });

  test('R-TGW-15, R-BGP-1: of two connections the shorter AS path wins; equals share', () => {
    const prepending = `route-map far permit 10\n set as-path prepend 65020\nexit`;
    const outbound = '  neighbor 169.254.61.1 route-map far out\n  neighbor 169.254.61.5 route-map far out';
    const longer = ground(bgp(60), bgp(61, 65020, 20, prepending, `  network 192.168.10.0/24\n${outbound}`));
    const owns = 'ip route 192.168.10.0/24 Null0';
    const equal = ground(bgp(60), bgp(61, 65020, 20, owns, '  network 192.168.10.0/24'));
    for (const one of [longer, equal]) joinPorto(one);
    const waysOf = ({ hub }: Ground) =>
      learnt(hub)
        .find((route) => route.startsWith('192.168.10.0/24'))
        ?.split(' ').length;
    expect(waysOf(longer)).toBe(4);
    expect(waysOf(equal)).toBe(6);
  });
});

describe('which route counts', () => {
  test('R-TGW-12, R-TGW-13: static before VPC before VPN; the backup appears when the better one goes', () => {
    const one = ground(bgp(60, 65010, 10, 'ip route 10.1.0.0/16 Null0', '  network 10.1.0.0/16'));
    const { office, hub, home, attachment } = one;
    const route = (cidr: string) => {
      const { Routes } = hub.call('SearchTransitGatewayRoutes', {
        TransitGatewayRouteTableId: hub.table,
        Filters: [{ Name: 'route-search.exact-match', Values: [cidr] }],
      });
      return `${Routes[0]?.Type} ${Routes[0]?.TransitGatewayAttachments?.[0]?.ResourceType}`;
    };
    expect(route('10.1.0.0/16')).toBe('propagated vpc');
    hub.static('10.1.0.0/16', { TransitGatewayAttachmentId: attachment });
    expect(route('10.1.0.0/16')).toBe('static vpn');
    hub.call('DeleteTransitGatewayRoute', {
      TransitGatewayRouteTableId: hub.table,
      DestinationCidrBlock: '10.1.0.0/16',
    });
    const own = hub.call('DescribeTransitGatewayVpcAttachments', {
      Filters: [{ Name: 'vpc-id', Values: [home.id] }],
    }).TransitGatewayVpcAttachments[0].TransitGatewayAttachmentId;
    hub.pair('DisableTransitGatewayRouteTablePropagation', own);
    office.sim.advance(10_000);
    expect(route('10.1.0.0/16')).toBe('propagated vpn');
  });

  test('R-VPN-31: a connection without BGP has its routes in the table, and one tunnel carries them', () => {
    const one = ground('ip route 10.1.0.0/16 vti1\nip route 10.1.0.0/16 vti2 10', '', true);
    expect(learnt(one.hub)).toEqual([]);
    expect(one.office.send('instance/web', 'premises/lisbon/lisbon-desk', 443)).toMatch(
      /^TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT/,
    );
    one.hub.static('192.168.10.0/24', { TransitGatewayAttachmentId: one.attachment });
    expect(both(one)).toEqual(['delivered', 'delivered']);
    expect(tunnel(one, 1024)).toBe(tunnel(one, 65_000));
    one.office.sim.fault({ target: `${one.id}/1` });
    one.office.sim.advance(40_000);
    expect(tunnel(one, 1024)).toBe(`${one.id}/2`);
    expect(both(one)).toEqual(['delivered', 'delivered']);
  });
});

test('trace and reach agree on every source port, also while a tunnel is dead', () => {
  const one = ground();
  one.office.sim.fault({ target: `${one.id}/2` });
  const to = 'premises/lisbon/lisbon-desk';
  const set = one.office.sim.reach('instance/web', to);
  const seen = new Set<boolean>();
  for (let sourcePort = 1; sourcePort < 65_536; sourcePort += 4999) {
    const { disposition, forward } = one.office.sim.trace({
      from: 'instance/web',
      to,
      protocol: 6,
      destinationPort: 443,
      sourcePort,
    });
    const [first] = forward;
    const arrives = disposition === 'delivered';
    expect([sourcePort, first && packetsContain(set, first.packet)]).toEqual([sourcePort, arrives]);
    seen.add(arrives);
  }
  expect(seen).toEqual(new Set([true, false]));
});
