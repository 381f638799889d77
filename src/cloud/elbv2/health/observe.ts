/**
 * Looks at targets after every change of the world. Where a node would now see something else than it thinks, its
 * change of mind is due later (`opinion.ts`); where nothing changes, nothing is scheduled, so that days pass at no cost.
 */
import type { Context } from '../../kernel/context.ts';
import {
  type TargetGroupItem,
  type TargetItem,
  targetGroup,
  targetKey,
} from '../target-group/target-group.ts';
import { balancerOf } from '../target-group/users.ts';
import { nodesFor } from './nodes.ts';
import { isNoted, noteSight } from './opinion.ts';
import { probe } from './probe.ts';

/** A service's `settle`. */
export function observeTargets(context: Context): void {
  for (const group of context.peek(targetGroup)) {
    for (const target of group.Targets) observeTarget(group, target, context);
  }
}

function observeTarget(group: TargetGroupItem, target: TargetItem, context: Context): void {
  const balancer = balancerOf(group.TargetGroupArn, context);
  const nodes = balancer?.State.Code === 'active' ? nodesFor(target, group, balancer, context) : [];
  const watching = nodes.filter(({ works }) => works);
  const forgotten = Object.keys(target.opinions).filter(
    (zone) => !watching.some((node) => node.zone === zone),
  );
  if (forgotten.length > 0) {
    const { opinions } = stored(group, target, context);
    for (const zone of forgotten) delete opinions[zone];
  }
  for (const node of watching) {
    const sight = probe(node, target, group, context);
    if (isNoted(target.opinions[node.zone], sight)) continue;
    noteSight(group, stored(group, target, context), node.zone, sight, context);
  }
}

function stored(group: TargetGroupItem, target: TargetItem, context: Context): TargetItem {
  const found = context
    .get(targetGroup, group.TargetGroupArn)
    .Targets.find((one) => targetKey(one) === targetKey(target));
  return found as TargetItem;
}
