import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../src/kit/address.ts';
import { type FlowTrace, type Graph, type SegmentNode, trace } from '../../src/net/index.ts';
import {
  campus,
  changed,
  fenceIn,
  fenceOut,
  gateway,
  guardOut,
  nic,
  OPEN,
  obstacle,
  packet,
  table,
} from './build.ts';

const INTERNET = { world: true } as const;
const send = (graph: Graph, from: string, text: string, towards?: string): FlowTrace =>
  trace(graph, {
    from: from === 'internet' ? INTERNET : { interface: from },
    packet: packet(text),
    ...(towards !== undefined && { towards }),
  });
const codes = (result: FlowTrace) =>
  result.blockers.map(({ code, direction, origin }) => `${direction} ${code} ${origin.resource}`);

describe('a network that works', () => {
  const cases: readonly [from: string, packet: string, disposition: string][] = [
    ['internet', 'tcp/80 from 203.0.113.7 to 54.0.0.10', 'delivered'],
    ['internet', 'tcp/80 from 2001:db8:7::7 to 2001:db8:1::10', 'delivered'],
    ['internet', 'icmp/8 from 203.0.113.7 to 54.0.0.10', 'delivered'],
    ['eni-web', 'tcp/443 from 10.0.0.10 to 8.8.8.8', 'delivered'],
    ['eni-web', 'udp/53 from 10.0.0.10 to 8.8.8.8', 'delivered'],
    ['eni-web', '47 from 10.0.0.10 to 8.8.8.8', 'delivered'],
    ['eni-web', 'tcp/5432 from 10.0.0.10 to 10.0.1.10', 'delivered'],
    ['eni-web', 'icmp/8 from 10.0.0.10 to 10.0.1.10', 'delivered'],
    ['eni-web', 'icmp/3 from 10.0.0.10 to 10.0.1.10', 'delivered'],
    ['eni-db', 'tcp/443 from 10.0.1.10 to 8.8.8.8', 'delivered'],
    ['eni-db', 'tcp/443 from 10.0.1.10:500 to 8.8.8.8', 'delivered'],
    ['eni-db', 'icmp/8 from 10.0.1.10 to 8.8.8.8', 'delivered'],
    ['eni-db', 'tcp/443 from 2001:db8:1:1::10 to 2600::1', 'delivered'],
    ['eni-db', 'icmpv6/128 from 2001:db8:1:1::10 to 2600::1', 'delivered'],
    ['eni-web', 'tcp/80 from 10.0.0.10 to 10.0.0.10', 'delivered'],
    ['internet', 'tcp/443 from 203.0.113.7 to 8.8.8.8', 'delivered'],
  ];
  test.each(cases)('from %s %s is %s', (from, text, disposition) => {
    const result = send(campus(), from, text);
    expect(codes(result)).toEqual([]);
    expect(result.disposition).toBe(disposition);
  });

  test('R-SG-30 the steps come in order, and each names its rule', () => {
    const { forward, back } = send(campus(), 'internet', 'tcp/80 from 203.0.113.7 to 54.0.0.10');
    expect(forward.map(({ node, action, origin }) => [node, action, origin.rule ?? ''])).toEqual([
      ['internet', 'originated', ''],
      ['igw', 'translated', ''],
      ['front', 'permitted', 'rule 100'],
      ['eni-web', 'permitted', 'rule allow tcp/80 from 0.0.0.0/0'],
      ['web', 'delivered', ''],
    ]);
    expect(back.map(({ node, action, origin }) => [node, action, origin.rule ?? ''])).toEqual([
      ['web', 'originated', ''],
      ['eni-web', 'tracked', ''],
      ['front', 'permitted', 'rule 100'],
      ['vpc', 'routed', 'route 0.0.0.0/0'],
      ['igw', 'translated', ''],
      ['internet', 'delivered', ''],
    ]);
  });

  test('R-VPC-103 out through a NAT gateway: two translations, undone in turn', () => {
    const { forward, back } = send(campus(), 'eni-db', 'tcp/443 from 10.0.1.10:500 to 8.8.8.8');
    const sources = forward.map(
      ({ packet: { source, sourcePort } }) => `${formatAddress(source)}:${sourcePort}`,
    );
    expect([...new Set(sources)]).toEqual(['10.0.1.10:500', '10.0.0.20:1524', '54.0.0.20:1524']);
    const targets = back.map(
      ({ packet: { destination, destinationPort } }) => `${formatAddress(destination)}:${destinationPort}`,
    );
    expect([...new Set(targets)]).toEqual(['54.0.0.20:1524', '10.0.0.20:1524', '10.0.1.10:500']);
    expect(forward.filter(({ action }) => action === 'permitted').map(({ node }) => node)).toEqual([
      'eni-db',
      'back',
      'front',
      'front',
    ]);
  });

  test.each([
    [1, 1025],
    [1023, 2047],
    [1024, 1024],
    [65_535, 65_535],
  ])('R-VPC-96 behind a NAT gateway source port %i is %i', (port, outside) => {
    const { forward } = send(campus(), 'eni-db', `udp/53 from 10.0.1.10:${port} to 8.8.8.8`);
    expect(forward.at(-1)?.packet.sourcePort).toBe(outside);
  });

  test('R-SG-2 neighbours meet neither network ACL nor route table', () => {
    const { forward } = send(campus(), 'eni-web', 'tcp/80 from 10.0.0.10 to 10.0.0.11');
    expect(forward.map(({ node }) => node)).toEqual(['web', 'eni-web', 'eni-lobby', 'lobby']);
  });

  test('hairpin: to a public address of the own network, out through the gateway and in again', () => {
    const open = changed(
      campus(),
      nic('eni-web', 'front', '10.0.0.10 2001:db8:1:0::10', { ...OPEN, owner: 'web' }),
    );
    const fromNat = send(open, 'eni-db', 'tcp/80 from 10.0.1.10 to 54.0.0.10');
    expect(codes(fromNat)).toEqual([]);
    const received = fromNat.forward.at(-1);
    expect(received?.node).toBe('web');
    expect(formatAddress(received!.packet.source)).toBe('54.0.0.20');
    const toItself = send(open, 'eni-web', 'tcp/80 from 10.0.0.10 to 54.0.0.10');
    expect(codes(toItself)).toEqual([]);
    expect(formatAddress(toItself.forward.at(-1)!.packet.source)).toBe('54.0.0.10');
  });
});

describe('a port that nobody serves is refused, not lost', () => {
  test.each([
    ['tcp/443', 'refused'],
    ['tcp/81', 'refused'],
    ['udp/53', 'refused'],
    ['50', 'refused'],
    ['tcp/80', 'delivered'],
    ['icmp/8', 'delivered'],
  ])('R-SG-31 %s: %s', (what, disposition) => {
    const open = changed(campus(), nic('eni-lobby', 'front', '10.0.0.11', { ...OPEN, owner: 'lobby' }));
    const result = send(open, 'eni-db', `${what} from 10.0.1.10 to 10.0.0.11`);
    expect(result.disposition).toBe(disposition);
    expect(result.blockers).toEqual([]);
  });

  test('a refusal by UDP comes as ICMP, which a stateless filter must let through', () => {
    const open = changed(campus(), nic('eni-lobby', 'front', '10.0.0.11', { ...OPEN, owner: 'lobby' }));
    const strict = changed(open, {
      ...(open.nodes.get('back') as SegmentNode),
      inbound: fenceIn('acl-strict', '100 allow udp from 0.0.0.0/0'),
    });
    const result = send(strict, 'eni-db', 'udp/53 from 10.0.1.10 to 10.0.0.11');
    expect(result.disposition).toBe('reply-dropped');
    expect(codes(result)).toEqual(['back FENCE acl-strict']);
    expect(result.blockers[0]?.packet).toMatchObject({ protocol: 1, destinationPort: 3 * 256 + 3 });
  });
});

const edit = <T>(graph: Graph, id: string, change: Partial<T>): Graph =>
  changed(graph, { ...(graph.nodes.get(id) as object), ...change } as never);

describe('one obstacle', () => {
  const base = campus();
  const cases: readonly [
    name: string,
    graph: Graph,
    from: string,
    packet: string,
    blockers: readonly string[],
  ][] = [
    ['inbound filter', base, 'internet', 'tcp/22 from 203.0.113.7 to 54.0.0.10', ['forward GUARD sg-web']],
    [
      'outbound filter',
      edit(base, 'eni-db', { outbound: guardOut('sg-none') }),
      'eni-db',
      'tcp/443 from 10.0.1.10 to 8.8.8.8',
      ['forward GUARD sg-none'],
    ],
    [
      'R-CT-9 an outbound filter does not hold back answers',
      edit(base, 'eni-web', { outbound: guardOut('sg-none') }),
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.10',
      [],
    ],
    [
      'R-NACL-5 a deny before the allow',
      edit(base, 'front', {
        inbound: fenceIn('acl-x', '90 deny tcp/80 from 203.0.113.0/24', '100 allow all from 0.0.0.0/0'),
      }),
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.10',
      ['forward FENCE acl-x'],
    ],
    [
      'R-NACL-9 no rule for the way back',
      edit(base, 'front', { outbound: fenceOut('acl-x', '100 allow tcp/80 to 0.0.0.0/0') }),
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.10',
      ['back FENCE acl-x'],
    ],
    [
      'R-ROUTE-11 no route',
      changed(base, table('rtb-front', ['10.0.0.0/16 local'])),
      'eni-web',
      'tcp/80 from 10.0.0.10 to 8.8.8.8',
      ['forward NO_ROUTE_TO_DESTINATION rtb-front'],
    ],
    [
      'no route back',
      changed(base, table('rtb-front', ['10.0.0.0/16 local'])),
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.10',
      ['back NO_ROUTE_TO_DESTINATION rtb-front'],
    ],
    [
      'R-ROUTE-11 a blackhole does not fall back to a shorter prefix',
      changed(base, table('rtb-front', ['8.0.0.0/8 blackhole', '0.0.0.0/0 igw'])),
      'eni-web',
      'tcp/80 from 10.0.0.10 to 8.8.8.8',
      ['forward BLACKHOLE_ROUTE rtb-front'],
    ],
    [
      'R-VPC-75 no public address, outwards',
      base,
      'eni-lobby',
      'tcp/80 from 10.0.0.11 to 8.8.8.8',
      ['forward NO_PUBLIC_ADDRESS_OUT igw'],
    ],
    [
      'an address that nobody holds',
      base,
      'eni-web',
      'tcp/80 from 10.0.0.10 to 10.0.0.99',
      ['forward UNUSED_ADDRESS front'],
    ],
    [
      'a reserved address',
      base,
      'eni-web',
      'tcp/80 from 10.0.0.10 to 10.0.0.1',
      ['forward RESERVED_ADDRESS front'],
    ],
    [
      'an address outside all subnets',
      base,
      'eni-web',
      'tcp/80 from 10.0.0.10 to 10.0.9.1',
      ['forward UNUSED_ADDRESS vpc'],
    ],
    [
      'a public address that is not in use',
      base,
      'eni-web',
      'tcp/80 from 10.0.0.10 to 54.0.0.99',
      ['forward UNUSED_ADDRESS internet'],
    ],
    [
      'a private address on the internet',
      base,
      'eni-web',
      'tcp/80 from 10.0.0.10 to 192.168.0.1',
      ['forward NOT_ROUTED_BY_INTERNET internet'],
    ],
    [
      'a stopped host',
      edit(base, 'web', { obstacle: obstacle('STOPPED') }),
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.10',
      ['forward STOPPED web'],
    ],
    [
      'a stopped sender',
      edit(base, 'db', { obstacle: obstacle('STOPPED') }),
      'eni-db',
      'tcp/80 from 10.0.1.10 to 8.8.8.8',
      ['forward STOPPED db'],
    ],
    [
      'an interface that is down',
      edit(base, 'eni-web', { obstacle: obstacle('DOWN') }),
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.10',
      ['forward DOWN eni-web'],
    ],
    [
      'a segment that is down, noted once',
      edit(base, 'front', { obstacle: obstacle('DARK') }),
      'eni-web',
      'tcp/80 from 10.0.0.10 to 10.0.0.11',
      ['forward DARK front'],
    ],
    [
      'a gateway that is missing',
      edit(base, 'igw', { obstacle: obstacle('MISSING') }),
      'eni-web',
      'tcp/80 from 10.0.0.10 to 8.8.8.8',
      ['forward MISSING igw'],
    ],
    [
      'R-VPC-95 a protocol that NAT does not know',
      base,
      'eni-db',
      '50 from 10.0.1.10 to 8.8.8.8',
      ['forward PROTOCOL_NOT_TRANSLATED nat'],
    ],
    [
      'R-VPC-99 nothing comes in through NAT',
      base,
      'internet',
      'tcp/80 from 203.0.113.7 to 54.0.0.20',
      ['forward UNSOLICITED_INBOUND nat'],
    ],
    [
      'R-VPC-99 NAT does not answer pings',
      base,
      'eni-web',
      'icmp/8 from 10.0.0.10 to 10.0.0.20',
      ['forward UNSOLICITED_INBOUND nat'],
    ],
    [
      'a host that does not answer pings',
      edit(base, 'db', { answersPing: false }),
      'eni-web',
      'icmp/8 from 10.0.0.10 to 10.0.1.10',
      ['forward ICMP_ECHO_UNANSWERED db'],
    ],
  ];
  test.each(cases)('%s', (_, graph, from, text, blockers) => {
    const result = send(graph, from, text);
    expect(codes(result)).toEqual(blockers);
    const lost = blockers[0]?.startsWith('back') ? 'reply-dropped' : 'dropped';
    expect(result.disposition).toBe(blockers.length === 0 ? 'delivered' : lost);
  });

  test('R-VPC-82 IPv6 behind a valve: nothing begins outside', () => {
    const own = edit<never>(base, 'igw', { passes: [] } as never);
    const result = send(
      edit(own, 'eni-db', OPEN),
      'internet',
      'tcp/5432 from 2001:db8:7::7 to 2001:db8:1:1::10',
    );
    expect(codes(result)).toEqual(['forward UNSOLICITED_INBOUND eigw']);
  });

  test('an answer that goes back through a NAT gateway which never saw the request', () => {
    const mapped = edit(base, 'igw', { mappings: gateway('igw', 'vpc', '10.0.1.10=54.0.0.30', '').mappings });
    const result = send(edit(mapped, 'eni-db', OPEN), 'internet', 'tcp/5432 from 203.0.113.7 to 54.0.0.30');
    expect(codes(result)).toEqual(['back REPLY_OUTSIDE_ITS_FLOW rtb-back']);
    expect(result.blockers[0]?.text).toContain('route 0.0.0.0/0');
  });
});
