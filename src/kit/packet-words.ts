/**
 * Packet sets in words, as people write them in rules: `tcp/80`, `tcp/1024-65535`, `udp/53`, `icmp/8/0`, `all`.
 * Protocol names are IANA's; protocols without a name here are told by number (`50`, `7-16`).
 */
import { type Family, formatAddress } from './address.ts';
import { ECHO_REQUESTS, ICMP } from './icmp.ts';
import { ALL_ADDRESSES, ALL_PORTS, type PacketSet, type Term, termsOf } from './packet-set.ts';
import {
  type Bound,
  equalRanges,
  intersectRanges,
  NO_RANGES,
  type Ranges,
  rangesCover,
  rangesFrom,
  singleton,
  unionRanges,
} from './ranges.ts';

const NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmpv6'],
]);

/** `tcp`, or the number where there is no name. */
export function protocolName(protocol: number): string {
  return NAMES.get(protocol) ?? String(protocol);
}

/**
 * The services of a set: protocol and destination port (type and code for ICMP), with everything else projected away.
 * Sorted: `all` alone, where nothing that can be answered is missing, or named protocols by number and port, then the
 * others.
 */
export function describeServices(set: PacketSet): readonly string[] {
  return servicesOf([...set.v4, ...set.v6]);
}

function servicesOf(terms: readonly Term[]): readonly string[] {
  const named = new Map<number, Ranges>([...NAMES.keys()].map((number) => [number, portsOf(terms, number)]));
  const unnamed = othersOf(terms);
  const everything = [...named].every(([number, ports]) => rangesCover(ports, answerable(number)));
  if (everything && rangesCover(unnamed, OTHERS)) return ['all'];
  const words = [...named].flatMap(([number, ports]) => wordsOf(number, ports));
  return [...words, ...pairs(unnamed).map(([lo, end]) => span(Number(lo), Number(end) - 1))];
}

/** Of ICMP, everything that can be answered is everything that one can ask for. */
function answerable(protocol: number): Ranges {
  if (protocol === ICMP[4]) return ECHO_REQUESTS[4];
  return protocol === ICMP[6] ? ECHO_REQUESTS[6] : ALL_PORTS;
}

const NAMED: Ranges = rangesFrom([...NAMES.keys()].map((number) => [number, number + 1]));
const OTHERS: Ranges = rangesFrom(pairs(complement(NAMED)));

function complement(ranges: Ranges): Ranges {
  return [0, ...ranges, 256];
}

function portsOf(terms: readonly Term[], protocol: number): Ranges {
  const wanted = singleton(protocol);
  return terms
    .filter((term) => rangesCover(term.protocol, wanted))
    .reduce((ports, term) => unionRanges(ports, term.destinationPort), NO_RANGES);
}

/** Protocols without a name, of which anything is in the set: they have no ports to tell apart. */
function othersOf(terms: readonly Term[]): Ranges {
  const all = terms.reduce((numbers, term) => unionRanges(numbers, term.protocol), NO_RANGES);
  return intersectRanges(all, OTHERS);
}

function wordsOf(protocol: number, ports: Ranges): readonly string[] {
  const name = NAMES.get(protocol) as string;
  if (ports.length === 0) return [];
  if (equalRanges(ports, ALL_PORTS)) return [name];
  if (protocol === 1 || protocol === 58) return icmpWords(name, ports);
  return pairs(ports).map(([lo, end]) => `${name}/${span(Number(lo), Number(end) - 1)}`);
}

/** Whole types as `icmp/8`, the rest as `icmp/8/0`. */
function icmpWords(name: string, kinds: Ranges): readonly string[] {
  return pairs(kinds).flatMap(([lo, end]) => {
    const words: string[] = [];
    for (let at = Number(lo); at < Number(end); ) {
      const type = at >> 8;
      const stop = Math.min(Number(end), (type + 1) * 256);
      const whole = stop - at === 256;
      words.push(whole ? `${name}/${type}` : `${name}/${type}/${span(at & 255, (stop - 1) & 255)}`);
      at = stop;
    }
    return words;
  });
}

function span(first: number, last: number): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function pairs(ranges: Ranges): readonly (readonly [Bound, Bound])[] {
  const out: (readonly [Bound, Bound])[] = [];
  for (let index = 0; index < ranges.length; index += 2)
    out.push([ranges[index] as Bound, ranges[index + 1] as Bound]);
  return out;
}

/**
 * The whole set, a line for all services between the same ends: `tcp/80 from 10.0.0.0-10.0.0.255 to 10.0.1.7`. Fields
 * that hold everything are left out. Nothing at all for the empty set.
 */
export function describePacketSet(set: PacketSet): readonly string[] {
  return ([4, 6] as const).flatMap((family) =>
    sameEnds(termsOf(set, family)).map((terms) => describeTerms(family, terms)),
  );
}

function sameEnds(terms: readonly Term[]): readonly (readonly [Term, ...Term[]])[] {
  const groups = new Map<string, [Term, ...Term[]]>();
  for (const term of terms) {
    const key = [term.source, term.destination, term.sourcePort].join(';');
    const group = groups.get(key);
    if (group) group.push(term);
    else groups.set(key, [term]);
  }
  return [...groups.values()];
}

function describeTerms(family: Family, terms: readonly [Term, ...Term[]]): string {
  const [term] = terms;
  const services = servicesOf(terms);
  const anyProtocol = services[0] === 'all';
  const parts = [services.join(', ')];
  if (!equalRanges(term.sourcePort, ALL_PORTS)) {
    parts.push(
      `source port ${pairs(term.sourcePort)
        .map(([lo, end]) => span(Number(lo), Number(end) - 1))
        .join(', ')}`,
    );
  }
  const everywhere = ALL_ADDRESSES[family];
  if (!equalRanges(term.source, everywhere)) parts.push(`from ${describeAddresses(family, term.source)}`);
  if (!equalRanges(term.destination, everywhere))
    parts.push(`to ${describeAddresses(family, term.destination)}`);
  if (anyProtocol && parts.length === 1) return family === 4 ? 'all IPv4' : 'all IPv6';
  return parts.join(' ');
}

/** `10.0.0.4, 10.0.1.0-10.0.1.255` */
export function describeAddresses(family: Family, ranges: Ranges): string {
  return pairs(ranges)
    .map(([lo, end]) => {
      const first = formatAddress({ family, value: lo });
      const last = formatAddress({ family, value: typeof end === 'bigint' ? end - 1n : end - 1 });
      return first === last ? first : `${first}-${last}`;
    })
    .join(', ');
}
