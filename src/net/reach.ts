/**
 * All packets at once: exactly those that get from one place to another and whose answers come back. "Delivered" and
 * "refused" both count, as both are the network's doing. One-way messages (ICMP other than echo requests), which nobody
 * answers, are left out: a place without a way back is not reached.
 *
 * The packets are walked in bundles through the same steps as a trace, from one group of like interfaces after the
 * other. A packet that can be answered is in the result exactly when its trace has no blocker (and ends where it was
 * asked to end).
 */
import type { Family } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import {
  ALL_TERMS,
  fromTerms,
  NO_PACKETS,
  type PacketSet,
  packets,
  subtractPackets,
  type Term,
  unionPackets,
  unionTerms,
} from '../kit/packet-set.ts';
import { prefixRange } from '../kit/prefix.ts';
import {
  equalRanges,
  intersectRanges,
  NO_RANGES,
  type Ranges,
  rangesContain,
  rangesFrom,
  unionRanges,
} from '../kit/ranges.ts';
import { preimage } from './address-table.ts';
import { type Bundle, passedOnBy, type Received, sentBundle } from './bundle.ts';
import type { Endpoint, Graph, InterfaceNode } from './graph.ts';
import { tablesOf } from './internet.ts';
import { addressRanges, gather } from './likeness.ts';
import type { Place, Walk } from './place.ts';
import { Recall } from './recall.ts';
import { ONE_WAY } from './steps/receive.ts';
import {
  type GraphTopology,
  type InterfaceGroup,
  nodeOf,
  ownerOf,
  type Topology,
  topologyOf,
} from './topology.ts';
import { constrainAll, type FieldView } from './view.ts';
import { step } from './walk.ts';

const FAMILIES: readonly Family[] = [4, 6];

/** Packets that were received and answered. */
export interface Arrival {
  readonly family: Family;
  readonly terms: readonly Term[];
  readonly received: Received;
  /** The balancers that passed it on, as the interface before them, and which of its addresses was addressed. */
  readonly through: readonly { readonly group: InterfaceGroup; readonly destination: FieldView }[];
}

/** Walks all packets with these sources and destinations, and hands back what arrived, wherever it did. */
export function arrivals(
  topology: Topology,
  sender: InterfaceGroup | 'world',
  family: Family,
  source: Ranges,
  destination: Ranges,
): readonly Arrival[] {
  if (source.length === 0 || destination.length === 0) return [];
  const id = sender === 'world' ? '' : sender.pattern.id;
  return ARRIVALS.answer(topology, `${id} ${family} ${source.join()} ${destination.join()}`, (noted) =>
    walkAll(noted, id === '' ? 'world' : groupOf(noted, id), family, source, destination),
  );
}

const ARRIVALS = new Recall<readonly Arrival[]>(1_000);

function walkAll(
  topology: Topology,
  sender: InterfaceGroup | 'world',
  family: Family,
  source: Ranges,
  destination: Ranges,
): readonly Arrival[] {
  const walk: Walk = { topology, explains: false };
  const terms = [{ ...ALL_TERMS[family], source, destination }];
  const start: Place = sender === 'world' ? { at: 'world' } : { at: 'sender', group: sender };
  const queue: { bundle: Bundle; place: Place }[] = [
    { bundle: sentBundle(family, terms, sender), place: start },
  ];
  const arrived: Arrival[] = [];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const outcome of step(walk, next.bundle, next.place)) {
      if (outcome.kind === 'go') queue.push(outcome);
      if (outcome.kind !== 'done') continue;
      const { terms, received } = outcome.bundle;
      assert(received, 'what is done was received');
      const through = passedOnBy(outcome.bundle).map(({ at, seen }) => ({
        group: groupOf(topology, at.interface),
        destination: seen.destination,
      }));
      arrived.push({ family, terms, received, through });
    }
  }
  return arrived;
}

/** Who received it, or passed it on to whoever did. */
export function partiesTo({ received, through }: Arrival): readonly (InterfaceGroup | 'world')[] {
  return [received.by, ...through.map(({ group }) => group)];
}

/** The originals that `by` received, or passed on, under one of these addresses. */
export function receivedUnder(
  { terms, received, through }: Arrival,
  by: InterfaceGroup | 'world',
  addresses: Ranges,
): readonly Term[] {
  const views = through.filter(({ group }) => group === by).map(({ destination }) => destination);
  if (received.by === by) views.push(received.view.destination);
  return views
    .map((view) => constrainAll(terms, view, addresses))
    .reduce((all, some) => (all.length === 0 ? some : unionTerms(all, some)), []);
}

export function reach(graph: Graph, from: Endpoint, to: Endpoint): PacketSet {
  const topology = topologyOf(graph);
  let result = NO_PACKETS;
  for (const family of FAMILIES) {
    const targets = targetsOf(topology, to, family);
    let terms: readonly Term[] = [];
    for (const { sender, source } of sourcesOf(topology, from, family)) {
      for (const arrival of arrivals(topology, sender, family, source, targets.destinations)) {
        for (const party of partiesTo(arrival)) {
          const wanted = targets.addresses.get(party);
          if (wanted) terms = unionTerms(terms, receivedUnder(arrival, party, wanted));
        }
      }
    }
    result = unionPackets(result, fromTerms(family, terms));
  }
  return withLocal(topology, from, to, result);
}

interface Source {
  readonly sender: InterfaceGroup | 'world';
  readonly source: Ranges;
}

function sourcesOf(topology: Topology, from: Endpoint, family: Family): readonly Source[] {
  if (!('interfaces' in from)) return [{ sender: 'world', source: inWorld(topology, from.world, family) }];
  return [...grouped(topology, from.interfaces)].map(([sender, members]) => ({
    sender,
    source: addressRanges(members.flatMap(({ addresses }) => addresses))[family],
  }));
}

interface Targets {
  /** As they would stand in the packets that are sent. */
  readonly destinations: Ranges;
  /** As they stand in the packets that are received. */
  readonly addresses: ReadonlyMap<InterfaceGroup | 'world', Ranges>;
}

function targetsOf(topology: GraphTopology, to: Endpoint, family: Family): Targets {
  if (!('interfaces' in to)) {
    const destinations = inWorld(topology, to.world, family);
    return { destinations, addresses: new Map([['world', destinations]]) };
  }
  const addresses = new Map<InterfaceGroup, Ranges>();
  let inside = NO_RANGES;
  for (const [group, members] of grouped(topology, to.interfaces)) {
    const own = addressRanges(members.flatMap((member) => member.addresses))[family];
    addresses.set(group, own);
    inside = unionRanges(inside, own);
  }
  const asked = withBalancers(topology, family, inside);
  return { destinations: unionRanges(asked, publicNames(topology, family, asked)), addresses };
}

/** The addresses themselves, and those of balancers that lead to one of them, be it through other balancers. */
function withBalancers(topology: GraphTopology, family: Family, addresses: Ranges): Ranges {
  let all = addresses;
  for (const _ of topology.balancers) {
    const before = all;
    for (const { interface: id, services } of topology.balancers) {
      const leads = services.some(({ targets }) =>
        targets.some(({ address }) => address.family === family && rangesContain(before, address.value)),
      );
      if (leads) all = unionRanges(all, groupOf(topology, id).addresses[family]);
    }
    if (equalRanges(all, before)) return all;
  }
  return all;
}

/** The outside addresses that static translators lead to these inside ones: nothing else rewrites a destination. */
function publicNames(topology: Topology, family: Family, inside: Ranges): Ranges {
  let names = NO_RANGES;
  for (const { node } of topology.internet[family].doors) {
    if (node.kind !== 'static-translator') continue;
    names = unionRanges(names, preimage(tablesOf(node)[family].inbound, inside));
  }
  return names;
}

function inWorld(
  topology: Topology,
  prefixes: Extract<Endpoint, { world: unknown }>['world'],
  family: Family,
): Ranges {
  const { hosts } = topology.internet[family];
  if (prefixes === 'anywhere') return hosts;
  const wanted = rangesFrom(prefixes.filter((prefix) => prefix.family === family).map(prefixRange));
  return intersectRanges(hosts, wanted);
}

function grouped(topology: Topology, ids: readonly string[]): Map<InterfaceGroup, InterfaceNode[]> {
  const groups = new Map<InterfaceGroup, InterfaceNode[]>();
  for (const id of new Set(ids)) {
    const group = groupOf(topology, id);
    const member = nodeOf(topology, id, 'interface');
    const known = groups.get(group);
    if (known) known.push(member);
    else groups.set(group, [member]);
  }
  return groups;
}

/** The group of an interface, which must be there. */
export function groupOf(topology: Topology, id: string): InterfaceGroup {
  const group = topology.group(id);
  assert(group, `the graph has no interface '${id}'`);
  return group;
}

/** What a host sends to its own addresses stays within it and always arrives, and so do its answers. */
function withLocal(topology: Topology, from: Endpoint, to: Endpoint, walked: PacketSet): PacketSet {
  if (!('interfaces' in from) || !('interfaces' in to)) return walked;
  const interfacesOf = gather(
    to.interfaces.map((id) => nodeOf(topology, id, 'interface')),
    ({ owner }) => owner,
  );
  let result = walked;
  for (const id of new Set(from.interfaces)) {
    const sender = nodeOf(topology, id, 'interface');
    const host = ownerOf(topology, sender);
    if (host?.kind !== 'host' || host.obstacle) continue;
    const own = addressRanges(sender.addresses);
    const others = addressRanges((interfacesOf.get(host.id) ?? []).flatMap(({ addresses }) => addresses));
    for (const family of FAMILIES) {
      const local = packets(family, { source: own[family], destination: others[family] });
      result = unionPackets(result, subtractPackets(local, ONE_WAY));
    }
  }
  return result;
}
