import { describe, expect, test } from 'vitest';
import {
  equalPackets,
  isEmptyPackets,
  NO_PACKETS,
  type PacketSet,
  packetsContain,
} from '../../src/kit/packet-set.ts';
import { describePacketSet, describeServices } from '../../src/kit/packet-words.ts';
import { rangesContain } from '../../src/kit/ranges.ts';
import { type Endpoint, type Graph, reach, reachAll, type SegmentNode, trace } from '../../src/net/index.ts';
import {
  campus,
  changed,
  fenceIn,
  fenceOut,
  gateway,
  graph,
  guardIn,
  host,
  net,
  nic,
  OPEN,
  obstacle,
  packet,
  router,
  segment,
  table,
} from './build.ts';

const INTERNET: Endpoint = { world: 'anywhere' };
const at = (...interfaces: string[]): Endpoint => ({ interfaces });
const only = (set: PacketSet, family: 4 | 6): PacketSet =>
  family === 4 ? { v4: set.v4, v6: [] } : { v4: [], v6: set.v6 };

describe('what gets through, exactly', () => {
  const cases: readonly [name: string, from: Endpoint, to: Endpoint, services: readonly string[]][] = [
    ['internet to web', INTERNET, at('eni-web'), ['icmp/8', 'tcp/80']],
    ['internet to a machine without public address', INTERNET, at('eni-lobby'), []],
    ['internet to db', INTERNET, at('eni-db'), []],
    ['internet to the NAT gateway', INTERNET, at('eni-nat'), []],
    ['web to db', at('eni-web'), at('eni-db'), ['icmp/8', 'tcp/5432']],
    ['web and lobby to db', at('eni-web', 'eni-lobby'), at('eni-db'), ['icmp/8', 'tcp/5432']],
    ['db to web, by private and by public address', at('eni-db'), at('eni-web'), ['icmp/8', 'tcp/80']],
    ['lobby to the internet', at('eni-lobby'), INTERNET, []],
    [
      'one part of the internet to web',
      { world: [net('203.0.113.0/24')] },
      at('eni-web'),
      ['icmp/8', 'tcp/80'],
    ],
  ];
  test.each(cases)('%s', (_, from, to, services) => {
    expect(describeServices(reach(campus(), from, to))).toEqual(services);
  });

  test('where answers find no way back, nothing is reached, though one-way messages arrive', () => {
    const cut = changed(
      campus(),
      table('rtb-front', ['10.0.0.0/16 local']),
      nic('eni-web', 'front', '10.0.0.10', { ...OPEN, owner: 'web' }),
    );
    expect(describeServices(only(reach(cut, INTERNET, at('eni-web')), 4))).toEqual([]);
    const unreachable = packet('icmp/3 from 203.0.113.7 to 54.0.0.10');
    expect(trace(cut, { from: { world: true }, packet: unreachable }).disposition).toBe('delivered');
  });

  test('R-VPC-95 db to the internet: IPv4 by translation of TCP, UDP and ICMP, IPv6 as it is', () => {
    const set = reach(campus(), at('eni-db'), INTERNET);
    expect(describeServices(only(set, 4))).toEqual(['icmp/8', 'tcp', 'udp']);
    expect(describeServices(only(set, 6))).toEqual(['all']);
  });

  test('the set holds the packets as they are sent: public destinations from outside, private sources from inside', () => {
    const inward = reach(campus(), { world: [net('203.0.113.7/32')] }, at('eni-web'));
    expect(describePacketSet(only(inward, 4))).toEqual(['icmp/8, tcp/80 from 203.0.113.7 to 54.0.0.10']);
    expect(packetsContain(inward, packet('tcp/80 from 203.0.113.7 to 54.0.0.10'))).toBe(true);
    expect(packetsContain(inward, packet('tcp/80 from 203.0.113.7 to 10.0.0.10'))).toBe(false);
    expect(packetsContain(inward, packet('tcp/80 from 203.0.113.8 to 54.0.0.10'))).toBe(false);
    const outward = reach(campus(), at('eni-web'), { world: [net('8.8.8.8/32')] });
    expect(describePacketSet(outward)).toEqual(['all from 10.0.0.10 to 8.8.8.8']);
  });

  test('R-NACL-9 a network ACL without ephemeral ports lets only odd senders through', () => {
    const base = campus();
    const strict = changed(base, {
      ...(base.nodes.get('front') as SegmentNode),
      outbound: fenceOut('acl', '100 allow tcp/500 to 0.0.0.0/0'),
    });
    const set = only(reach(strict, INTERNET, at('eni-web')), 4);
    const tcp = set.v4.filter(({ protocol }) => rangesContain(protocol, 6));
    expect(tcp.map(({ sourcePort }) => sourcePort)).toEqual([[500, 501]]);
  });

  test('a stopped machine gets nothing', () => {
    const base = campus();
    const off = changed(base, {
      ...(base.nodes.get('web') as never as object),
      obstacle: obstacle('STOPPED'),
    } as never);
    expect(isEmptyPackets(reach(off, INTERNET, at('eni-web')))).toBe(true);
  });
});

test('a host reaches itself, whatever its filters say', () => {
  const set = reach(campus(), at('eni-db'), at('eni-db'));
  expect(packetsContain(set, packet('udp/9 from 10.0.1.10 to 10.0.1.10'))).toBe(true);
});

test('the world to itself, and what nobody holds', () => {
  const set = reach(campus(), { world: [net('8.8.8.8/32')] }, INTERNET);
  expect(packetsContain(set, packet('tcp/80 from 8.8.8.8 to 1.1.1.1'))).toBe(true);
  expect(packetsContain(set, packet('tcp/80 from 8.8.8.8 to 54.0.0.99'))).toBe(false);
  expect(packetsContain(set, packet('tcp/80 from 8.8.8.8 to 10.0.0.1'))).toBe(false);
});

describe('everybody at once', () => {
  /** `count` machines in two subnets, three kinds of filters, each second one with a public address. */
  function fleet(count: number): Graph {
    const guards = [80, 443, 22].map((port) => guardIn(`sg-${port}`, `allow tcp/${port} from 0.0.0.0/0`));
    const machines = Array.from({ length: count }, (_, index) => {
      const address = `10.0.${index % 2}.${10 + (index >> 1)}`;
      return { index, address, outside: `54.0.${index % 2}.${10 + (index >> 1)}` };
    });
    const routes = ['10.0.0.0/16 local', '0.0.0.0/0 igw'];
    const serves = host('pattern', 'none', 'tcp/80').serves;
    return graph(
      router('vpc', 'igw'),
      segment('s0', 'vpc', '10.0.0.0/24', table('rtb-0', routes)),
      segment('s1', 'vpc', '10.0.1.0/24', table('rtb-1', routes), {
        inbound: fenceIn('acl', '100 allow all from 0.0.0.0/0'),
      }),
      gateway(
        'igw',
        'vpc',
        machines
          .filter(({ index }) => index % 4 < 2)
          .map(({ address, outside }) => `${address}=${outside}`)
          .join(' '),
        '',
      ),
      ...machines.flatMap(({ index, address }) => [
        nic(`eni-${index}`, `s${index % 2}`, address, {
          inbound: guards[index % 3]!,
          outbound: OPEN.outbound,
          owner: `i-${index}`,
        }),
        { ...host(`i-${index}`, `eni-${index}`, ''), serves },
      ]),
    );
  }

  test('the table has a line for groups, not for machines', () => {
    const lines = (count: number) => [...reachAll(fleet(count)).entries()].length;
    expect(lines(120)).toBe(lines(24));
  });

  test('looked up in the table or asked for alone, a pair gets the same answer', () => {
    const one = fleet(16);
    const all = reachAll(one);
    for (const from of ['eni-0', 'eni-3', 'eni-6']) {
      for (const to of ['eni-1', 'eni-2', 'eni-5', 'eni-15']) {
        expect(equalPackets(all.between(from, to), reach(one, at(from), at(to)))).toBe(true);
      }
      expect(equalPackets(all.between(from, 'world'), reach(one, at(from), INTERNET))).toBe(true);
      expect(equalPackets(all.between('world', from), reach(one, INTERNET, at(from)))).toBe(true);
    }
  });

  test('an unknown interface is our own mistake', () => {
    expect(() => reachAll(fleet(2)).between('eni-9', 'world')).toThrow("no interface 'eni-9'");
    expect(equalPackets(reach(fleet(2), { world: [] }, at('eni-0')), NO_PACKETS)).toBe(true);
  });
});
