/** Ways through other machines: appliances, NAT instances, links between routers, routes for what comes in. */
import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../src/kit/address.ts';
import { NO_PACKETS } from '../../src/kit/packet-set.ts';
import type { FlowTrace, Graph, HostNode, InterfaceNode } from '../../src/net/index.ts';
import { reach, trace } from '../../src/net/index.ts';
import {
  campus,
  changed,
  gateway,
  graph,
  guardIn,
  host,
  link,
  nic,
  OPEN,
  obstacle,
  packet,
  router,
  segment,
  table,
} from './build.ts';

const send = (one: Graph, from: string, text: string): FlowTrace =>
  trace(one, { from: from === 'internet' ? { world: true } : { interface: from }, packet: packet(text) });
const codes = (result: FlowTrace) =>
  result.blockers.map(({ code, direction, origin }) => `${direction} ${code} ${origin.resource}`);
const nodes = (result: FlowTrace, way: 'forward' | 'back' = 'forward') => [
  ...new Set(result[way].map(({ node }) => node)),
];

/** The back subnet goes out through a machine in the front subnet. */
function withAppliance(forwards: HostNode['forwards'], appliance: Partial<InterfaceNode> = {}): Graph {
  const base = campus();
  return changed(
    base,
    table('rtb-back', ['10.0.0.0/16 local', '0.0.0.0/0 eni-box']),
    nic('eni-box', 'front', '10.0.0.30', { ...OPEN, checksAddresses: false, owner: 'box', ...appliance }),
    host('box', 'eni-box', 'tcp/22', forwards === undefined ? {} : { forwards }),
    gateway('igw', 'vpc', '10.0.0.10=54.0.0.10 10.0.0.30=54.0.0.30 10.0.1.10=54.0.1.10', '2001:db8:1::/56'),
  );
}
const OUT = 'tcp/443 from 10.0.1.10 to 8.8.8.8';

describe('R-VPC-105 a NAT instance', () => {
  test('hides the sender behind itself, and hands the answer back', () => {
    const result = send(withAppliance('translate'), 'eni-db', OUT);
    expect(codes(result)).toEqual([]);
    expect(nodes(result)).toEqual([
      'db',
      'eni-db',
      'back',
      'vpc',
      'front',
      'eni-box',
      'box',
      'igw',
      'internet',
    ]);
    expect(nodes(result, 'back')).toEqual([
      'internet',
      'igw',
      'front',
      'eni-box',
      'box',
      'vpc',
      'back',
      'eni-db',
      'db',
    ]);
    const sources = result.forward.map((step) => formatAddress(step.packet.source));
    expect([...new Set(sources)]).toEqual(['10.0.1.10', '10.0.0.30', '54.0.0.30']);
  });

  test('R-VPC-115 needs its source/destination check off', () => {
    const result = send(withAppliance('translate', { checksAddresses: true }), 'eni-db', OUT);
    expect(codes(result)).toEqual(['forward SOURCE_DESTINATION_CHECK eni-box']);
  });

  test('needs an inbound rule for those behind it, and none for the answers', () => {
    const closed = send(withAppliance('translate', { inbound: guardIn('sg-box') }), 'eni-db', OUT);
    expect(codes(closed)).toEqual(['forward GUARD sg-box']);
    const open = send(
      withAppliance('translate', { inbound: guardIn('sg-box', 'allow tcp/443 from 10.0.1.0/24') }),
      'eni-db',
      OUT,
    );
    expect(codes(open)).toEqual([]);
  });

  test('carries protocols that a NAT gateway does not', () => {
    expect(codes(send(withAppliance('translate'), 'eni-db', '50 from 10.0.1.10 to 8.8.8.8'))).toEqual([]);
  });

  test('that does not pass on packets loses them', () => {
    expect(codes(send(withAppliance(undefined), 'eni-db', OUT))[0]).toBe('forward NOT_FORWARDING box');
  });
});

test('an appliance that only routes: the answer comes straight back, past it (R-ROUTE-18)', () => {
  const result = send(withAppliance('route'), 'eni-db', OUT);
  expect(codes(result)).toEqual([]);
  expect(nodes(result)).toContain('box');
  expect(nodes(result, 'back')).not.toContain('box');
});

describe('R-ROUTE-30 routes for what comes in from the world', () => {
  const inspected = (edge: string) => {
    const base = withAppliance('route');
    const igw = gateway('igw', 'vpc', '10.0.1.10=54.0.1.10', '', { inboundRoutes: 'rtb-edge' });
    const routes = table('rtb-edge', [edge, '10.0.0.0/16 local']);
    return changed(base, igw, routes, { ...(base.nodes.get('eni-db') as InterfaceNode), ...OPEN });
  };

  test('lead through the appliance, both ways', () => {
    const result = send(
      inspected('10.0.1.0/24 eni-box'),
      'internet',
      'tcp/5432 from 203.0.113.7 to 54.0.1.10',
    );
    expect(codes(result)).toEqual([]);
    expect(nodes(result)).toContain('box');
    expect(nodes(result, 'back')).toContain('box');
  });

  test('or past it', () => {
    const result = send(
      inspected('10.0.5.0/24 eni-box'),
      'internet',
      'tcp/5432 from 203.0.113.7 to 54.0.1.10',
    );
    expect(nodes(result)).not.toContain('box');
  });
});

test('packets that routes send in a circle are lost, and the circle is named', () => {
  const base = withAppliance('route');
  const looped = changed(base, table('rtb-front', ['10.0.0.0/16 local', '0.0.0.0/0 eni-box']));
  const result = send(looped, 'eni-db', OUT);
  expect(codes(result)).toEqual(['forward ROUTING_LOOP rtb-front']);
});

test('an obstacle in a circle is told once, however often the packet meets it', () => {
  const back = { target: { kind: 'node', node: 'eni-box' }, text: 'add a route to eni-box' } as const;
  const base = withAppliance('route');
  const looped = changed(
    base,
    table('rtb-front', ['10.0.0.0/16 local'], () => [back]),
  );
  expect(codes(send(looped, 'eni-db', OUT))).toEqual([
    'forward NO_ROUTE_TO_DESTINATION rtb-front',
    'forward ROUTING_LOOP rtb-back',
  ]);
});

describe('a link between two routers', () => {
  const linked = (more: Parameters<typeof link>[3] = {}, back = '10.0.0.0/16 peer') =>
    graph(
      router('r1'),
      router('r2'),
      link('peer', 'r1', 'r2', more),
      segment('one', 'r1', '10.0.0.0/24', table('rtb-one', ['10.0.0.0/16 local', '10.1.0.0/16 peer'])),
      segment('two', 'r2', '10.1.0.0/24', table('rtb-two', ['10.1.0.0/16 local', back])),
      nic('eni-a', 'one', '10.0.0.4', { ...OPEN, owner: 'a' }),
      host('a', 'eni-a', ''),
      nic('eni-b', 'two', '10.1.0.4', { ...OPEN, owner: 'b' }),
      host('b', 'eni-b', 'tcp/80'),
    );
  const HELLO = 'tcp/80 from 10.0.0.4 to 10.1.0.4';

  test('carries both ways', () => {
    const result = send(linked(), 'eni-a', HELLO);
    expect(codes(result)).toEqual([]);
    expect(nodes(result)).toContain('peer');
    expect(nodes(result, 'back')).toContain('peer');
  });

  test('cut, it is one obstacle, not one a direction', () => {
    expect(codes(send(linked({ obstacle: obstacle('CUT') }), 'eni-a', HELLO))).toEqual(['forward CUT peer']);
  });

  test('a route at one end only is half a way', () => {
    const result = send(linked({}, '10.9.0.0/16 peer'), 'eni-a', HELLO);
    expect(result.disposition).toBe('reply-dropped');
    expect(codes(result)).toEqual(['back NO_ROUTE_TO_DESTINATION rtb-two']);
  });
});

test('a machine with two interfaces sends on towards the segment that it stands in', () => {
  const firewall = graph(
    router('r'),
    segment('in', 'r', '10.0.0.0/24', table('rtb-in', ['10.0.1.0/24 eni-left', '10.0.0.0/16 local'])),
    segment('out', 'r', '10.0.1.0/24', table('rtb-out', ['10.0.0.0/24 eni-right', '10.0.0.0/16 local'])),
    nic('eni-left', 'in', '10.0.0.9', { ...OPEN, checksAddresses: false, owner: 'wall' }),
    nic('eni-right', 'out', '10.0.1.9', { ...OPEN, checksAddresses: false, owner: 'wall' }),
    host('wall', 'eni-left eni-right', '', { forwards: 'route' }),
    nic('eni-a', 'in', '10.0.0.4', { ...OPEN, owner: 'a' }),
    host('a', 'eni-a', ''),
    nic('eni-b', 'out', '10.0.1.4', { ...OPEN, owner: 'b' }),
    host('b', 'eni-b', 'tcp/80'),
  );
  const result = send(firewall, 'eni-a', 'tcp/80 from 10.0.0.4 to 10.0.1.4');
  expect(codes(result)).toEqual([]);
  expect(nodes(result)).toEqual(['a', 'eni-a', 'r', 'eni-left', 'wall', 'eni-right', 'eni-b', 'b']);
  expect(nodes(result, 'back')).toEqual(['b', 'eni-b', 'r', 'eni-right', 'wall', 'eni-left', 'eni-a', 'a']);
});

describe('R-VPC-115 a next hop that looks like its neighbour', () => {
  /** What the back subnet sends to the front one goes to `box`, which nothing but its address tells from `twin`. */
  const twins = graph(
    router('vpc'),
    segment('front', 'vpc', '10.0.0.0/24', table('rtb-front', ['10.0.0.0/16 local'])),
    segment('back', 'vpc', '10.0.1.0/24', table('rtb-back', ['10.0.1.0/24 local', '10.0.0.0/16 eni-box'])),
    nic('eni-box', 'front', '10.0.0.30', { ...OPEN, owner: 'box' }),
    host('box', 'eni-box', 'tcp/80'),
    nic('eni-twin', 'front', '10.0.0.31', { ...OPEN, owner: 'twin' }),
    host('twin', 'eni-twin', 'tcp/80'),
    nic('eni-db', 'back', '10.0.1.10', { ...OPEN, owner: 'db' }),
    host('db', 'eni-db', 'tcp/5432'),
  );

  test('drops what is for the neighbour, by its address check', () => {
    const result = send(twins, 'eni-db', 'tcp/80 from 10.0.1.10 to 10.0.0.31');
    expect(codes(result)[0]).toBe('forward SOURCE_DESTINATION_CHECK eni-box');
    expect(reach(twins, { interfaces: ['eni-db'] }, { interfaces: ['eni-twin'] })).toEqual(NO_PACKETS);
  });

  test('takes what is for itself', () => {
    expect(send(twins, 'eni-db', 'tcp/80 from 10.0.1.10 to 10.0.0.30').disposition).toBe('delivered');
  });
});
