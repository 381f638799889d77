/** The routing table of a router on premises: what is connected, configured, learnt; which of it is in use. */
import { describe, expect, test } from 'vitest';
import type { BgpRoute, Path } from '../../../src/bgp/index.ts';
import { createWorld } from '../../../src/cloud/kernel/world.ts';
import type { Interface } from '../../../src/cloud/premises/interface.ts';
import { type RoutingEntry, routingTable } from '../../../src/cloud/premises/routing-table.ts';
import { routersIn, sitesIn } from '../../../src/cloud/premises/sites.ts';
import type { StaticRoute } from '../../../src/frr/running-config.ts';
import { LISBON } from './site.ts';

const world = createWorld('table', 'us-east-1', {
  images: {},
  clients: {},
  defaultVpc: false,
  premises: { lisbon: LISBON },
});
const [site] = sitesIn(world);
const [edge] = routersIn(world);

const port = (name: string, address: string, more: Partial<Interface> = {}): Interface => ({
  name,
  kind: 'lan',
  addresses: [address],
  mtu: 1500,
  up: true,
  ...more,
});
const OFFICE = port('office', '192.168.10.1/24');
const LINE = port('eth0', '203.0.113.10/32', { kind: 'internet', node: 'lisbon/edge/eth0' });
const VTI1 = port('vti1', '169.254.10.2/30', { kind: 'tunnel', node: 'vpn-1/1' });
const VTI2 = port('vti2', '169.254.11.2/30', { kind: 'tunnel', node: 'vpn-1/2' });
const ALL = [OFFICE, LINE, VTI1, VTI2];

function learnt(prefix: string, isInternal: boolean, ...nextHops: string[]): BgpRoute {
  const path = {
    source: { kind: 'peer', neighbor: nextHops[0] ?? '', asn: 64512, routerId: '1.1.1.1', isInternal },
    attributes: {
      origin: 'igp',
      asPath: [],
      nextHop: nextHops[0] ?? '',
      med: 100,
      communities: [],
      largeCommunities: [],
    },
    weight: 0,
    at: 0,
  } as unknown as Path;
  return { prefix, best: path, nextHops: nextHops.map((address) => ({ address, neighbor: address, path })) };
}

function table(
  statics: readonly StaticRoute[] = [],
  bgp: readonly BgpRoute[] = [],
  interfaces: readonly Interface[] = ALL,
): readonly RoutingEntry[] {
  if (!site || !edge) throw new Error('there is a site with a router');
  return routingTable(site, edge, interfaces, statics, bgp);
}

/** `bgp 10.0.0.0/8 [20] via … vti1 → vpn-1/1`, `>` before those in use. */
function words(entries: readonly RoutingEntry[], prefix: string): readonly string[] {
  return entries
    .filter((entry) => entry.prefix === prefix)
    .map(({ isSelected, source, distance, nextHops }) => {
      const hops = nextHops.map((hop) =>
        [hop.via, hop.interface, hop.node].map((word) => word ?? '-').join(' '),
      );
      return `${isSelected ? '>' : ' '}${source} [${distance}] ${hops.join(', ')}`;
    });
}

describe('of each prefix the lowest administrative distance is in use, as FRR has them', () => {
  const PREFIX = '10.20.0.0/16';
  const byTunnel = { prefix: PREFIX, nextHop: '169.254.10.1', distance: 1 };
  test.each<[string, readonly StaticRoute[], readonly BgpRoute[], readonly string[]]>([
    ['static alone', [byTunnel], [], ['>static [1] 169.254.10.1 vti1 vpn-1/1']],
    [
      'static before BGP',
      [byTunnel],
      [learnt(PREFIX, false, '169.254.11.1')],
      ['>static [1] 169.254.10.1 vti1 vpn-1/1', ' bgp [20] 169.254.11.1 vti2 vpn-1/2'],
    ],
    [
      'a floating static route after BGP',
      [{ ...byTunnel, distance: 250 }],
      [learnt(PREFIX, false, '169.254.11.1')],
      [' static [250] 169.254.10.1 vti1 vpn-1/1', '>bgp [20] 169.254.11.1 vti2 vpn-1/2'],
    ],
    [
      'inside BGP at 200',
      [{ ...byTunnel, distance: 100 }],
      [learnt(PREFIX, true, '192.168.10.2')],
      ['>static [100] 169.254.10.1 vti1 vpn-1/1', ' bgp [200] 192.168.10.2 office lisbon/office/back+edge'],
    ],
    [
      'several next hops share the load',
      [],
      [learnt(PREFIX, false, '169.254.10.1', '169.254.11.1')],
      ['>bgp [20] 169.254.10.1 vti1 vpn-1/1, 169.254.11.1 vti2 vpn-1/2'],
    ],
    [
      'and so do static routes of one distance',
      [byTunnel, { prefix: PREFIX, interface: 'vti2', distance: 1 }],
      [],
      ['>static [1] 169.254.10.1 vti1 vpn-1/1, - vti2 vpn-1/2'],
    ],
    ['one that drops', [{ prefix: PREFIX, drop: 'Null0', distance: 1 }], [], ['>static [1] ']],
    [
      'a next hop that nobody leads to',
      [{ ...byTunnel, nextHop: '10.99.0.1' }],
      [],
      [' static [1] 10.99.0.1 - -'],
    ],
    [
      'a next hop that is the router itself',
      [{ ...byTunnel, nextHop: '192.168.10.1' }],
      [],
      [' static [1] 192.168.10.1 - -'],
    ],
    [
      'a neighbour who is nobody takes no packets, but the route stands',
      [{ ...byTunnel, nextHop: '192.168.10.77' }],
      [],
      ['>static [1] 192.168.10.77 office -'],
    ],
    [
      'a host as next hop',
      [{ ...byTunnel, nextHop: '192.168.10.20' }],
      [],
      ['>static [1] 192.168.10.20 office lisbon/desk/eth0'],
    ],
    [
      'a next hop on another interface than was said',
      [{ ...byTunnel, interface: 'vti2' }],
      [],
      [' static [1] 169.254.10.1 - -'],
    ],
  ])('%s', (_, statics, bgp, expected) => {
    expect(words(table(statics, bgp), PREFIX)).toEqual(expected);
  });
});

test('a next hop behind another route is followed to its interface, but not by the route by default', () => {
  const behind = [learnt('10.20.0.0/16', true, '172.16.0.9')];
  const way = { prefix: '172.16.0.0/24', nextHop: '169.254.10.1', distance: 1 };
  expect(words(table([way], behind), '10.20.0.0/16')).toEqual(['>bgp [200] 172.16.0.9 vti1 vpn-1/1']);
  expect(words(table([], behind), '10.20.0.0/16')).toEqual([' bgp [200] 172.16.0.9 - -']);
});

test('next hops that lead to each other come to nothing', () => {
  const statics = [
    { prefix: '10.1.0.0/16', nextHop: '10.2.0.1', distance: 1 },
    { prefix: '10.2.0.0/16', nextHop: '10.1.0.1', distance: 1 },
  ];
  expect(words(table(statics), '10.1.0.0/16')).toEqual([' static [1] 10.2.0.1 - -']);
});

test('the line to the internet brings a route by default; what is down brings nothing', () => {
  expect(words(table(), '0.0.0.0/0')).toEqual(['>kernel [0] - eth0 lisbon/edge/eth0']);
  expect(words(table(), '192.168.10.0/24')).toEqual(['>connected [0] - office -']);
  const down = ALL.map((one) => ({ ...one, up: false }));
  const static1 = [{ prefix: '10.20.0.0/16', nextHop: '169.254.10.1', distance: 1 }];
  expect(table(static1, [], down).filter(({ isSelected }) => isSelected)).toEqual([]);
});

test('the identical list while nothing changed', () => {
  const statics: readonly StaticRoute[] = [];
  const bgp: readonly BgpRoute[] = [];
  expect(table(statics, bgp)).toBe(table(statics, bgp));
});
