/** Who a query comes from, as Route 53 sees it: an address, or the client's network that the resolver names (R-R53-75). */
import type { Address } from '../../kit/address.ts';
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { type Prefix, prefixContains } from '../../kit/prefix.ts';
import { AMAZON_RANGES } from '../ec2/amazon/ranges.ts';
import { storedPrefix } from '../ec2/cidr.ts';
import type { World } from '../kernel/world.ts';
import { type Place, placeNamed } from './geography/place.ts';
import type { Asker } from './routing/policy.ts';

/**
 * `place` is the name of a city or a region, for addresses that the world's own tables don't place. A client subnet
 * tells more than the address that the query came from, also about the place.
 */
export function askerAt(source: Address, subnet: Prefix | undefined, world: World, place?: string): Asker {
  const found = subnet ? placeOfNetwork(subnet, world) : (placeNamed(place ?? '') ?? placeOf(source, world));
  return { address: source, ...(subnet && { subnet }), ...(found && { place: found }) };
}

/** Where an address is: a client's city, or the region whose range it is in. */
function placeOf(address: Address, world: World): Place | undefined {
  const text = formatAddress(address);
  for (const client of Object.values(world.setting.clients))
    if (client.address === text || client.ipv6Address === text) return placeNamed(client.city);
  return placeNamed(regionOf((range) => prefixContains(range, address)) ?? '');
}

function placeOfNetwork(subnet: Prefix, world: World): Place | undefined {
  for (const { address, ipv6Address, city } of Object.values(world.setting.clients)) {
    const addresses = [address, ipv6Address].map((text) => parseAddress(text ?? ''));
    if (addresses.some((found) => found && found.family === subnet.family && prefixContains(subnet, found)))
      return placeNamed(city);
  }
  const first = { family: subnet.family, value: subnet.first } as Address;
  return placeNamed(regionOf((range) => prefixContains(range, first)) ?? '');
}

let parsedRanges: readonly (readonly [region: string, ranges: readonly Prefix[]])[] | undefined;

function regionOf(holds: (range: Prefix) => boolean): string | undefined {
  parsedRanges ??= Object.entries(AMAZON_RANGES).map(
    ([region, { ec2, ipv6 }]) => [region, [...ec2, ipv6].map(storedPrefix)] as const,
  );
  return parsedRanges.find(([, ranges]) => ranges.some(holds))?.[0];
}
