/** The state of a group: up while enough of its members are (R-DX-86). */
import type { Context } from '../../kernel/context.ts';
import type { LagItem } from './lag.ts';
import { isWorking, membersOf } from './members.ts';

export function lagStateOf(group: LagItem, context: Context): LagItem['lagState'] {
  const { lagState, minimumLinks } = group;
  if (lagState === 'deleting' || lagState === 'deleted') return lagState;
  const members = membersOf(group.lagId, context);
  const working = members.filter(isWorking).length;
  if (working > 0 && working >= minimumLinks) return 'available';
  // What has carried something once is down; before, it is still on its way.
  if (working > 0 || lagState === 'available' || lagState === 'down') return 'down';
  return members.every(({ connectionState }) => connectionState === 'requested') ? 'requested' : 'pending';
}
