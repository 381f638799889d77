/** Cross-connects and connections of all regions, wherever somebody asks from: colocation sites know no regions. */
import type { Table, World } from '../../kernel/world.ts';
import { type ConnectionItem, connection } from '../connection/connection.ts';
import { type CrossConnectItem, crossConnect } from './cross-connect.ts';

export interface Cabled {
  readonly region: string;
  readonly cable: CrossConnectItem;
  /** Undefined where the port is no longer there. */
  readonly connection: ConnectionItem | undefined;
}

export function cabledIn(world: Pick<World, 'regions'>): Cabled[] {
  return Object.entries(world.regions).flatMap(([region, state]) => {
    const cables = (state[crossConnect.kind] ?? {}) as Table<CrossConnectItem>;
    const connections = (state[connection.kind] ?? {}) as Table<ConnectionItem>;
    return Object.values(cables).map((cable) => ({
      region,
      cable,
      connection: connections[cable.connectionId],
    }));
  });
}

/** The region that holds a connection, and the connection. */
export function connectionAnywhere(
  world: Pick<World, 'regions'>,
  id: string,
): { readonly region: string; readonly item: ConnectionItem } | undefined {
  for (const [region, state] of Object.entries(world.regions)) {
    const table = (state[connection.kind] ?? {}) as Table<ConnectionItem>;
    if (Object.hasOwn(table, id)) return { region, item: table[id] as ConnectionItem };
  }
  return undefined;
}
