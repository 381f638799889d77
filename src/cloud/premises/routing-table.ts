/**
 * The routing table of a router on premises, as Linux and FRR build it: what is connected, what its operator and its
 * internet provider gave it, and what BGP has learnt, told apart by administrative distance; of what is equally good,
 * several next hops share the load. The longest prefix is forwarding's business.
 */
import type { BgpRoute } from '../../bgp/index.ts';
import type { StaticRoute } from '../../frr/running-config.ts';
import { type Address, parseAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import { formatPrefix, parsePrefix, prefixContains } from '../../kit/prefix.ts';
import type { Interface } from './interface.ts';
import { addressesOn, directHop, type Hop } from './next-hop.ts';
import type { PremisesRouter, Site } from './sites.ts';

export interface NextHop {
  /** The address of the next router; absent: whoever is on the interface. */
  readonly via?: string;
  /** The interface that it leaves by; absent: nothing leads to the next router. */
  readonly interface?: string;
  /** The node of the packet graph that takes it; absent: nobody is there. */
  readonly node?: string;
}

export interface RoutingEntry {
  readonly prefix: string;
  readonly source: 'kernel' | 'connected' | 'static' | 'bgp';
  /** Administrative distance: the lowest of a prefix wins. */
  readonly distance: number;
  readonly metric: number;
  /** More than one: each flow takes one of them. Empty: the route drops what it matches. */
  readonly nextHops: readonly NextHop[];
  /** In use: no better one for the prefix, and a next hop that can be reached. */
  readonly isSelected: boolean;
}

/** As FRR has them. */
const DISTANCES = { connected: 0, kernel: 0, ebgp: 20, ibgp: 200 } as const;

/** Next hops behind next hops behind … */
const MAX_DEPTH = 4;
const DEFAULT_ROUTE = '0.0.0.0/0';

type Candidate = Omit<RoutingEntry, 'isSelected'>;

export const routingTable = memoise(
  (
    site: Site,
    router: PremisesRouter,
    interfaces: readonly Interface[],
    statics: readonly StaticRoute[],
    learnt: readonly BgpRoute[],
  ): readonly RoutingEntry[] => {
    const hopTo = (address: Address) => directHop(site, router, interfaces, address);
    const candidates = [...connectedRoutes(interfaces), ...kernelRoutes(interfaces)];
    const given = [...staticCandidates(statics), ...learnt.map(learntCandidate)];
    for (const candidate of given) {
      const nextHops = candidate.nextHops.map((hop) => resolved(hop, interfaces, hopTo, given, 0));
      candidates.push({ ...candidate, nextHops });
    }
    return selected(candidates);
  },
);

function connectedRoutes(interfaces: readonly Interface[]): readonly Candidate[] {
  return addressesOn(interfaces)
    .filter((one) => one.interface.up)
    .map(({ interface: { name, node }, prefix }) => ({
      prefix: formatPrefix(prefix),
      source: 'connected',
      distance: DISTANCES.connected,
      metric: 0,
      nextHops: [{ interface: name, ...(node !== undefined && { node }) }],
    }));
}

/** What the provider of its line gave it. */
function kernelRoutes(interfaces: readonly Interface[]): readonly Candidate[] {
  return interfaces
    .filter(({ kind, up }) => kind === 'internet' && up)
    .map(({ name, node }) => ({
      prefix: DEFAULT_ROUTE,
      source: 'kernel',
      distance: DISTANCES.kernel,
      metric: 0,
      nextHops: [{ interface: name, ...(node !== undefined && { node }) }],
    }));
}

/** Routes for one prefix at one distance are one route with several next hops. */
function staticCandidates(statics: readonly StaticRoute[]): readonly Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const { prefix, nextHop, interface: name, drop, distance } of statics) {
    const hop: NextHop = {
      ...(nextHop !== undefined && { via: nextHop }),
      ...(name !== undefined && { interface: name }),
    };
    const key = `${prefix} ${distance}`;
    const known = byKey.get(key);
    const nextHops = drop ? [] : [...(known?.nextHops ?? []), hop];
    if (!known || !drop) byKey.set(key, { prefix, source: 'static', distance, metric: 0, nextHops });
  }
  return [...byKey.values()];
}

function learntCandidate({ prefix, nextHops, best }: BgpRoute): Candidate {
  const isInternal = best.source.kind === 'peer' && best.source.isInternal;
  return {
    prefix,
    source: 'bgp',
    distance: isInternal ? DISTANCES.ibgp : DISTANCES.ebgp,
    metric: best.attributes.med ?? 0,
    nextHops: nextHops.map(({ address }) => ({ via: address })),
  };
}

/** With the interface and the node that it comes down to, if it does. */
function resolved(
  { via, interface: name }: NextHop,
  interfaces: readonly Interface[],
  hopTo: (address: Address) => Hop | undefined,
  given: readonly Candidate[],
  depth: number,
): NextHop {
  if (via === undefined) return throughInterface(name, interfaces);
  const address = parseAddress(via);
  if (!address) return { via };
  const direct = hopTo(address);
  if (direct) return name === undefined || direct.interface === name ? { via, ...direct } : { via };
  if (name !== undefined || depth >= MAX_DEPTH) return { via };
  const [next] = leadingTo(address, given)?.nextHops ?? [];
  return next ? { ...resolved(next, interfaces, hopTo, given, depth + 1), via } : { via };
}

function throughInterface(name: string | undefined, interfaces: readonly Interface[]): NextHop {
  const found = interfaces.find((one) => one.name === name);
  if (!found?.up) return {};
  return { interface: found.name, ...(found.node !== undefined && { node: found.node }) };
}

/** The route to a next hop that is no neighbour; the one by default doesn't count. */
function leadingTo(address: Address, given: readonly Candidate[]): Candidate | undefined {
  let best: { candidate: Candidate; length: number } | undefined;
  for (const candidate of given) {
    const prefix = parsePrefix(candidate.prefix);
    if (!prefix || prefix.length === 0 || !prefixContains(prefix, address)) continue;
    const isBetter =
      !best ||
      prefix.length > best.length ||
      (prefix.length === best.length && candidate.distance < best.candidate.distance);
    if (isBetter) best = { candidate, length: prefix.length };
  }
  return best?.candidate;
}

function selected(candidates: readonly Candidate[]): readonly RoutingEntry[] {
  const isUsable = ({ nextHops }: Candidate) =>
    nextHops.length === 0 || nextHops.some((hop) => hop.interface !== undefined);
  const winners = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const best = winners.get(candidate.prefix);
    if (isUsable(candidate) && (!best || candidate.distance < best.distance))
      winners.set(candidate.prefix, candidate);
  }
  return candidates.map((candidate) => ({
    ...candidate,
    isSelected: winners.get(candidate.prefix) === candidate,
  }));
}
