/** Connections and groups are up while there is light (R-DX-10, R-DX-86): looked at whenever anything has changed. */
import type { Context } from '../../kernel/context.ts';
import { lag } from '../lag/lag.ts';
import { lagStateOf } from '../lag/state.ts';
import { type ConnectionItem, connection } from './connection.ts';
import { lightUp } from './lifecycle.ts';
import { isLit } from './lit.ts';

export function followLight(context: Context): void {
  if (!context.state[connection.kind]) return;
  for (const item of context.peek(connection)) follow(item, context);
  for (const group of context.peek(lag)) {
    const state = lagStateOf(group, context);
    if (state !== group.lagState) context.get(lag, group.lagId).lagState = state;
  }
}

function follow({ connectionId, connectionState, litAt }: ConnectionItem, context: Context): void {
  const item = () => context.get(connection, connectionId);
  if (connectionState === 'pending') {
    if (litAt === undefined && isLit(item(), context)) lightUp(item(), context);
    return;
  }
  if (connectionState !== 'available' && connectionState !== 'down') return;
  const state = isLit(item(), context) ? 'available' : 'down';
  if (state !== connectionState) item().connectionState = state;
}
