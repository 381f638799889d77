/** How long a query and its answer travel, in milliseconds of virtual time. */
import { roundTripMs } from '../../cloud/route53/geography/distance.ts';
import { placeNamed } from '../../cloud/route53/geography/place.ts';
import { hash32 } from '../../kit/random.ts';

/** Within a VPC, and between a host and its provider's resolver. */
export const NEARBY_MS = 1;

/** Servers that stand everywhere (anycast) are some way off all the same, each its own. */
const ANYCAST_LEAST_MS = 4;
const ANYCAST_SPREAD_MS = 16;

export function toAnycastMs(place: string, address: string): number {
  return ANYCAST_LEAST_MS + (hash32(`${place}/${address}`) % ANYCAST_SPREAD_MS);
}

/** Between cities and regions. */
export function betweenMs(from: string, to: string): number {
  const [here, there] = [placeNamed(from), placeNamed(to)];
  return here && there ? roundTripMs(here.point, there.point) : ANYCAST_LEAST_MS + ANYCAST_SPREAD_MS;
}
