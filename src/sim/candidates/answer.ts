/** The candidates that a router has for a destination: the longest prefix with a way in use wins (R-ROUTE-3). */
import type { World } from '../../cloud/kernel/world.ts';
import { ADDRESS_BITS, type Family, parseAddress } from '../../kit/address.ts';
import { formatPrefix, type Prefix, parsePrefix, prefixCovers, prefixOf } from '../../kit/prefix.ts';
import { addressesOf, UnknownPlace } from '../places.ts';
import { type Candidate, lost } from './candidate.ts';
import type { KnownRouter } from './router.ts';

export interface RouteAnswer {
  /** The router's label. */
  readonly at: string;
  /** `192.168.10.20/32`: what was asked for, as a prefix. */
  readonly to: string;
  /** All those in use, which share the flows. */
  readonly used: readonly Candidate[];
  /** Those in use first, then the others, the longest prefixes first. */
  readonly candidates: readonly Candidate[];
}

/** `to`: a prefix, an address, or a place that has one. Throws `UnknownPlace`. */
export function routesTo(world: World, router: KnownRouter, to: string): RouteAnswer {
  return answerFor(router, destination(world, to));
}

function answerFor(router: KnownRouter, asked: Prefix): RouteAnswer {
  const covering = [...new Set(router.prefixes())]
    .flatMap((text) => parsePrefix(text) ?? [])
    .filter((prefix) => prefix.family === asked.family && prefixCovers(prefix, asked))
    .sort((left, right) => right.length - left.length);
  let winner: string | undefined;
  const all: Candidate[] = [];
  for (const prefix of covering) {
    const text = formatPrefix(prefix);
    const known = router.routesTo(text, asked);
    const beaten = winner && `${winner} is longer: the longest prefix wins`;
    all.push(...known.map((one) => (beaten && one.verdict === 'used' ? lost(one, beaten) : one)));
    if (known.some(({ verdict }) => verdict === 'used')) winner ??= text;
  }
  const used = all.filter(({ verdict }) => verdict === 'used');
  return {
    at: router.label,
    to: formatPrefix(asked),
    used,
    candidates: [...used, ...all.filter((one) => !used.includes(one))],
  };
}

function destination(world: World, to: string): Prefix {
  const prefix = parsePrefix(to) ?? hostPrefix(to);
  if (prefix) return prefix;
  const found = addressesOf(world, to).flatMap((text) => hostPrefix(text) ?? []);
  const [first] = [...found.filter(isFamily(4)), ...found];
  if (first) return first;
  throw new UnknownPlace(to, `${to} has no address: give a prefix or an address.`);
}

const isFamily = (family: Family) => (prefix: Prefix) => prefix.family === family;

function hostPrefix(text: string): Prefix | undefined {
  const address = parseAddress(text);
  return address && prefixOf(address, ADDRESS_BITS[address.family]);
}

/** All that a router knows something of, once each, in the order of addresses; longer prefixes behind those they are part of. */
export function tablePrefixes(router: KnownRouter): readonly string[] {
  return [...new Set(router.prefixes())]
    .flatMap((text) => parsePrefix(text) ?? [])
    .sort(comparePrefixes)
    .map(formatPrefix);
}

/** IPv4 first. */
function comparePrefixes(left: Prefix, right: Prefix): number {
  if (left.family !== right.family) return left.family - right.family;
  if (left.first !== right.first) return left.first < right.first ? -1 : 1;
  return left.length - right.length;
}
