/** Sets of addresses as the fewest prefixes that make them up, as route tables and segments want them. */
import { ADDRESS_BITS, type Family } from './address.ts';
import { type Prefix, prefixRange } from './prefix.ts';
import type { Bound, Ranges } from './ranges.ts';

/** In ascending order; none for the empty set. */
export function coveringPrefixes(family: Family, ranges: Ranges): readonly Prefix[] {
  const prefixes: Prefix[] = [];
  for (let index = 0; index + 1 < ranges.length; index += 2) {
    const end = ranges[index + 1] as Bound;
    let first = ranges[index] as Bound;
    while (first < end) {
      const prefix = largestAt(family, first, end);
      prefixes.push(prefix);
      first = prefixRange(prefix)[1];
    }
  }
  return prefixes;
}

/** The largest one that begins there and ends no later. */
function largestAt(family: Family, first: Bound, end: Bound): Prefix {
  let best: Prefix = { family, first, length: ADDRESS_BITS[family] };
  for (let length = best.length - 1; length >= 0; length--) {
    const size = 1n << BigInt(ADDRESS_BITS[family] - length);
    if (BigInt(first) % size !== 0n || BigInt(first) + size > BigInt(end)) break;
    best = { family, first, length };
  }
  return best;
}
