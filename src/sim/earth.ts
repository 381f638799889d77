/** Where on the earth things stand, for maps: cities and regions by name, addresses by whoever has them. */
import {
  type NetworkInterfaceItem,
  networkInterface,
} from '../cloud/ec2/network-interface/network-interface.ts';
import { tagValue } from '../cloud/kernel/filters.ts';
import type { World } from '../cloud/kernel/world.ts';
import { cityNames, cityPlace } from '../cloud/route53/geography/cities.ts';
import type { Point } from '../cloud/route53/geography/distance.ts';
import { regionPlace } from '../cloud/route53/geography/region-places.ts';
import { closest } from '../kit/closest-words.ts';
import { locate } from './places.ts';
import { premisesAt } from './premises-place.ts';
import { tableOf } from './tables.ts';

export type { Point };

/** A region of AWS, or a city that clients can sit in. */
export function pointOf(place: string): Point | undefined {
  return regionPlace(place) ?? cityPlace(place)?.point;
}

/** Cities that are spelled much like a place that nobody knows, nearest first; at most three. */
export function citiesLike(place: string): string[] {
  const [city = ''] = place.split(',');
  return closest(city.trim(), cityNames());
}

export interface HostOnEarth {
  /** The Name or ID of the instance, the name of the load balancer or of the host on premises, or the ID of the interface. */
  readonly name: string;
  /** Of AWS; on premises the city. */
  readonly region: string;
}

/** Who has an address: public, or private within some VPC or site of the world. Undefined for addresses out on the internet. */
export function hostAt(world: World, address: string): HostOnEarth | undefined {
  for (const region of Object.keys(world.regions)) {
    for (const [id, item] of Object.entries(tableOf(world, region, networkInterface))) {
      const isIts =
        item.Ipv6Addresses.some(({ Ipv6Address }) => Ipv6Address === address) ||
        item.PrivateIpAddresses.some(
          ({ PrivateIpAddress, Association }) =>
            PrivateIpAddress === address || Association?.PublicIp === address,
        );
      if (!isIts) continue;
      const location = locate(world, id);
      const owner = location.kind === 'interface' ? location.instance : undefined;
      return {
        name: (owner && (tagValue(owner, 'Name') ?? owner.InstanceId)) ?? balancerOf(item) ?? id,
        region,
      };
    }
  }
  const premises = premisesAt(world, address);
  return premises && { name: premises.name, region: premises.city };
}

/** What ELBv2 writes upon its interfaces: `ELB app/NAME/ID`. */
function balancerOf({ Description }: NetworkInterfaceItem): string | undefined {
  return /^ELB \w+\/([^/]+)\//.exec(Description)?.[1];
}
