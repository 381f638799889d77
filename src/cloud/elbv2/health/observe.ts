/**
 * Looks at targets after every change of the world. Where a node would now see something else than it thinks, its
 * change of mind is due later (`opinion.ts`); where nothing changes, nothing is scheduled, so that days pass at no cost.
 */
import { Context } from '../../kernel/context.ts';
import type { LoadBalancerItem } from '../load-balancer/load-balancer.ts';
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

/** A service's `settle`. What is looked at is the world as it is, without drafts; only what is news is written. */
export function observeTargets(context: Context): void {
  if (!context.state[targetGroup.kind]) return;
  const view = new Context(context.snapshot, context.region, context.resources);
  for (const group of view.list(targetGroup)) {
    const balancer = group.Targets.length > 0 ? balancerOf(group.TargetGroupArn, view) : undefined;
    for (const target of group.Targets) observeTarget({ group, target, balancer }, view, context);
  }
}

interface Observed {
  readonly group: TargetGroupItem;
  readonly target: TargetItem;
  readonly balancer: LoadBalancerItem | undefined;
}

function observeTarget({ group, target, balancer }: Observed, view: Context, context: Context): void {
  const nodes = balancer?.State.Code === 'active' ? nodesFor(target, group, balancer, view) : [];
  const watching = nodes.filter(({ works }) => works);
  const forgotten = Object.keys(target.opinions).filter(
    (zone) => !watching.some((node) => node.zone === zone),
  );
  if (forgotten.length > 0) {
    const { opinions } = stored(group, target, context);
    for (const zone of forgotten) delete opinions[zone];
  }
  for (const node of watching) {
    const sight = probe(node, target, group, view);
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
