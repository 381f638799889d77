/** Who answers to which address of the world: the doors into the graph's own networks, or a host of the internet. */
import type { Family } from '../kit/address.ts';
import { memoise } from '../kit/memoise.ts';
import { ALL_ADDRESSES } from '../kit/packet-set.ts';
import { prefixRange } from '../kit/prefix.ts';
import {
  NO_RANGES,
  type Ranges,
  rangesFrom,
  rangesOfValues,
  subtractRanges,
  unionRanges,
} from '../kit/ranges.ts';
import { type AddressTable, addressTable } from './address-table.ts';
import type { StaticTranslatorNode, ValveNode, WorldNode } from './graph.ts';
import { UNROUTED } from './special-prefixes.ts';

export interface Door {
  readonly node: StaticTranslatorNode | ValveNode;
  readonly addresses: Ranges;
}

export interface InternetSide {
  /** Their addresses do not overlap: translators come before valves, mappings before what passes. */
  readonly doors: readonly Door[];
  /** Held by hosts of the internet itself. */
  readonly hosts: Ranges;
  /** Held by nobody. */
  readonly unused: Ranges;
}

export type Internet = Readonly<Record<Family, InternetSide>>;

export interface TranslationTables {
  readonly outbound: AddressTable;
  readonly inbound: AddressTable;
}

const NO_TABLE = addressTable([]);

/** A static translator's mappings as tables. Mappings do not mix address families. */
export const tablesOf: (node: StaticTranslatorNode) => Readonly<Record<Family, TranslationTables>> = memoise(
  (node) => {
    const tables = (family: Family): TranslationTables => {
      const mappings = node.mappings.filter(({ inside }) => inside.family === family);
      if (mappings.length === 0) return { outbound: NO_TABLE, inbound: NO_TABLE };
      return {
        outbound: addressTable(mappings.map(({ inside, outside }) => [inside.value, outside.value])),
        inbound: addressTable(mappings.map(({ inside, outside }) => [outside.value, inside.value])),
      };
    };
    return { 4: tables(4), 6: tables(6) };
  },
);

export function passedBy(node: StaticTranslatorNode | ValveNode, family: Family): Ranges {
  return rangesFrom(node.passes.filter((prefix) => prefix.family === family).map(prefixRange));
}

export const internetOf = memoise((world: WorldNode, ...nodes: readonly Door['node'][]): Internet => {
  const translators = nodes.filter((node) => node.kind === 'static-translator');
  const side = (family: Family): InternetSide => {
    const doors: Door[] = [];
    let taken = NO_RANGES;
    const open = (node: Door['node'], wanted: Ranges) => {
      const addresses = subtractRanges(wanted, taken);
      taken = unionRanges(taken, wanted);
      if (addresses.length > 0) doors.push({ node, addresses });
    };
    for (const node of translators) open(node, tablesOf(node)[family].inbound.domain);
    for (const node of [
      ...translators,
      ...nodes.filter((node) => node.kind === 'valve' && node.announced !== false),
    ])
      open(node, passedBy(node, family));
    const clients = rangesOfValues(
      world.clients
        .flatMap((client) => client.addresses)
        .filter((one) => one.family === family)
        .map((one) => one.value),
    );
    const allocated = rangesFrom(
      world.allocated.filter((prefix) => prefix.family === family).map(prefixRange),
    );
    const nobodys = subtractRanges(unionRanges(UNROUTED[family], allocated), clients);
    const hosts = subtractRanges(subtractRanges(ALL_ADDRESSES[family], nobodys), taken);
    return { doors, hosts, unused: subtractRanges(allocated, unionRanges(taken, clients)) };
  };
  return { 4: side(4), 6: side(6) };
});
