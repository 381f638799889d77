/** Whether AWS's port of a connection receives light. */
import type { Context } from '../../kernel/context.ts';
import { type CrossConnectItem, crossConnect } from '../cross-connect/cross-connect.ts';
import { lightOf } from '../cross-connect/light.ts';
import type { ConnectionItem } from './connection.ts';

export function isLit(item: ConnectionItem, context: Context): boolean {
  const cable = context.peek(crossConnect).find(leadsTo(item.connectionId));
  return item.interruptedUntil === undefined && lightOf(item, cable, context.world).aws;
}

function leadsTo(id: string): (cable: CrossConnectItem) => boolean {
  return ({ connectionId, State }) => connectionId === id && State === 'made';
}
