/**
 * Address space that the internet does not route: IANA's special-purpose registries (RFC 6890 and successors),
 * multicast, and what is not global unicast in IPv6. The documentation ranges (192.0.2.0/24, 198.51.100.0/24,
 * 203.0.113.0/24, 2001:db8::/32) are missing on purpose: a simulated internet may live in them.
 */
import type { Family } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { ALL_ADDRESSES } from '../kit/packet-set.ts';
import { parsePrefix, prefixRange } from '../kit/prefix.ts';
import { type Ranges, rangesFrom, subtractRanges } from '../kit/ranges.ts';

const UNROUTED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const GLOBAL_IPV6 = ['2000::/3'];

function rangesOf(prefixes: readonly string[]): Ranges {
  return rangesFrom(
    prefixes.map((text) => {
      const prefix = parsePrefix(text);
      assert(prefix, `${text} is no prefix`);
      return prefixRange(prefix);
    }),
  );
}

export const UNROUTED: Readonly<Record<Family, Ranges>> = {
  4: rangesOf(UNROUTED_IPV4),
  6: subtractRanges(ALL_ADDRESSES[6], rangesOf(GLOBAL_IPV6)),
};
