/** Interfaces that are set up are what their sessions and tests make of them (R-DX-33): looked at whenever anything has changed. */
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { runningTest } from '../failover-test/test.ts';
import { isUp } from './sessions.ts';
import { isSetUp, type VirtualInterfaceItem, virtualInterface } from './virtual-interface.ts';

export function followSessions(context: Context): void {
  const items = context.peek(virtualInterface).filter(isSetUp);
  if (items.length === 0) return;
  const world = context.snapshot;
  for (const item of items) {
    const state = stateOf(item, context, world);
    if (state !== item.virtualInterfaceState)
      context.get(virtualInterface, item.virtualInterfaceId).virtualInterfaceState = state;
  }
}

function stateOf(
  item: VirtualInterfaceItem,
  context: Context,
  world: World,
): VirtualInterfaceItem['virtualInterfaceState'] {
  if (item.interrupted) return 'pending';
  if (runningTest(item.virtualInterfaceId, context)) return 'testing';
  return isUp(item, world) ? 'available' : 'down';
}
