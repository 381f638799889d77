/** Small networks for the tests of the packet engine, written the way one would draw them. */
import { type Address, type Family, parseAddress } from '../../src/kit/address.ts';
import { ALL_PORTS, type PacketSet, packets } from '../../src/kit/packet-set.ts';
import { type Prefix, parsePrefix, prefixRanges } from '../../src/kit/prefix.ts';
import { type Ranges, range, singleton } from '../../src/kit/ranges.ts';
import type {
  AttachmentNode,
  BalancerNode,
  DynamicTranslatorNode,
  Filter,
  FilterRule,
  Graph,
  GraphNode,
  HostNode,
  InterfaceNode,
  LinkNode,
  Obstacle,
  Packet,
  Route,
  RouterNode,
  RouteTable,
  SegmentNode,
  StaticTranslatorNode,
  ValveNode,
  WorldNode,
} from '../../src/net/index.ts';

export const ip = (text: string): Address => {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
};

export const net = (text: string): Prefix => {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`${text} is no prefix`);
  return prefix;
};

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** `tcp/80`, `tcp/1024-65535`, `icmp/8` (a type), `gre` as `47`, `all`. */
export function service(text: string): { protocol?: Ranges; destinationPort?: Ranges } {
  if (text === 'all') return {};
  const [name = '', ports] = text.split('/');
  const protocol = NUMBERS[name] ?? Number(name);
  if (ports === undefined) return { protocol: singleton(protocol) };
  const [first = '', last = first] = ports.split('-');
  const scale = protocol === 1 || protocol === 58 ? 256 : 1;
  return {
    protocol: singleton(protocol),
    destinationPort: range(Number(first) * scale, (Number(last) + 1) * scale),
  };
}

/** `tcp/80 from 10.0.0.4 to 8.8.8.8`, source port 40000 unless told: `tcp/80 from 10.0.0.4:500 to 8.8.8.8`. */
export function packet(text: string): Packet {
  const [, what = '', from = '', to = ''] = /^(\S+) from (\S+) to (\S+)$/.exec(text) ?? [];
  const [, source = from, port = '40000'] = /^([\d.]+):(\d+)$/.exec(from) ?? [];
  const { protocol = [], destinationPort = [0] } = service(what);
  const number = Number(protocol[0]);
  const [sourcePort, target] =
    number === 6 || number === 17
      ? [Number(port), Number(destinationPort[0])]
      : number === 1 || number === 58
        ? [7, Number(destinationPort[0])]
        : [0, 0];
  return { source: ip(source), destination: ip(to), protocol: number, sourcePort, destinationPort: target };
}

/** `allow tcp/80 from 0.0.0.0/0`, `100 deny all to ::/0`. */
export function rule(owner: string, text: string): FilterRule {
  const [, name = text, action = '', what = '', end = '', cidr = ''] =
    /^(?:(\S+) )?(allow|deny) (\S+) (from|to) (\S+)$/.exec(text) ?? [];
  const prefix = net(cidr);
  const match: PacketSet = packets(prefix.family, {
    ...service(what),
    [end === 'from' ? 'source' : 'destination']: prefixRanges(prefix),
  });
  return {
    origin: { resource: owner, label: owner, rule: `rule ${name}` },
    action: action as 'allow' | 'deny',
    match,
  };
}

const filter =
  (direction: Filter['direction'], order: Filter['order'], code: string) =>
  (id: string, ...rules: string[]): Filter => ({
    origin: { resource: id, label: id },
    code,
    direction,
    order,
    rules: rules.map((text) => rule(id, text)),
  });

export const guardIn = filter('inbound', 'any-allow', 'GUARD');
export const guardOut = filter('outbound', 'any-allow', 'GUARD');
export const fenceIn = filter('inbound', 'first-match', 'FENCE');
export const fenceOut = filter('outbound', 'first-match', 'FENCE');

const part = (id: string) => ({ id, origin: { resource: id, label: id } });

/** `0.0.0.0/0 igw`, `10.0.0.0/16 local`, `10.9.0.0/16 blackhole`, `10.4.0.0/16 tunnel-1|tunnel-2`. */
export function table(id: string, routes: readonly string[], remedies?: RouteTable['remedies']): RouteTable {
  return {
    ...part(id),
    kind: 'table',
    routes: routes.map((text) => route(id, text)),
    ...(remedies && { remedies }),
  };
}

function route(id: string, text: string): Route {
  const [cidr = '', to = ''] = text.split(' ');
  const origin = { resource: id, label: id, rule: `route ${cidr}` };
  const target: Route['target'] =
    to === 'local'
      ? { kind: 'local' }
      : to === 'blackhole'
        ? { kind: 'blackhole', text: `Route ${cidr} leads nowhere; replace it.` }
        : to.includes('|')
          ? { kind: 'several', nodes: to.split('|') }
          : { kind: 'node', node: to };
  return { prefix: net(cidr), origin, target };
}

export const router = (id: string, door?: string): RouterNode => ({
  ...part(id),
  kind: 'router',
  ...(door !== undefined && { door }),
});

/** With its table. */
export function segment(
  id: string,
  of: string,
  cidrs: string,
  routes: RouteTable,
  more: Partial<SegmentNode> = {},
): readonly [SegmentNode, RouteTable] {
  const prefixes = cidrs.split(' ').map(net);
  const node: SegmentNode = {
    ...part(id),
    kind: 'segment',
    router: of,
    prefixes,
    routes: routes.id,
    reserved: [],
    ...more,
  };
  return [node, routes];
}

export function nic(
  id: string,
  of: string,
  addresses: string,
  more: Partial<InterfaceNode> = {},
): InterfaceNode {
  return {
    ...part(id),
    kind: 'interface',
    segment: of,
    addresses: addresses.split(' ').map(ip),
    checksAddresses: true,
    ...more,
  };
}

export function host(id: string, interfaces: string, serves: string, more: Partial<HostNode> = {}): HostNode {
  const list = serves
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => {
      const [name = '', port] = text.split('/');
      return { protocol: NUMBERS[name] ?? Number(name), ...(port !== undefined && { port: Number(port) }) };
    });
  return {
    ...part(id),
    kind: 'host',
    interfaces: interfaces.split(' '),
    serves: list,
    answersPing: true,
    ...more,
  };
}

/** `10.0.0.4=54.0.0.4` */
export function gateway(
  id: string,
  of: string,
  mappings: string,
  passes: string,
  more: Partial<StaticTranslatorNode> = {},
): StaticTranslatorNode {
  return {
    ...part(id),
    kind: 'static-translator',
    router: of,
    mappings: mappings
      .split(' ')
      .filter((text) => text !== '')
      .map((text) => {
        const [inside = '', outside = ''] = text.split('=');
        return {
          inside: ip(inside),
          outside: ip(outside),
          origin: { resource: `eip-${outside}`, label: outside },
        };
      }),
    passes: passes
      .split(' ')
      .filter((text) => text !== '')
      .map(net),
    codes: { outbound: 'NO_PUBLIC_ADDRESS_OUT', inbound: 'NO_PUBLIC_ADDRESS_IN' },
    ...more,
  };
}

export const nat = (
  id: string,
  at: string,
  more: Partial<DynamicTranslatorNode> = {},
): DynamicTranslatorNode => ({ ...part(id), kind: 'dynamic-translator', interface: at, ...more });
/** Services as `tcp/80 kept 10.0.0.4:80 10.0.0.5:8080` or, under its own address, `tcp/80 own 10.0.0.4:80`. */
export const balancer = (
  id: string,
  at: string,
  services: readonly string[],
  more: Partial<BalancerNode> = {},
): BalancerNode => ({
  ...part(id),
  kind: 'balancer',
  interface: at,
  services: services.map((text) => {
    const [what = '', source = '', ...targets] = text.split(' ');
    const [name = '', port] = what.split('/');
    return {
      origin: { resource: `${id}/${what}`, label: `listener ${what}` },
      protocol: NUMBERS[name] ?? Number(name),
      port: Number(port),
      keepsSource: source === 'kept',
      targets: targets.map((target) => {
        const [address = '', number] = target.split(':');
        return { address: ip(address), port: Number(number) };
      }),
    };
  }),
  codes: { closed: 'NO_LISTENER', vacant: 'NO_TARGET', itself: 'MEETS_ITSELF' },
  ...more,
});
export const valve = (id: string, of: string, passes: string): ValveNode => ({
  ...part(id),
  kind: 'valve',
  router: of,
  passes: passes.split(' ').map(net),
});
/** Joins a router to a transit router; `one:eni-x two:eni-y` are zones and interfaces. */
export const attachment = (
  id: string,
  transit: string,
  routes: string,
  ports: string,
  more: Partial<AttachmentNode> = {},
): AttachmentNode => ({
  ...part(id),
  kind: 'attachment',
  transit,
  routes,
  ports: ports.split(' ').map((port) => {
    const [zone = '', eni = ''] = port.split(':');
    return { zone, interface: eni };
  }),
  sticky: false,
  code: 'WRONG_ZONE',
  ...more,
});

export const link = (id: string, left: string, right: string, more: Partial<LinkNode> = {}): LinkNode => ({
  ...part(id),
  kind: 'link',
  ends: [{ router: left }, { router: right }],
  ...more,
});

export const world = (more: Partial<WorldNode> = {}): WorldNode => ({
  ...part('internet'),
  kind: 'world',
  allocated: [net('54.0.0.0/16')],
  clients: [{ name: 'lisbon', addresses: [ip('203.0.113.7'), ip('2001:db8:7::7')] }],
  ...more,
});

type Parts = readonly (GraphNode | readonly GraphNode[])[];

const byId = (parts: Parts) => (parts.flat() as GraphNode[]).map((node) => [node.id, node] as const);

export function graph(...parts: Parts): Graph {
  return { nodes: new Map(byId([world(), ...parts])) };
}

/** The graph with some nodes replaced or added. */
export function changed(base: Graph, ...parts: Parts): Graph {
  return { ...base, nodes: new Map([...base.nodes, ...byId(parts)]) };
}

export const obstacle = (code: string): Obstacle => ({ code, text: `${code} stands in the way; remove it.` });
export const families: readonly Family[] = [4, 6];
export const allPorts = ALL_PORTS;

const ANYWHERE_IN = guardIn('open-in', 'allow all from 0.0.0.0/0', 'allow all from ::/0');
const ANYWHERE_OUT = guardOut('open-out', 'allow all to 0.0.0.0/0', 'allow all to ::/0');
export const OPEN = { inbound: ANYWHERE_IN, outbound: ANYWHERE_OUT };

/**
 * A network like those that learners build: web (public) and lobby (public subnet, no public address) in `front`,
 * db in `back`, which goes out through a NAT gateway and, for IPv6, through a valve.
 */
export function campus(): Graph {
  const all = (direction: 'from' | 'to') => [
    `100 allow all ${direction} 0.0.0.0/0`,
    `101 allow all ${direction} ::/0`,
  ];
  const web = {
    inbound: guardIn(
      'sg-web',
      'allow tcp/80 from 0.0.0.0/0',
      'allow tcp/80 from ::/0',
      'allow icmp from 0.0.0.0/0',
    ),
    outbound: ANYWHERE_OUT,
  };
  const db = {
    inbound: guardIn('sg-db', 'allow tcp/5432 from 10.0.0.0/24', 'allow icmp from 10.0.0.0/24'),
    outbound: ANYWHERE_OUT,
  };
  return graph(
    router('vpc', 'igw'),
    segment(
      'front',
      'vpc',
      '10.0.0.0/24 2001:db8:1:0::/64',
      table('rtb-front', ['10.0.0.0/16 local', '2001:db8:1::/56 local', '0.0.0.0/0 igw', '::/0 igw']),
      {
        inbound: fenceIn('acl-front', ...all('from')),
        outbound: fenceOut('acl-front', ...all('to')),
        reserved: ['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.255'].map(ip),
      },
    ),
    segment(
      'back',
      'vpc',
      '10.0.1.0/24 2001:db8:1:1::/64',
      table('rtb-back', ['10.0.0.0/16 local', '2001:db8:1::/56 local', '0.0.0.0/0 nat', '::/0 eigw']),
      {
        inbound: fenceIn('acl-back', ...all('from')),
        outbound: fenceOut('acl-back', ...all('to')),
      },
    ),
    nic('eni-web', 'front', '10.0.0.10 2001:db8:1:0::10', { ...web, owner: 'web' }),
    host('web', 'eni-web', 'tcp/80 tcp/443'),
    nic('eni-lobby', 'front', '10.0.0.11', { ...web, owner: 'lobby' }),
    host('lobby', 'eni-lobby', 'tcp/80'),
    nic('eni-nat', 'front', '10.0.0.20', { checksAddresses: false, owner: 'nat' }),
    nat('nat', 'eni-nat'),
    nic('eni-db', 'back', '10.0.1.10 2001:db8:1:1::10', { ...db, owner: 'db' }),
    host('db', 'eni-db', 'tcp/5432'),
    gateway('igw', 'vpc', '10.0.0.10=54.0.0.10 10.0.0.20=54.0.0.20', '2001:db8:1::/56'),
    valve('eigw', 'vpc', '2001:db8:1::/56'),
  );
}
