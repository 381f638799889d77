/** What a broken zone or resource means to packets. `world.faults` holds `az/<zone>` and IDs of resources. */
import type { Obstacle } from '../../net/graph.ts';
import type { Context } from '../kernel/context.ts';
import type { NetworkInterfaceItem } from './network-interface/network-interface.ts';

/** The obstacle at an interface whose zone, or which itself, is broken. */
export function interfaceFault(item: NetworkInterfaceItem, context: Context): Obstacle | undefined {
  return zoneFault(item.AvailabilityZone, context) ?? resourceFault(item.NetworkInterfaceId, context);
}

function zoneFault(zone: string, { world }: Context): Obstacle | undefined {
  return world.faults.includes(`az/${zone}`)
    ? obstacle(
        'AVAILABILITY_ZONE_FAILED',
        `Availability Zone ${zone} has failed: what must go on needs a twin in another zone.`,
      )
    : undefined;
}

export function resourceFault(id: string, { world }: Context): Obstacle | undefined {
  return world.faults.includes(id)
    ? obstacle('RESOURCE_FAILED', `${id} has failed: what must go on needs another way, or 'heal ${id}'.`)
    : undefined;
}

/** Equal obstacles are one object, so that what is memoised on them stays. */
const obstacles = new Map<string, Obstacle>();

function obstacle(code: string, text: string): Obstacle {
  const known = obstacles.get(text) ?? { code, text };
  obstacles.set(text, known);
  return known;
}
