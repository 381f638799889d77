/** What joins two parts of a world: a tunnel, a line, a peering; for those who draw it. */
import { tagValue } from '../../cloud/kernel/filters.ts';
import type { Resource, Tagged } from '../../cloud/kernel/resource.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { networkOf } from '../../cloud/network.ts';
import { tableOf } from '../tables.ts';

/** A thing by its ID and, where it has one, its name. */
export interface Called {
  readonly id: string;
  readonly name?: string;
  /** Short, to go before a name: `VPC`, `tgw`. */
  readonly what?: string;
  readonly region?: string;
}

/** `coming`: not yet, as somebody must act or time must pass first. `partly`: of several ways one is down. */
export type LinkState = 'up' | 'partly' | 'coming' | 'down';

export interface Link extends Called {
  /** `VPN connection`. */
  readonly kind: string;
  readonly ends: readonly [Called, Called];
  readonly state: LinkState;
  /** What else is to be said: `tunnel 1 up, tunnel 2 down`. May be empty. */
  readonly detail: string;
}

/** One kind of link: a file in this folder and a line in `index.ts`. */
export type LinkKind = (world: World) => readonly Link[];

export function called(id: string, name: string | undefined): Called {
  return name === undefined || name === '' ? { id } : { id, name };
}

export const tagged = (id: string, item: Tagged): Called => called(id, tagValue(item, 'Name'));

/** A resource of whichever region, by its ID; just the ID where there is none. */
export function find<T extends object>(world: World, resource: Resource<T>, id: string): Called {
  for (const region of Object.keys(world.regions)) {
    const item = tableOf(world, region, resource)[id];
    if (item)
      return {
        ...tagged(id, item as Tagged),
        what: resource.prefix === 'vpc' ? 'VPC' : resource.prefix,
        region,
      };
  }
  return { id };
}

/** Of all regions, with the region's name. */
export function everywhere<T extends object>(
  world: World,
  resource: Resource<T>,
): readonly { readonly region: string; readonly item: T }[] {
  return Object.keys(world.regions).flatMap((region) =>
    Object.values(tableOf(world, region, resource)).map((item) => ({ region, item })),
  );
}

/** Whether something is in the way of packets at a node, though its resource is there. */
export function isObstructed(world: World, node: string): boolean {
  return networkOf(world).nodes.get(node)?.obstacle !== undefined;
}

/** Up where it stands and nothing is in the way. */
export function stateOf(isThere: boolean, isComing: boolean, world: World, node: string): LinkState {
  if (isThere) return isObstructed(world, node) ? 'down' : 'up';
  return isComing ? 'coming' : 'down';
}
