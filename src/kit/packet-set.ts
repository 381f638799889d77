/**
 * Exact sets of packet headers. For each address family a set is a list of terms that share no packet, each a product
 * source × destination × protocol × source port × destination port. Questions like "can anything at all from there
 * get here?" are then answered for every packet, not for samples.
 *
 * ICMP (1, 58) keeps type × 256 + code in the destination port and the echo identifier in the source port. For
 * protocols without ports both are 0 in a packet, and sets say nothing about them (all values).
 *
 * Limits: a union of products has no canonical form, so compare with `equalPackets`, never by structure.
 */
import { ADDRESS_END, type Address, type Family } from './address.ts';
import {
  type Bound,
  equalRanges,
  intersectRanges,
  type Ranges,
  range,
  rangesContain,
  singleton,
  subtractRanges,
  unionRanges,
} from './ranges.ts';

export interface Term {
  readonly source: Ranges;
  readonly destination: Ranges;
  readonly protocol: Ranges;
  readonly sourcePort: Ranges;
  readonly destinationPort: Ranges;
}

export type Field = keyof Term;

/** In the order in which subtraction splits and descriptions read. */
export const FIELDS: readonly Field[] = [
  'protocol',
  'destinationPort',
  'destination',
  'source',
  'sourcePort',
];

export interface PacketSet {
  readonly v4: readonly Term[];
  readonly v6: readonly Term[];
}

/** One packet's header; addresses of one family. */
export interface PacketPoint {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

export const ALL_PROTOCOLS: Ranges = range(0, 256);
export const ALL_PORTS: Ranges = range(0, 65_536);
export const ALL_ADDRESSES: Readonly<Record<Family, Ranges>> = {
  4: range(0, ADDRESS_END[4]),
  6: range(0n, ADDRESS_END[6]),
};

export const ALL_TERMS: Readonly<Record<Family, Term>> = { 4: allOf(4), 6: allOf(6) };

function allOf(family: Family): Term {
  return {
    source: ALL_ADDRESSES[family],
    destination: ALL_ADDRESSES[family],
    protocol: ALL_PROTOCOLS,
    sourcePort: ALL_PORTS,
    destinationPort: ALL_PORTS,
  };
}

export const NO_PACKETS: PacketSet = { v4: [], v6: [] };
export const ALL_PACKETS: PacketSet = { v4: [ALL_TERMS[4]], v6: [ALL_TERMS[6]] };

/** All packets of a family whose fields lie in the given ranges; a field left out is unrestricted. */
export function packets(family: Family, fields: Partial<Term>): PacketSet {
  const term = { ...ALL_TERMS[family], ...fields };
  return fromTerms(family, FIELDS.some((field) => term[field].length === 0) ? [] : [term]);
}

export function onePacket(packet: PacketPoint): PacketSet {
  return fromTerms(packet.source.family, [termOf(packet)]);
}

export function termOf(packet: PacketPoint): Term {
  return {
    source: singleton(packet.source.value),
    destination: singleton(packet.destination.value),
    protocol: singleton(packet.protocol),
    sourcePort: singleton(packet.sourcePort),
    destinationPort: singleton(packet.destinationPort),
  };
}

/** The term with other values in one field. */
export function withField(term: Term, field: Field, values: Ranges): Term {
  const changed: Record<Field, Ranges> = { ...term };
  // Not in the literal: a computed key there takes three times as long.
  changed[field] = values;
  return changed;
}

export function termsOf(set: PacketSet, family: Family): readonly Term[] {
  return family === 4 ? set.v4 : set.v6;
}

/** The terms must share no packet. */
export function fromTerms(family: Family, terms: readonly Term[]): PacketSet {
  return family === 4 ? { v4: terms, v6: [] } : { v4: [], v6: terms };
}

export function unionPackets(...sets: readonly PacketSet[]): PacketSet {
  return {
    v4: sets.reduce<readonly Term[]>((terms, set) => unionTerms(terms, set.v4), []),
    v6: sets.reduce<readonly Term[]>((terms, set) => unionTerms(terms, set.v6), []),
  };
}

export function intersectPackets(left: PacketSet, right: PacketSet): PacketSet {
  return { v4: intersectTerms(left.v4, right.v4), v6: intersectTerms(left.v6, right.v6) };
}

export function subtractPackets(left: PacketSet, right: PacketSet): PacketSet {
  return { v4: subtractTerms(left.v4, right.v4), v6: subtractTerms(left.v6, right.v6) };
}

export function isEmptyPackets(set: PacketSet): boolean {
  return set.v4.length === 0 && set.v6.length === 0;
}

/** Whether every packet of `inner` is in `outer`. */
export function packetsCover(outer: PacketSet, inner: PacketSet): boolean {
  return isEmptyPackets(subtractPackets(inner, outer));
}

export function equalPackets(left: PacketSet, right: PacketSet): boolean {
  return packetsCover(left, right) && packetsCover(right, left);
}

export function packetsContain(set: PacketSet, packet: PacketPoint): boolean {
  return termsOf(set, packet.source.family).some((term) => termContains(term, packet));
}

export function termContains(term: Term, packet: PacketPoint): boolean {
  return (
    rangesContain(term.protocol, packet.protocol) &&
    rangesContain(term.destinationPort, packet.destinationPort) &&
    rangesContain(term.destination, packet.destination.value) &&
    rangesContain(term.source, packet.source.value) &&
    rangesContain(term.sourcePort, packet.sourcePort)
  );
}

/** Some packet of the set: the lowest of its first term. */
export function samplePacket(set: PacketSet): PacketPoint | undefined {
  const family: Family = set.v4.length > 0 ? 4 : 6;
  const term = termsOf(set, family)[0];
  if (!term) return undefined;
  const address = (ranges: Ranges): Address => ({ family, value: ranges[0] as Bound });
  return {
    source: address(term.source),
    destination: address(term.destination),
    protocol: Number(term.protocol[0]),
    sourcePort: Number(term.sourcePort[0]),
    destinationPort: Number(term.destinationPort[0]),
  };
}

function intersectTerm(left: Term, right: Term): Term | undefined {
  const protocol = intersectRanges(left.protocol, right.protocol);
  if (protocol.length === 0) return undefined;
  const destinationPort = intersectRanges(left.destinationPort, right.destinationPort);
  if (destinationPort.length === 0) return undefined;
  const destination = intersectRanges(left.destination, right.destination);
  if (destination.length === 0) return undefined;
  const source = intersectRanges(left.source, right.source);
  if (source.length === 0) return undefined;
  const sourcePort = intersectRanges(left.sourcePort, right.sourcePort);
  return sourcePort.length === 0 ? undefined : { source, destination, protocol, sourcePort, destinationPort };
}

export function intersectTerms(left: readonly Term[], right: readonly Term[]): readonly Term[] {
  const out: Term[] = [];
  for (const a of left) {
    for (const b of right) {
      const both = intersectTerm(a, b);
      if (both) out.push(both);
    }
  }
  return out.length > 1 ? mergeTerms(out) : out;
}

export function subtractTerms(left: readonly Term[], right: readonly Term[]): readonly Term[] {
  let rest = left;
  for (const taken of right) {
    if (rest.length === 0) return rest;
    rest = rest.flatMap((term) => subtractTerm(term, taken));
  }
  return rest.length > 1 ? mergeTerms(rest) : rest;
}

/** Splits field by field: what lies outside in this field is kept whole, the rest goes on to the next field. */
function subtractTerm(term: Term, taken: Term): readonly Term[] {
  if (!intersectTerm(term, taken)) return [term];
  const out: Term[] = [];
  let inside = term;
  for (const field of FIELDS) {
    const outside = subtractRanges(inside[field], taken[field]);
    if (outside.length === 0) continue;
    out.push(withField(inside, field, outside));
    inside = withField(inside, field, intersectRanges(inside[field], taken[field]));
  }
  return out;
}

export function unionTerms(left: readonly Term[], right: readonly Term[]): readonly Term[] {
  if (left.length === 0) return right;
  const added = subtractTerms(right, left);
  return added.length === 0 ? left : mergeTerms([...left, ...added]);
}

/** Joins terms that differ in one field only, until none do: sets stay small and read well. */
export function mergeTerms(terms: readonly Term[]): readonly Term[] {
  let current = terms;
  for (;;) {
    const before = current.length;
    for (const field of FIELDS) current = mergeAlong(current, field);
    if (current.length === before || current.length === 1) return current;
  }
}

/** Comparing each term with each is quicker than keys up to here. */
const FEW_TERMS = 8;

function mergeAlong(terms: readonly Term[], field: Field): readonly Term[] {
  return terms.length <= FEW_TERMS ? mergeFew(terms, field) : mergeMany(terms, field);
}

function mergeFew(terms: readonly Term[], field: Field): readonly Term[] {
  const out: Term[] = [];
  for (const term of terms) {
    const at = out.findIndex((other) => equalBut(other, term, field));
    const same = out[at];
    if (same) out[at] = joined(same, term, field);
    else out.push(term);
  }
  return out.length === terms.length ? terms : out;
}

function equalBut(left: Term, right: Term, field: Field): boolean {
  for (const other of FIELDS) if (other !== field && !equalRanges(left[other], right[other])) return false;
  return true;
}

function joined(left: Term, right: Term, field: Field): Term {
  return withField(left, field, unionRanges(left[field], right[field]));
}

function mergeMany(terms: readonly Term[], field: Field): readonly Term[] {
  const groups = new Map<string, Term>();
  for (const term of terms) {
    const key = keyWithout(term, field);
    const same = groups.get(key);
    groups.set(key, same ? joined(same, term, field) : term);
  }
  return groups.size === terms.length ? terms : [...groups.values()];
}

function keyWithout(term: Term, field: Field): string {
  let key = '';
  for (const other of FIELDS) if (other !== field) key += `${rangesKey(term[other])};`;
  return key;
}

const keys = new WeakMap<Ranges, string>();

function rangesKey(ranges: Ranges): string {
  if (ranges.length <= 4) return ranges.join();
  const known = keys.get(ranges);
  if (known !== undefined) return known;
  const key = ranges.join();
  keys.set(ranges, key);
  return key;
}
