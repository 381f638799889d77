/** What a host does with a packet of its own: by which route it leaves, and under which address. */
import type { World } from '../cloud/kernel/world.ts';
import type { Interface } from '../cloud/premises/interface.ts';
import { interfacesOf } from '../cloud/premises/interfaces.ts';
import { addressesOn } from '../cloud/premises/next-hop.ts';
import { routingTableOf } from '../cloud/premises/routes.ts';
import type { RoutingEntry } from '../cloud/premises/routing-table.ts';
import { routerNamed } from '../cloud/premises/sites.ts';
import { type Address, formatAddress, parseAddress, sameAddress } from '../kit/address.ts';
import { parsePrefix, prefixContains } from '../kit/prefix.ts';

export interface NetworkStack {
  /** `lisbon/edge`, where it is a router whose interfaces can be changed. */
  readonly router?: string;
  readonly interfaces: readonly Interface[];
  /** Those in use. */
  readonly routes: readonly RoutingEntry[];
}

/** Of a router on premises: `lisbon/edge`. */
export function routerStack(world: World, id: string): NetworkStack | undefined {
  const router = routerNamed(world, id);
  if (!router) return undefined;
  const routes = routingTableOf(world, router).filter(({ isSelected }) => isSelected);
  return { router: id, interfaces: interfacesOf(world, router), routes };
}

/** What the host would do with a packet for an address. */
export type Decision =
  | { readonly kind: 'local'; readonly address: string }
  | {
      readonly kind: 'forward';
      readonly entry: RoutingEntry;
      readonly via?: string;
      readonly interface: string;
      readonly source?: string;
    }
  | { readonly kind: 'blackhole' | 'unreachable' };

export function decide({ interfaces, routes }: NetworkStack, to: Address): Decision {
  const own = addressesOn(interfaces);
  if (own.some(({ address }) => sameAddress(address, to)))
    return { kind: 'local', address: formatAddress(to) };
  const entry = bestOf(routes, to);
  if (!entry) return { kind: 'unreachable' };
  if (entry.nextHops.length === 0) return { kind: 'blackhole' };
  const hop = entry.nextHops.find((one) => one.interface !== undefined);
  if (hop?.interface === undefined) return { kind: 'unreachable' };
  const source =
    sourceOn(interfaces, hop.interface, to) ??
    own.find(({ address }) => address.family === to.family)?.address;
  return {
    kind: 'forward',
    entry,
    interface: hop.interface,
    ...(hop.via !== undefined && { via: hop.via }),
    ...(source && { source: formatAddress(source) }),
  };
}

function bestOf(routes: readonly RoutingEntry[], to: Address): RoutingEntry | undefined {
  let best: { readonly entry: RoutingEntry; readonly length: number } | undefined;
  for (const entry of routes) {
    const prefix = parsePrefix(entry.prefix);
    if (!prefix || !prefixContains(prefix, to)) continue;
    if (!best || prefix.length > best.length) best = { entry, length: prefix.length };
  }
  return best?.entry;
}

/** Of the interface's addresses the one next to the destination, or else the first. */
export function sourceOn(interfaces: readonly Interface[], name: string, to: Address): Address | undefined {
  const mine = addressesOn(interfaces.filter((one) => one.name === name)).filter(
    ({ address }) => address.family === to.family,
  );
  return (mine.find(({ prefix }) => prefixContains(prefix, to)) ?? mine[0])?.address;
}

/** The text of an address without its length. */
export function bareAddress(text: string): Address | undefined {
  return parseAddress(text.split('/')[0] ?? '');
}
