/** Moving a connection into a group: it is interrupted, and its virtual interfaces become the group's (R-DX-87). */
import type { Context } from '../../kernel/context.ts';
import type { ConnectionItem } from '../connection/connection.ts';
import { interrupt } from '../connection/lifecycle.ts';
import { clientException } from '../errors.ts';
import { virtualInterface } from '../virtual-interface/virtual-interface.ts';
import type { LagItem } from './lag.ts';

/** What came from another group leaves its interfaces there. */
export function join(item: ConnectionItem, group: LagItem, context: Context): void {
  const interfaces = context.list(virtualInterface);
  const onGroup = interfaces
    .filter(({ connectionId }) => connectionId === group.lagId)
    .map(({ vlan }) => vlan);
  const moving = interfaces.filter(({ connectionId }) => connectionId === item.connectionId);
  const clash = moving.find(({ vlan }) => onGroup.includes(vlan));
  if (clash)
    throw clientException(
      `VLAN ${clash.vlan} of ${clash.virtualInterfaceId} is already in use on LAG ${group.lagId}.`,
    );
  for (const one of moving) one.connectionId = group.lagId;
  item.lagId = group.lagId;
  interrupt(item, context);
}

export function leave(item: ConnectionItem, context: Context): void {
  delete item.lagId;
  interrupt(item, context);
}
