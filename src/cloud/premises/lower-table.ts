/**
 * Routing tables of routers on premises in the packet engine. The line to the internet carries no private addresses: what
 * only the default route would match has no route, and the trace says what would give it one.
 */
import { ADDRESS_BITS, type Address, formatAddress } from '../../kit/address.ts';
import { coveringPrefixes } from '../../kit/covering-prefixes.ts';
import { memoise } from '../../kit/memoise.ts';
import { type Prefix, parsePrefix, prefixOf, prefixRanges } from '../../kit/prefix.ts';
import { type Ranges, rangesContain, subtractRanges } from '../../kit/ranges.ts';
import type { Remedy, Route, RouteTable, RouteTarget } from '../../net/graph.ts';
import { UNROUTED } from '../../net/special-prefixes.ts';
import type { Interface } from './interface.ts';
import { addressesOn } from './next-hop.ts';
import { nodeIds } from './node-ids.ts';
import type { RoutingEntry } from './routing-table.ts';
import type { PremisesRouter, Site } from './sites.ts';

/** Which networks of its site it is the gateway of, by ID of the segment. */
export type Gateways = ReadonlyMap<string, string | undefined>;

export interface LoweredTables {
  /** For what it passes on, and for what it sends itself. */
  readonly routes: RouteTable;
  /** For what its translation sent on: out by the line, no longer into the translation. */
  readonly pastNat: RouteTable;
}

export const lowerTables = memoise(
  (
    site: Site,
    router: PremisesRouter,
    interfaces: readonly Interface[],
    entries: readonly RoutingEntry[],
    gateways: Gateways,
  ): LoweredTables => {
    const origin = { resource: router.id, label: `the routing table of router ${router.id}` };
    const table = (id: string, internet: string): RouteTable => ({
      kind: 'table',
      id,
      origin,
      routes: [
        ...ownRoutes(site, router, interfaces, origin),
        ...entries
          .filter(({ isSelected }) => isSelected)
          .flatMap((entry) => lowerEntry(entry, site, router, interfaces, gateways, origin, internet)),
      ],
      remedies: (destination) => remediesFor(destination, router, interfaces, internet),
    });
    return {
      routes: table(nodeIds.routes(router.id), nodeIds.lineInterface(router.id)),
      pastNat: table(nodeIds.routesPastNat(router.id), nodeIds.line(router.id)),
    };
  },
);

/** Its own addresses, and those of the routers next to it, which are no part of what the networks hold. */
function ownRoutes(
  site: Site,
  router: PremisesRouter,
  interfaces: readonly Interface[],
  origin: Route['origin'],
): readonly Route[] {
  const own = addressesOn(interfaces).map(
    ({ address }): Route => hostRoute(address, origin, { kind: 'local' }),
  );
  const others = site.routers.filter((other) => other !== router);
  const near = addressesOn(interfaces)
    .filter(({ interface: { kind, up } }) => kind === 'lan' && up)
    .flatMap(({ interface: { name } }) =>
      others.flatMap((other) => {
        const address = parsePrefix(`${other.setting.networks[name]}/32`);
        const node = nodeIds.between(site.name, name, router.name, other.name);
        if (!address) return [];
        return [hostRoute({ family: address.family, value: address.first }, origin, { kind: 'node', node })];
      }),
    );
  return [...own, ...near];
}

function hostRoute(address: Address, origin: Route['origin'], target: RouteTarget): Route {
  const prefix = prefixOf(address, ADDRESS_BITS[address.family]);
  return { prefix, origin: { ...origin, rule: `address ${formatAddress(address)}` }, target };
}

function lowerEntry(
  entry: RoutingEntry,
  site: Site,
  router: PremisesRouter,
  interfaces: readonly Interface[],
  gateways: Gateways,
  table: Route['origin'],
  internet: string,
): readonly Route[] {
  const prefix = parsePrefix(entry.prefix);
  if (!prefix) return [];
  const origin = { ...table, rule: `${entry.source} route ${entry.prefix}` };
  const lan = entry.source === 'connected' ? interfaceOf(entry, interfaces) : undefined;
  if (lan?.kind === 'lan') return [{ prefix, origin, target: intoNetwork(site, router, lan, gateways) }];
  const line = nodeIds.lineInterface(router.id);
  const nodes = entry.nextHops.flatMap(({ node }) =>
    node === undefined ? [] : [node === line ? internet : node],
  );
  const [first, ...more] = [...new Set(nodes)];
  if (first === undefined)
    return [{ prefix, origin, target: { kind: 'blackhole', text: whyNowhere(entry, router) } }];
  if (more.length > 0) return [{ prefix, origin, target: { kind: 'several', nodes: [first, ...more] } }];
  const target: RouteTarget = { kind: 'node', node: first };
  if (first !== internet) return [{ prefix, origin, target }];
  const routable = routableParts(prefix);
  if (routable.length > 0) return routable.map((part) => ({ prefix: part, origin, target }));
  const text = `The route ${entry.prefix} of ${router.id} leads out to the internet, which carries no private addresses; let it lead into a tunnel or a private line.`;
  return [{ prefix, origin, target: { kind: 'blackhole', text } }];
}

function interfaceOf({ nextHops }: RoutingEntry, interfaces: readonly Interface[]): Interface | undefined {
  return interfaces.find(({ name }) => name === nextHops[0]?.interface);
}

function intoNetwork(
  site: Site,
  router: PremisesRouter,
  { name }: Interface,
  gateways: Gateways,
): RouteTarget {
  const segment = nodeIds.segment(site.name, name);
  if (gateways.get(segment) === router.id) return { kind: 'local' };
  return { kind: 'node', node: nodeIds.into(segment, router.name) };
}

function whyNowhere({ prefix, nextHops }: RoutingEntry, router: PremisesRouter): string {
  const [hop] = nextHops;
  if (!hop)
    return `The route ${prefix} of ${router.id} drops what it matches: remove it, or give it a next hop.`;
  const where = hop.via === undefined ? `interface ${hop.interface}` : `${hop.via}, whom nobody is`;
  return `The route ${prefix} of ${router.id} leads to ${where}${hop.via === undefined ? ', behind which nobody is' : ''}: let it lead to a router that is there.`;
}

/** Without what the internet doesn't route. */
const routableParts = memoise((prefix: Prefix): readonly Prefix[] => {
  const unrouted: Ranges = UNROUTED[prefix.family];
  return coveringPrefixes(prefix.family, subtractRanges(prefixRanges(prefix), unrouted));
});

/** To public addresses by the line; to private ones by the first way out that is no line to the internet. */
function remediesFor(
  { family, value }: Address,
  router: PremisesRouter,
  interfaces: readonly Interface[],
  internet: string,
): readonly Remedy[] {
  if (!rangesContain(UNROUTED[family], value)) {
    const line = interfaces.find(({ kind }) => kind === 'internet');
    if (!line) return [];
    const text = line.up ? 'add a route by default to eth0' : `mend its line ('heal line/${router.id}')`;
    return [{ target: { kind: 'node', node: internet }, text }];
  }
  return interfaces.flatMap(({ name, kind, node }) =>
    node === undefined || kind === 'internet'
      ? []
      : [
          {
            target: { kind: 'node', node },
            text: `let the other end of ${name} announce it by BGP, or add a static route that leads there`,
          },
        ],
  );
}
