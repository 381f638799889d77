/**
 * Who reaches whom, for all interfaces of a graph, walked once for each group of like interfaces. Questions about
 * pairs are then looked up and cut to size. A host's packets to itself, which always arrive, are left out.
 */
import type { Family } from '../kit/address.ts';
import {
  ALL_ADDRESSES,
  fromTerms,
  type PacketSet,
  type Term,
  unionPackets,
  unionTerms,
} from '../kit/packet-set.ts';
import { intersectRanges, type Ranges } from '../kit/ranges.ts';
import type { Graph } from './graph.ts';
import { addressRanges, type ByFamily, gather } from './likeness.ts';
import { type Arrival, arrivals, groupOf, partiesTo, receivedUnder } from './reach.ts';
import { type GraphTopology, type InterfaceGroup, nodeOf, topologyOf } from './topology.ts';

type Party = InterfaceGroup | 'world';

/** What some parties, all alike, may send to others, all alike. */
export interface ReachEntry {
  /** IDs of interfaces. */
  readonly from: readonly string[] | 'world';
  readonly to: readonly string[] | 'world';
  /** Never empty. */
  readonly packets: PacketSet;
}

export class ReachTable {
  readonly #topology: GraphTopology;
  readonly #walked = new Map<Party, ReadonlyMap<Party, readonly Arrival[]>>();

  constructor(graph: Graph) {
    this.#topology = topologyOf(graph);
  }

  /** The packets from one interface (by ID) or the world to another that arrive and whose answers come back. */
  between(from: string | 'world', to: string | 'world'): PacketSet {
    const [sender, receiver] = [this.#party(from), this.#party(to)];
    const found = this.#from(sender).get(receiver) ?? [];
    return united(found, this.#addresses(from), receiver, this.#addresses(to));
  }

  /** The whole table, a line for each two groups of which one reaches the other at all. */
  *entries(): Generator<ReachEntry> {
    for (const sender of [...this.#topology.groups, 'world' as const]) {
      for (const [receiver, found] of this.#from(sender)) {
        yield {
          from: names(sender),
          to: names(receiver),
          packets: united(found, ALL_ADDRESSES, receiver, ALL_ADDRESSES),
        };
      }
    }
  }

  #from(sender: Party): ReadonlyMap<Party, readonly Arrival[]> {
    const known = this.#walked.get(sender);
    if (known) return known;
    const found = ([4, 6] as const).flatMap((family) => {
      const source = sender === 'world' ? this.#topology.internet[family].hosts : sender.addresses[family];
      return arrivals(this.#topology, sender, family, source, ALL_ADDRESSES[family]);
    });
    const byReceiver = gatherByParty(found);
    this.#walked.set(sender, byReceiver);
    return byReceiver;
  }

  #party(id: string | 'world'): Party {
    return id === 'world' ? id : groupOf(this.#topology, id);
  }

  #addresses(id: string | 'world'): ByFamily {
    if (id === 'world') return ALL_ADDRESSES;
    return addressRanges(nodeOf(this.#topology, id, 'interface').addresses);
  }
}

function gatherByParty(found: readonly Arrival[]): ReadonlyMap<Party, readonly Arrival[]> {
  const parted = found.flatMap((arrival) => partiesTo(arrival).map((party) => ({ party, arrival })));
  return new Map(
    [...gather(parted, ({ party }) => party)].map(([party, each]) => [
      party,
      each.map(({ arrival }) => arrival),
    ]),
  );
}

function united(
  found: readonly Arrival[],
  sources: ByFamily,
  receiver: Party,
  addresses: ByFamily,
): PacketSet {
  const terms: Record<Family, readonly Term[]> = { 4: [], 6: [] };
  for (const arrival of found) {
    const { family } = arrival;
    const wanted = receivedUnder(arrival, receiver, addresses[family]).flatMap((term) =>
      sentFrom(term, sources[family]),
    );
    terms[family] = unionTerms(terms[family], wanted);
  }
  return unionPackets(fromTerms(4, terms[4]), fromTerms(6, terms[6]));
}

function sentFrom(term: Term, sources: Ranges): readonly Term[] {
  const source = intersectRanges(term.source, sources);
  return source.length === 0 ? [] : [{ ...term, source }];
}

function names(party: Party): readonly string[] | 'world' {
  return party === 'world' ? party : party.members.map(({ id }) => id);
}

/** Everything about everybody: a table to look pairs up in, filled as it is asked. */
export function reachAll(graph: Graph): ReachTable {
  return new ReachTable(graph);
}
