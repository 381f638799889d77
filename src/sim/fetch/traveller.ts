/** Who sends a request, and from where: a client, an instance that somebody logged in to, a server that passes it on. */
import { tagValue } from '../../cloud/kernel/filters.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { type Family, parseAddress } from '../../kit/address.ts';
import { octetsPerMs } from '../../kit/line.ts';
import { placeOf } from '../dns/resolvers.ts';
import { type Location, locate, privateAddress } from '../places.ts';
import type { Place } from '../sim.ts';

export interface Traveller {
  readonly place: Place;
  /** The city or region that it is in. */
  readonly where: string;
  /** For the bill: `client/lisbon`, `i-0123…`, the resource of a server. */
  readonly id: string;
  /** As a person calls it: `lisbon`, `web`. */
  readonly by: string;
  /** Whether it has an address of the family to send from. */
  readonly families: readonly Family[];
  /** Octets in a millisecond that its line carries. */
  readonly octetsPerMs: number;
  /** The resolver that it asks instead of the one that its place is given. */
  readonly resolver?: string;
}

/** 50 Mbit/s, a household's line; 5 Gbit/s, what AWS gives a single flow. */
const CLIENT_OCTETS_PER_MS = 6250;
export const AWS_OCTETS_PER_MS = 625_000;

/** Throws `UnknownPlace`. */
export function travellerAt(world: World, place: Place): Traveller {
  const location = locate(world, place);
  return {
    place,
    where: placeOf(location, world),
    ...identityOf(location, place),
    families: familiesOf(location),
    octetsPerMs: location.kind === 'interface' ? AWS_OCTETS_PER_MS : uplinkOctetsPerMs(world, location),
  };
}

/** At this moment: in office hours there may be less for everyone. */
function uplinkOctetsPerMs(world: World, location: Location): number {
  const uplink = location.kind === 'client' ? world.setting.clients[location.name]?.uplink : undefined;
  return uplink ? octetsPerMs(uplink, world.clock.now) : CLIENT_OCTETS_PER_MS;
}

function identityOf(location: Location, place: Place): Pick<Traveller, 'id' | 'by'> {
  switch (location.kind) {
    case 'client':
      return { id: `client/${location.name}`, by: location.name };
    case 'interface': {
      const { instance, item } = location;
      const id = instance?.InstanceId ?? item.NetworkInterfaceId;
      return { id, by: (instance && tagValue(instance, 'Name')) ?? id };
    }
    case 'premises':
      return { id: `premises/${location.id}`, by: location.name };
    case 'address':
      return { id: location.address, by: location.address };
    case 'internet':
      return { id: 'internet', by: place };
  }
}

export function familiesOf(location: Location): readonly Family[] {
  switch (location.kind) {
    case 'client':
      return location.ipv6Address === undefined ? [4] : [6, 4];
    case 'interface':
      return ([6, 4] as const).filter((family) => privateAddress(location.item, family) !== undefined);
    case 'premises':
      return [4];
    case 'address':
      return [parseAddress(location.address)?.family ?? 4];
    case 'internet':
      return [6, 4];
  }
}
