/**
 * Routing tables of routers on premises in the packet engine. The line to the internet carries no private addresses: what
 * only the default route would match has no route, and the trace says what would give it one.
 */
import { ADDRESS_BITS, type Address, formatAddress } from '../../kit/address.ts';
import { coveringPrefixes } from '../../kit/covering-prefixes.ts';
import { memoise } from '../../kit/memoise.ts';
import { parsePrefix, prefixOf, prefixRanges } from '../../kit/prefix.ts';
import { intersectRanges, rangesContain, subtractRanges } from '../../kit/ranges.ts';
import type { Remedy, Route, RouteTable, RouteTarget } from '../../net/graph.ts';
import { UNROUTED } from '../../net/special-prefixes.ts';
import type { Gateways } from './gateways.ts';
import type { Interface } from './interface.ts';
import { addressesOn } from './next-hop.ts';
import { nodeIds } from './node-ids.ts';
import type { RoutingEntry } from './routing-table.ts';
import type { PremisesRouter, Site } from './sites.ts';

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
    const inUse = withLine(
      entries.filter(({ isSelected }) => isSelected),
      router,
      interfaces,
    );
    const table = (id: string, internet: string): RouteTable => ({
      kind: 'table',
      id,
      origin,
      routes: [
        ...ownRoutes(site, router, interfaces, origin),
        ...inUse.flatMap((entry) =>
          lowerEntry(entry, { site, router, interfaces, gateways, origin, internet }),
        ),
        ...privateParts(inUse, router, interfaces, origin),
      ],
      remedies: (destination) => remediesFor(destination, interfaces),
    });
    return {
      routes: table(nodeIds.routes(router.id), nodeIds.lineInterface(router.id)),
      pastNat: table(nodeIds.routesPastNat(router.id), nodeIds.line(router.id)),
    };
  },
);

/** Where nothing else is left, a line that is down is what stands in the way, and shall say so. */
function withLine(
  inUse: readonly RoutingEntry[],
  { id }: PremisesRouter,
  interfaces: readonly Interface[],
): readonly RoutingEntry[] {
  const line = interfaces.find(({ kind }) => kind === 'internet');
  if (!line || inUse.some(({ prefix }) => prefix === DEFAULT_ROUTE)) return inUse;
  const nextHops = [{ interface: line.name, node: nodeIds.lineInterface(id) }];
  const common = { source: 'kernel', distance: 0, metric: 0, isSelected: true } as const;
  return [...inUse, { ...common, prefix: DEFAULT_ROUTE, nextHops }];
}

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

interface Around {
  readonly site: Site;
  readonly router: PremisesRouter;
  readonly interfaces: readonly Interface[];
  readonly gateways: Gateways;
  readonly origin: Route['origin'];
  /** ID of what takes packets for the internet. */
  readonly internet: string;
}

function lowerEntry(entry: RoutingEntry, around: Around): readonly Route[] {
  const { site, router, interfaces, gateways, internet } = around;
  const prefix = parsePrefix(entry.prefix);
  if (!prefix) return [];
  const origin = { ...around.origin, rule: ruleOf(entry) };
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
  return [{ prefix, origin, target: { kind: 'node', node: first } }];
}

/** The line to the internet carries no private addresses, whatever routes lead there. */
function privateParts(
  entries: readonly RoutingEntry[],
  router: PremisesRouter,
  interfaces: readonly Interface[],
  table: Route['origin'],
): readonly Route[] {
  const line = nodeIds.lineInterface(router.id);
  const inUse = entries.flatMap((entry) => {
    const prefix = parsePrefix(entry.prefix);
    return prefix ? [{ entry, prefix }] : [];
  });
  return inUse
    .filter(({ entry }) => entry.nextHops.some(({ node }) => node === line))
    .flatMap(({ entry, prefix }) => {
      const longer = inUse.filter((other) => other.prefix.length > prefix.length);
      const own = longer.reduce(
        (rest, other) =>
          other.prefix.family === prefix.family ? subtractRanges(rest, prefixRanges(other.prefix)) : rest,
        intersectRanges(prefixRanges(prefix), UNROUTED[prefix.family]),
      );
      const text = whyPrivate(entry, router, interfaces);
      const origin = { ...table, rule: ruleOf(entry) };
      return coveringPrefixes(prefix.family, own).map(
        (part): Route => ({ prefix: part, origin, target: { kind: 'blackhole', text } }),
      );
    });
}

function whyPrivate(
  { prefix }: RoutingEntry,
  { id }: PremisesRouter,
  interfaces: readonly Interface[],
): string {
  const [way] = waysOut(interfaces);
  const remedy = way
    ? announced(way.name)
    : 'give it a tunnel or a private line, and a route that leads there';
  const which = prefix === DEFAULT_ROUTE ? 'the one by default' : prefix;
  return `Router ${id} knows no route to such a private address but ${which}, which leads out to the internet, where nobody has it; ${remedy}.`;
}

const DEFAULT_ROUTE = '0.0.0.0/0';

function ruleOf({ source, prefix }: RoutingEntry): string {
  return `${source === 'bgp' ? 'BGP' : source} route ${prefix}`;
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
  if (gateways.get(segment)?.router === router.id) return { kind: 'local' };
  return { kind: 'node', node: nodeIds.into(segment, router.name) };
}

function whyNowhere({ prefix, nextHops }: RoutingEntry, router: PremisesRouter): string {
  const [hop] = nextHops;
  if (!hop)
    return `The route ${prefix} of ${router.id} drops what it matches: remove it, or give it a next hop.`;
  const where = hop.via === undefined ? `interface ${hop.interface}` : `${hop.via}, whom nobody is`;
  return `The route ${prefix} of ${router.id} leads to ${where}${hop.via === undefined ? ', behind which nobody is' : ''}: let it lead to a router that is there.`;
}

/** To private addresses by the first way out that is no line to the internet. */
function remediesFor({ family, value }: Address, interfaces: readonly Interface[]): readonly Remedy[] {
  if (!rangesContain(UNROUTED[family], value)) return [];
  return waysOut(interfaces).map(({ name, node }) => ({
    target: { kind: 'node', node },
    text: announced(name),
  }));
}

/** Tunnels and private lines that lead to somebody. */
function waysOut(interfaces: readonly Interface[]): readonly { name: string; node: string }[] {
  return interfaces.flatMap(({ name, kind, node }) =>
    node === undefined || kind === 'internet' ? [] : [{ name, node }],
  );
}

function announced(name: string): string {
  return `let the other end of ${name} announce it by BGP, or add a static route that leads there`;
}
