import { expect, test } from 'vitest';
import {
  ALL_PACKETS,
  NO_PACKETS,
  type PacketSet,
  packets,
  subtractPackets,
  unionPackets,
} from '../../src/kit/packet-set.ts';
import { describePacketSet, describeServices } from '../../src/kit/packet-words.ts';
import { parsePrefix, prefixRanges } from '../../src/kit/prefix.ts';

const tcp = (first: number, last = first) =>
  packets(4, { protocol: [6, 7], destinationPort: [first, last + 1] });
const ping = (code: number) => packets(4, { protocol: [1, 2], destinationPort: [2048 + code, 2049 + code] });
/** Of ICMP, only echo requests. */
const answerable = () =>
  subtractPackets(packets(4, {}), packets(4, { protocol: [1, 2], destinationPort: [0, 2048, 2304, 65_536] }));
const cases: readonly [string, PacketSet, readonly string[]][] = [
  ['nothing', NO_PACKETS, []],
  ['everything', ALL_PACKETS, ['all']],
  ['everything of one family', packets(4, {}), ['all']],
  ['everything that can be answered', answerable(), ['all']],
  [
    'all but pings of one code',
    subtractPackets(answerable(), ping(7)),
    [...['icmp/8/0-6', 'icmp/8/8-255', 'tcp', 'udp', 'icmpv6'], ...['0', '2-5', '7-16', '18-57', '59-255']],
  ],
  ['a port', tcp(80), ['tcp/80']],
  ['ports', unionPackets(tcp(443), tcp(80), tcp(1024, 65_535)), ['tcp/80', 'tcp/443', 'tcp/1024-65535']],
  [
    'ports of two terms that touch',
    unionPackets(tcp(80), packets(6, { protocol: [6, 7], destinationPort: [81, 82] })),
    ['tcp/80-81'],
  ],
  ['a whole protocol', packets(4, { protocol: [6, 7] }), ['tcp']],
  ['ping', packets(4, { protocol: [1, 2], destinationPort: [2048, 2049] }), ['icmp/8/0']],
  ['a type', packets(4, { protocol: [1, 2], destinationPort: [768, 1024] }), ['icmp/3']],
  [
    'types and codes',
    packets(4, { protocol: [1, 2], destinationPort: [771, 1281] }),
    ['icmp/3/3-255', 'icmp/4', 'icmp/5/0'],
  ],
  [
    'ICMPv6',
    packets(6, { protocol: [58, 59], destinationPort: [128 * 256, 128 * 256 + 1] }),
    ['icmpv6/128/0'],
  ],
  ['protocols without a name', packets(4, { protocol: [47, 48, 50, 52] }), ['47', '50-51']],
  [
    'all but one',
    subtractPackets(packets(4, {}), tcp(22)),
    ['icmp', 'tcp/0-21', 'tcp/23-65535', 'udp', 'icmpv6', '0', '2-5', '7-16', '18-57', '59-255'],
  ],
];

test.each(cases)('services: %s', (_, set, words) => expect(describeServices(set)).toEqual(words));

test('a whole set: what can be answered is all there is to say', () => {
  const from = packets(4, { source: [1, 2] });
  expect(describePacketSet(answerable())).toEqual(['all IPv4']);
  expect(describePacketSet(subtractPackets(from, subtractPackets(from, answerable())))).toEqual([
    'all from 0.0.0.1',
  ]);
});

test('a whole set, a line for all services between the same ends', () => {
  const ranges = (text: string) => prefixRanges(parsePrefix(text)!);
  const web = packets(4, {
    protocol: [6, 7],
    destinationPort: [80, 81],
    source: ranges('10.0.0.0/24'),
    destination: ranges('10.0.1.7/32'),
  });
  expect(describePacketSet(web)).toEqual(['tcp/80 from 10.0.0.0-10.0.0.255 to 10.0.1.7']);
  expect(describePacketSet(packets(4, { sourcePort: [1024, 65_536] }))).toEqual([
    'all source port 1024-65535',
  ]);
  expect(describePacketSet(packets(6, { source: ranges('2001:db8::/64') }))).toEqual([
    'all from 2001:db8::-2001:db8::ffff:ffff:ffff:ffff',
  ]);
  expect(describePacketSet(ALL_PACKETS)).toEqual(['all IPv4', 'all IPv6']);
  expect(describePacketSet(NO_PACKETS)).toEqual([]);
});
