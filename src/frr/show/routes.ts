/** `show ip route`, `show ipv6 route`, `show interface …`: the routing table and what it stands on. */
import { parseAddress } from '../../kit/address.ts';
import { parsePrefix, prefixContains } from '../../kit/prefix.ts';
import { type Answer, type Call, type Command, notSimulated, type RibRoute, say } from '../command.ts';
import { canonicalPrefix } from '../prefix-text.ts';
import { entryOf } from '../record.ts';
import { comparePrefixes } from '../text/bgp-lines.ts';
import { agoOf } from './duration.ts';

const SOURCES = '<bgp|connected|kernel|static>$source';

export const ROUTE_SHOWS: readonly Command[] = [
  { pattern: `show ip route [${SOURCES}]`, run: (call) => table(call, 4) },
  { pattern: `show ipv6 route [${SOURCES}]`, run: (call) => table(call, 6) },
  { pattern: 'show ip route <A.B.C.D|A.B.C.D/M>$to', run: entry },
  { pattern: 'show ipv6 route <X:X::X:X|X:X::X:X/M>$to', run: entry },
  { pattern: 'show interface brief', run: brief },
  { pattern: 'show interface description', run: descriptions },
  { pattern: 'show interface [IFNAME$name]', run: interfaces },
  ...notSimulated(
    'show <ip|ipv6> route <json|summary|table|tag|vrf|longer-prefixes|supernets-only|nexthop-group> [LINE...]',
  ),
];

const LETTERS: Readonly<Record<RibRoute['source'], string>> = {
  bgp: 'B',
  connected: 'C',
  kernel: 'K',
  static: 'S',
};

const CODES: Readonly<Record<4 | 6, readonly string[]>> = {
  4: [
    'Codes: K - kernel route, C - connected, S - static, R - RIP,',
    '       O - OSPF, I - IS-IS, B - BGP, E - EIGRP, N - NHRP,',
    '       T - Table, v - VNC, V - VNC-Direct, A - Babel, F - PBR,',
  ],
  6: [
    'Codes: K - kernel route, C - connected, S - static, R - RIPng,',
    '       O - OSPFv3, I - IS-IS, B - BGP, N - NHRP, T - Table,',
    '       v - VNC, V - VNC-Direct, A - Babel, F - PBR,',
  ],
};

const MARKS = [
  '       f - OpenFabric,',
  '       > - selected route, * - FIB route, q - queued, r - rejected, b - backup',
  '       t - trapped, o - offload failure',
  '',
];

function table({ args, view }: Call, family: 4 | 6): Answer {
  const routes = view.routes
    .filter(
      ({ prefix, source }) => isOf(prefix, family) && (args.source === undefined || source === args.source),
    )
    .sort((left, right) => comparePrefixes(left.prefix, right.prefix) || left.distance - right.distance);
  if (routes.length === 0) return say('');
  const lines = routes.flatMap((route) => routeLines(route, view.network.now));
  return say(`${[...CODES[family], ...MARKS, ...lines].join('\n')}\n`);
}

const isOf = (prefix: string, family: 4 | 6) => prefix.includes(':') === (family === 6);

function routeLines(route: RibRoute, now: number): readonly string[] {
  const { source, selected, prefix, distance, metric, nextHops } = route;
  const mark = `${LETTERS[source]}${selected ? '>' : ' '}${selected ? '*' : ' '}`;
  const numbers = source === 'connected' ? '' : ` [${distance}/${metric}]`;
  const weight = source === 'connected' || source === 'kernel' ? '' : ', weight 1';
  const ways = nextHops.length === 0 ? [' unreachable (blackhole)'] : nextHops.map(wayWords);
  const since = route.since === undefined ? '' : `, ${agoOf(route.since, now)}`;
  return ways.map((way, index) => {
    const head =
      index === 0
        ? `${mark} ${prefix}${numbers}`
        : `  ${selected ? '*' : ' '}`.padEnd(mark.length + 1 + prefix.length + numbers.length);
    return `${head}${way}${weight}${since}`;
  });
}

function wayWords({ address, interface: name }: RibRoute['nextHops'][number]): string {
  if (address === undefined) return ` is directly connected, ${name}`;
  return ` via ${address}${name === undefined ? ' inactive' : `, ${name}`}`;
}

function entry({ args, view }: Call): Answer {
  const { to = '' } = args;
  const wanted = to.includes('/') ? canonicalPrefix(to) : longestMatch(view.routes, to);
  const routes = view.routes.filter(({ prefix }) => prefix === wanted);
  if (routes.length === 0) return say('% Network not in table\n');
  return say(routes.map((route) => entryText(route, view.network.now)).join(''));
}

function longestMatch(routes: readonly RibRoute[], to: string): string | undefined {
  const address = parseAddress(to);
  if (!address) return undefined;
  const covering = routes.flatMap(({ prefix }) => {
    const parsed = parsePrefix(prefix);
    return parsed && parsed.family === address.family && prefixContains(parsed, address)
      ? [parsed.length]
      : [];
  });
  return routes.find(({ prefix }) => {
    const parsed = parsePrefix(prefix);
    return (
      parsed?.family === address.family &&
      prefixContains(parsed, address) &&
      parsed.length === Math.max(...covering)
    );
  })?.prefix;
}

function entryText(route: RibRoute, now: number): string {
  const { prefix, source, distance, metric, selected, nextHops } = route;
  const ways = nextHops.length === 0 ? ['unreachable (blackhole)'] : nextHops.map(plainWay);
  return [
    `Routing entry for ${prefix}`,
    `  Known via "${source}", distance ${distance}, metric ${metric}${selected ? ', best' : ''}`,
    ...(route.since === undefined ? [] : [`  Last update ${agoOf(route.since, now)} ago`]),
    ...ways.map((way) => `  ${selected ? '*' : ' '} ${way}${source === 'connected' ? '' : ', weight 1'}`),
    '',
    '',
  ].join('\n');
}

function plainWay({ address, interface: name }: RibRoute['nextHops'][number]): string {
  if (address === undefined) return `directly connected, ${name}`;
  return `${address}${name === undefined ? ' inactive' : `, via ${name}`}`;
}

function brief({ view }: Call): Answer {
  const lines = [...view.interfaces]
    .sort(byName)
    .map(({ name, up, addresses }) =>
      [
        `${name.padEnd(16)}${(up ? 'up' : 'down').padEnd(8)}${'default'.padEnd(16)}${addresses[0] ?? ''}`,
        ...addresses.slice(1).map((address) => `${' '.repeat(40)}${address}`),
      ].join('\n'),
    );
  const head = [
    'Interface       Status  VRF             Addresses',
    '---------       ------  ---             ---------',
  ];
  return say(`${[...head, ...lines, ''].join('\n')}\n`);
}

const byName = (left: { readonly name: string }, right: { readonly name: string }) =>
  left.name < right.name ? -1 : 1;

function descriptions({ view, config }: Call): Answer {
  const lines = [...view.interfaces].sort(byName).map(({ name, up }) => {
    const state = up ? 'up' : 'down';
    const words = entryOf(config.interfaces, name)?.description ?? '';
    return `${name.padEnd(16)}${state.padEnd(8)}${state.padEnd(10)}${words}`;
  });
  return say(`${['Interface       Status  Protocol  Description', ...lines].join('\n')}\n`);
}

function interfaces({ args, view, config }: Call): Answer {
  const wanted = view.interfaces.filter(({ name }) => args.name === undefined || name === args.name);
  if (args.name !== undefined && wanted.length === 0) return say(`% Can't find interface ${args.name}\n`);
  const lines = [...wanted].sort(byName).flatMap(({ name, up, mtu, addresses }) => {
    const description = entryOf(config.interfaces, name)?.description;
    const state = up ? 'up' : 'down';
    return [
      `Interface ${name} is ${state}, line protocol is ${state}`,
      ...(description === undefined ? [] : [`  Description: ${description}`]),
      '  vrf: default',
      ...(mtu === undefined ? [] : [`  metric 0 mtu ${mtu}`]),
      ...addresses.map((address) => `  ${address.includes(':') ? 'inet6' : 'inet'} ${address}`),
    ];
  });
  return say(`${lines.join('\n')}\n`);
}
