/** What a VLAN on a port of a router on premises leads into. */
import type { World } from '../../kernel/world.ts';
import { parentAt } from '../cross-connect/ports.ts';
import { vifsIn } from '../tables.ts';
import { routerOf } from './sessions.ts';

/** The node of the packet graph, which has the ID of the virtual interface; undefined where none has this VLAN. */
export function vlanNode(world: World, router: string, port: string, vlan: number): string | undefined {
  const parent = parentAt(world, router, port);
  if (!parent) return undefined;
  const { region, parentId } = parent;
  return vifsIn(world).find(
    (item) =>
      item.region === region &&
      item.connectionId === parentId &&
      item.vlan === vlan &&
      routerOf(item) !== undefined,
  )?.virtualInterfaceId;
}
