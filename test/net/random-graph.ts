/**
 * Random small networks, drawn so that often something works and often something is in the way: three segments of two
 * routers, filters from a small vocabulary, routes that may lead anywhere, translators, a valve, a link, appliances.
 */
import fc from 'fast-check';
import type { Graph, GraphNode, InterfaceNode, Packet } from '../../src/net/index.ts';
import {
  balancer,
  fenceIn,
  fenceOut,
  gateway,
  graph,
  guardIn,
  guardOut,
  host,
  ip,
  link,
  nat,
  nic,
  obstacle,
  router,
  segment,
  table,
  valve,
} from './build.ts';

const sometimes = <T>(value: fc.Arbitrary<T>, weight = 3) =>
  fc.option(value, { nil: undefined, freq: weight });
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: value, weight: 1 });
const rarely = fc.integer({ min: 0, max: 11 }).map((draw) => draw === 11);

const WHAT = ['all', 'tcp', 'tcp/80', 'tcp/1024-65535', 'udp/53', 'icmp', 'icmp/8', '50'];
const CIDRS = [
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/16',
  '10.0.1.0/24',
  '10.0.0.4/32',
  '203.0.113.0/24',
  '54.0.0.0/16',
  '2001:db8:1::/56',
];
const what = fc.constantFrom('all', 'all', ...WHAT);
const cidr = fc.constantFrom('0.0.0.0/0', '::/0', ...CIDRS);

const guard = (end: 'from' | 'to') =>
  fc.array(
    fc.tuple(what, cidr).map(([one, where]) => `allow ${one} ${end} ${where}`),
    { minLength: 1, maxLength: 3 },
  );
const fence = (end: 'from' | 'to') =>
  fc
    .tuple(
      fc.array(
        fc
          .tuple(fc.constantFrom('allow', 'deny'), what, cidr)
          .map(([action, one, where]) => `${action} ${one} ${end} ${where}`),
        { maxLength: 3 },
      ),
      fc.boolean(),
    )
    .map(([rules, open]) =>
      open ? [...rules, `allow all ${end} 0.0.0.0/0`, `allow all ${end} ::/0`] : rules,
    );

const DESTINATIONS = [
  '0.0.0.0/0',
  '0.0.0.0/0',
  '::/0',
  '::/0',
  '8.0.0.0/8',
  '10.0.2.0/24',
  '10.1.0.0/16',
  '2600::/16',
];
const HOPS = ['igw', 'igw', 'nat', 'eigw', 'eni-router', 'eni-masquerade', 'peer', 'local', 'blackhole'];
const routes = fc
  .array(fc.tuple(fc.constantFrom(...DESTINATIONS), fc.constantFrom(...HOPS)), { minLength: 1, maxLength: 4 })
  .map((list) => [...list.map(([to, hop]) => `${to} ${hop}`), '10.0.0.0/16 local', '2001:db8:1::/56 local']);

const segmentParts = fc.record({
  inbound: sometimes(fence('from'), 2),
  outbound: sometimes(fence('to'), 2),
  routes,
  down: rarely,
});
const interfaceParts = fc.record({
  inbound: sometimes(guard('from'), 4),
  outbound: sometimes(guard('to'), 3),
  checks: rarely,
  down: rarely,
  stopped: rarely,
  quiet: rarely,
});

const BALANCED = ['10.0.0.4:80', '10.0.0.5:80', '10.0.1.4:80', '10.0.1.5:81', '10.1.0.4:80', '10.0.0.40:80'];
const balanced = fc
  .tuple(fc.constantFrom('kept', 'own'), fc.subarray(BALANCED, { minLength: 1 }))
  .map(([source, targets]) => [source, ...targets].join(' '));
const balancerParts = fc.record({
  tcp: balanced,
  udp: balanced,
  inbound: seldom(guard('from')),
  outbound: seldom(guard('to')),
  down: rarely,
});

/** ID, segment, addresses. */
const HOSTS = [
  ['a', 'one', '10.0.0.4 2001:db8:1:0::4'],
  ['b', 'one', '10.0.0.5'],
  ['c', 'two', '10.0.1.4 2001:db8:1:1::4'],
  ['d', 'two', '10.0.1.5 10.0.1.6'],
  ['e', 'three', '10.1.0.4 2001:db8:2::4'],
  ['router', 'two', '10.0.1.20 2001:db8:1:1::20'],
  ['masquerade', 'one', '10.0.0.20 2001:db8:1:0::20'],
] as const;
const MAPPINGS = [
  '10.0.0.4=54.0.0.4',
  '10.0.0.5=54.0.0.5',
  '10.0.1.5=54.0.0.6',
  '10.0.0.20=54.0.0.20',
  '10.0.0.30=54.0.0.30',
  '10.1.0.4=54.0.0.9',
  '10.0.1.40=54.0.0.40',
];

const NO_GUARDS = { inbound: undefined, outbound: undefined, down: false };

export const someGraph: fc.Arbitrary<Graph> = fc
  .record({
    segments: fc.tuple(segmentParts, segmentParts, segmentParts),
    interfaces: fc.array(interfaceParts, { minLength: HOSTS.length, maxLength: HOSTS.length }),
    mappings: fc.subarray(MAPPINGS),
    passes: fc.subarray(['2001:db8:1::/56']),
    edge: sometimes(fc.constantFrom('10.0.1.0/24 eni-router', '0.0.0.0/0 local', '10.0.0.0/24 blackhole'), 1),
    natIn: fc.constantFrom('one', 'two'),
    linkDown: rarely,
    balancers: fc.tuple(balancerParts, balancerParts),
    /** Where nobody stands guard, more gets through to whoever is behind a balancer. */
    calm: fc.boolean(),
  })
  .map(({ segments, interfaces, mappings, passes, edge, natIn, linkDown, balancers, calm }) => {
    const nodes: GraphNode[] = [
      router('r1', 'igw'),
      router('r2'),
      gateway(
        'igw',
        'r1',
        mappings.join(' '),
        passes.join(' '),
        edge === undefined ? {} : { inboundRoutes: 'edge' },
      ),
      valve('eigw', 'r1', '2001:db8:1::/56'),
      link('peer', 'r1', 'r2', linkDown ? { obstacle: obstacle('CUT') } : {}),
      nic('eni-nat', natIn, natIn === 'one' ? '10.0.0.30' : '10.0.1.30', {
        checksAddresses: false,
        owner: 'nat',
      }),
      nat('nat', 'eni-nat'),
      table('edge', edge === undefined ? [] : [edge, '0.0.0.0/0 local', '::/0 local']),
    ];
    const cidrs = [
      '10.0.0.0/24 2001:db8:1:0::/64',
      '10.0.1.0/24 2001:db8:1:1::/64',
      '10.1.0.0/24 2001:db8:2::/64',
    ];
    ['one', 'two', 'three'].forEach((id, index) => {
      const { routes: list, ...parts } = segments[index]!;
      const { inbound, outbound, down } = calm ? NO_GUARDS : parts;
      // Next hops must hang on the same router; the far one only knows the link.
      const own = id === 'three' ? ['10.1.0.0/16 local', '10.0.0.0/16 peer', '2001:db8:1::/56 peer'] : list;
      nodes.push(
        ...segment(id, id === 'three' ? 'r2' : 'r1', cidrs[index]!, table(`rtb-${id}`, own), {
          ...(inbound && { inbound: fenceIn(`in-${id}`, ...inbound) }),
          ...(outbound && { outbound: fenceOut(`out-${id}`, ...outbound) }),
          ...(down && { obstacle: obstacle('DARK') }),
        }),
      );
    });
    HOSTS.forEach(([id, where, addresses], index) => {
      const { checks, stopped, quiet, ...parts } = interfaces[index]!;
      const { inbound, outbound, down } = calm ? NO_GUARDS : parts;
      const forwards = id === 'router' ? 'route' : id === 'masquerade' ? 'translate' : undefined;
      nodes.push(
        nic(`eni-${id}`, where, addresses, {
          owner: id,
          checksAddresses: forwards === undefined || checks,
          ...(inbound && { inbound: guardIn(`sg-in-${id}`, ...inbound) }),
          ...(outbound && { outbound: guardOut(`sg-out-${id}`, ...outbound) }),
          ...(down && { obstacle: obstacle('DOWN') }),
        }),
        host(id, `eni-${id}`, index % 2 === 0 ? 'tcp/80 udp/53' : 'tcp/80', {
          answersPing: !quiet,
          ...(forwards && { forwards }),
          ...(stopped && { obstacle: obstacle('STOPPED') }),
        }),
      );
    });
    balancers.forEach(({ tcp, udp, inbound, outbound, down }, index) => {
      const [id, where, address] = index === 0 ? ['lb', 'two', '10.0.1.40'] : ['lb2', 'one', '10.0.0.40'];
      nodes.push(
        nic(`eni-${id}`, where!, address!, {
          checksAddresses: false,
          owner: id!,
          ...(inbound && { inbound: guardIn(`sg-in-${id}`, ...inbound) }),
          ...(outbound && { outbound: guardOut(`sg-out-${id}`, ...outbound) }),
        }),
        balancer(
          id!,
          `eni-${id}`,
          [`tcp/80 ${tcp}`, `udp/53 ${udp}`],
          down ? { obstacle: obstacle('DEAD') } : {},
        ),
      );
    });
    return graph(...nodes);
  });

const TARGETS_4 = [
  '10.0.0.4',
  '10.0.0.5',
  '10.0.1.4',
  '10.0.1.6',
  '10.1.0.4',
  '10.0.0.30',
  '10.0.1.20',
  '10.0.1.40',
  '10.0.0.40',
  '10.0.0.99',
  '10.0.9.9',
  '54.0.0.4',
  '54.0.0.5',
  '54.0.0.6',
  '54.0.0.20',
  '54.0.0.30',
  '54.0.0.40',
  '54.0.0.99',
  '8.8.8.8',
  '203.0.113.7',
  '192.168.0.1',
];
const TARGETS_6 = [
  '2001:db8:1::4',
  '2001:db8:1:1::4',
  '2001:db8:2::4',
  '2001:db8:1:1::20',
  '2001:db8:1::99',
  '2600::1',
  'fe80::1',
];
const HEADERS = [
  ...[80, 81, 40_000].flatMap((destinationPort) =>
    [500, 40_000].map((sourcePort) => ({ protocol: 6, sourcePort, destinationPort })),
  ),
  { protocol: 17, sourcePort: 1024, destinationPort: 53 },
  { protocol: 17, sourcePort: 1023, destinationPort: 54 },
  { protocol: 50, sourcePort: 0, destinationPort: 0 },
];
const PINGS = { 4: [8 * 256, 0, 3 * 256 + 4], 6: [128 * 256, 129 * 256] } as const;
const pings = (family: 4 | 6) =>
  PINGS[family].map((destinationPort) => ({
    protocol: family === 4 ? 1 : 58,
    sourcePort: 9,
    destinationPort,
  }));

/** Every interesting packet that an address may send. */
export function packetsFrom(source: string): Packet[] {
  const from = ip(source);
  return (from.family === 4 ? TARGETS_4 : TARGETS_6).flatMap((target) =>
    [...HEADERS, ...pings(from.family)].map((header) => ({
      source: from,
      destination: ip(target),
      ...header,
    })),
  );
}

export function interfacesOf(one: Graph): InterfaceNode[] {
  return [...one.nodes.values()].filter((node): node is InterfaceNode => node.kind === 'interface');
}
