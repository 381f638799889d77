/**
 * When a node changes its mind about a target (R-ELB-31, R-ELB-32): it asks once an interval and believes what it sees
 * after so many times in a row; a new target is healthy after one success. No check is an event: only the moment of
 * the change is.
 */
import { hash32 } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import {
  type OpinionItem,
  type Sight,
  type TargetGroupItem,
  type TargetItem,
  targetGroup,
  targetKey,
} from '../target-group/target-group.ts';

/** Whether noting this sight would change nothing. */
export function isNoted(opinion: OpinionItem | undefined, sight: Sight): boolean {
  if (!opinion) return false;
  if (opinion.held?.up === sight.up) return opinion.dueAt === undefined && isSame(opinion.held, sight);
  return opinion.dueAt !== undefined && opinion.seen !== undefined && isSame(opinion.seen, sight);
}

function isSame(left: Sight, right: Sight): boolean {
  return left.up === right.up && left.reason === right.reason && left.text === right.text;
}

/** Notes what a node sees now; where that is news to it, lets the clock bring its change of mind. */
export function noteSight(
  group: TargetGroupItem,
  target: TargetItem,
  zone: string,
  sight: Sight,
  context: Context,
): void {
  target.opinions[zone] ??= {};
  const opinion = target.opinions[zone];
  if (opinion.held?.up === sight.up) {
    opinion.held = sight;
    delete opinion.seen;
    delete opinion.dueAt;
    return;
  }
  const expected = opinion.dueAt !== undefined && opinion.seen?.up === sight.up;
  opinion.seen = sight;
  if (expected) return;
  const delay = delayMs(group, target, zone, opinion, sight, context.now);
  opinion.dueAt = context.now + delay;
  const part = `${opinion.dueAt} ${zone} ${targetKey(target)}`;
  context.later(delay, targetGroup, group.TargetGroupArn, 'decide', part);
}

/** The transition: the node changes its mind, unless the target has changed back since. */
export function decide(group: TargetGroupItem, _: Context, part: string): void {
  const [dueAt, zone = '', ...key] = part.split(' ');
  const target = group.Targets.find((one) => targetKey(one) === key.join(' '));
  const opinion = target?.opinions[zone];
  if (!opinion?.seen || opinion.dueAt !== Number(dueAt)) return;
  opinion.held = opinion.seen;
  delete opinion.seen;
  delete opinion.dueAt;
}

/** Checks come an interval apart, each node's of each target at a moment of its own. */
function delayMs(
  group: TargetGroupItem,
  target: TargetItem,
  zone: string,
  { held }: OpinionItem,
  sight: Sight,
  now: number,
): number {
  const interval = group.HealthCheckIntervalSeconds * 1000;
  const phase = hash32(`${group.TargetGroupArn} ${zone} ${targetKey(target)}`) % interval;
  const next = interval - ((now - phase) % interval);
  return next + interval * (checksUntil(group, held, sight) - 1);
}

function checksUntil(group: TargetGroupItem, held: Sight | undefined, sight: Sight): number {
  if (!sight.up) return group.UnhealthyThresholdCount;
  return held ? group.HealthyThresholdCount : 1;
}
