/** Whose VLAN it is: the virtual interface of a connection or group with that number. */
import type { World } from '../../kernel/world.ts';
import { vifsIn } from '../tables.ts';

/** Its ID, which is that of its link in the packet graph, too. `parentId`: of a connection or a group. */
export function virtualInterfaceAt(
  world: Pick<World, 'regions'>,
  region: string,
  parentId: string,
  vlan: number,
): string | undefined {
  return vifsIn(world).find(
    (item) => item.region === region && item.connectionId === parentId && item.vlan === vlan,
  )?.virtualInterfaceId;
}
