/**
 * The networks of a site in the packet engine: a segment each, which hangs on its gateway. The other routers reach into it
 * by a link, and each other by links between them.
 */
import { ADDRESS_BITS, type Address, parseAddress } from '../../kit/address.ts';
import { coveringPrefixes } from '../../kit/covering-prefixes.ts';
import { memoise } from '../../kit/memoise.ts';
import { parsePrefix, prefixOf, prefixRange, prefixRanges } from '../../kit/prefix.ts';
import { rangesFrom, subtractRanges } from '../../kit/ranges.ts';
import type {
  GraphNode,
  HostNode,
  InterfaceNode,
  LinkNode,
  RouterNode,
  RouteTable,
  SegmentNode,
} from '../../net/graph.ts';
import { protocolNumber } from '../ec2/traffic.ts';
import type { Flags } from './flags.ts';
import type { Gateways } from './gateways.ts';
import { shut } from './lower-router.ts';
import { nodeIds } from './node-ids.ts';
import { ETHERNET_MTU } from './own-interfaces.ts';
import type { PremisesHost, PremisesRouter, Site } from './sites.ts';

export const lowerNetworks = memoise((site: Site, gateways: Gateways): readonly GraphNode[] =>
  Object.entries(site.setting.networks).flatMap(([name, text]) => {
    const id = nodeIds.segment(site.name, name);
    const { router: gateway, mtu = ETHERNET_MTU, shut: off = [] } = gateways.get(id) ?? {};
    const routers = site.routers.filter(({ setting }) => Object.hasOwn(setting.networks, name));
    const origin = { resource: id, label: `network ${id}` };
    const segment: SegmentNode = {
      kind: 'segment',
      id,
      origin,
      mtu,
      gateway: addressesIn(
        name,
        routers.find((router) => router.id === gateway),
      ),
      router: gateway ?? nodeIds.noGateway(id),
      routes: nodeIds.routes(gateway ?? nodeIds.noGateway(id)),
      prefixes: prefixesOf(text, name, routers),
      reserved: [],
    };
    const others = gateway === undefined ? [] : routers.filter((router) => router.id !== gateway);
    return [
      segment,
      ...(gateway === undefined ? withoutGateway(id) : []),
      ...others.map((router) => linkInto(segment, router)),
      ...routers.flatMap((left, index) =>
        routers.slice(index + 1).map((right) => linkBetween(site, name, left, right, off)),
      ),
    ];
  }),
);

function addressesIn(network: string, router: PremisesRouter | undefined): readonly Address[] {
  const address = parseAddress(router?.setting.networks[network] ?? '');
  return address ? [address] : [];
}

/** Without the addresses of routers, which answer for themselves. */
function prefixesOf(text: string, name: string, routers: readonly PremisesRouter[]) {
  const prefix = parsePrefix(text);
  if (!prefix) return [];
  const taken = rangesFrom(
    routers.flatMap(({ setting }) => {
      const address = parseAddress(setting.networks[name] ?? '');
      return address ? [prefixRange(prefixOf(address, ADDRESS_BITS[address.family]))] : [];
    }),
  );
  return coveringPrefixes(prefix.family, subtractRanges(prefixRanges(prefix), taken));
}

function withoutGateway(segment: string): readonly GraphNode[] {
  const id = nodeIds.noGateway(segment);
  const origin = { resource: segment, label: `network ${segment}, which no router serves,` };
  const router: RouterNode = { kind: 'router', id, origin };
  const table: RouteTable = { kind: 'table', id: nodeIds.routes(id), origin, routes: [] };
  return [router, table];
}

function linkInto({ id, origin, router }: SegmentNode, from: PremisesRouter): LinkNode {
  return {
    kind: 'link',
    id: nodeIds.into(id, from.name),
    origin,
    ends: [{ router: from.id, routes: nodeIds.routes(from.id) }, { router }],
  };
}

function linkBetween(
  site: Site,
  name: string,
  left: PremisesRouter,
  right: PremisesRouter,
  off: readonly string[],
): LinkNode {
  const silent = [left, right].find((router) => off.includes(router.id));
  const id = nodeIds.segment(site.name, name);
  const end = (router: PremisesRouter) => ({
    router: router.id,
    routes: nodeIds.routes(router.id),
    addresses: addressesIn(name, router),
  });
  return {
    kind: 'link',
    id: nodeIds.between(site.name, name, left.name, right.name),
    origin: { resource: id, label: `network ${id}` },
    ends: [end(left), end(right)],
    ...(silent && { obstacle: shut(silent.id, name) }),
  };
}

export const lowerHost = memoise((host: PremisesHost, { isDead }: Flags): readonly GraphNode[] => {
  const { id, site, setting } = host;
  const origin = { resource: id, label: `host ${id}` };
  const address = parseAddress(setting.address);
  const node: HostNode = {
    kind: 'host',
    id,
    origin,
    interfaces: [nodeIds.hostInterface(id)],
    serves: setting.serves.map((text) => {
      const [protocol = '', port] = text.split('/');
      return { protocol: protocolNumber(protocol), ...(port !== undefined && { port: Number(port) }) };
    }),
    answersPing: true,
    ...(isDead && {
      obstacle: { code: 'HOST_FAILED', text: `Host ${id} has failed: 'heal premises/${id}' mends it.` },
    }),
  };
  const port: InterfaceNode = {
    kind: 'interface',
    id: nodeIds.hostInterface(id),
    origin,
    segment: nodeIds.segment(site, setting.network),
    addresses: address ? [address] : [],
    checksAddresses: true,
    owner: id,
  };
  return [node, port];
});
