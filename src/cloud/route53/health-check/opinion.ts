/**
 * When a checker changes its mind (R-R53-102, R-R53-114): it asks once an interval, each checker at a moment of its own,
 * and believes what it sees after `FailureThreshold` times in a row. No probe is an event: only the moment of the change is.
 */
import type { Context } from '../../kernel/context.ts';
import { type CheckerState, type HealthCheckItem, healthCheck } from './health-check.ts';

/** What a checker sees. */
export interface Sight {
  readonly up: boolean;
  /** In the words of `GetHealthCheckStatus`. */
  readonly text: string;
}

/** Notes what is seen now; where that is news to the checker, lets the clock bring its change of mind. */
export function noteSight(item: HealthCheckItem, index: number, sight: Sight, context: Context): void {
  const checker = item.checkers[index] as CheckerState;
  if (sight.up === checker.up) {
    delete checker.dueAt;
    delete checker.seen;
    checker.text = sight.text;
    return;
  }
  checker.seen = sight.text;
  if (checker.dueAt !== undefined) return;
  const delay = delayMs(item, index);
  checker.dueAt = context.now + delay;
  context.later(delay, healthCheck, item.Id, 'decide', `${index}@${checker.dueAt}`);
}

/** The transition: the checker changes its mind, unless the endpoint has changed back since. */
export function decideChecker(item: HealthCheckItem, context: Context, part: string): void {
  const [index = 0, dueAt] = part.split('@').map(Number);
  const checker = item.checkers[index];
  if (!checker || checker.dueAt !== dueAt || item.HealthCheckConfig.Disabled) return;
  checker.up = !checker.up;
  checker.text = checker.seen ?? checker.text;
  if (!checker.up) checker.failure = { at: context.now, text: checker.text };
  delete checker.dueAt;
  delete checker.seen;
}

/** The first look comes within an interval, later for each checker in turn; the others follow an interval apart. */
function delayMs({ HealthCheckConfig: config, checkers }: HealthCheckItem, index: number): number {
  const interval = (config.RequestInterval ?? 30) * 1000;
  const phase = Math.round((interval * (index + 1)) / checkers.length);
  return phase + interval * ((config.FailureThreshold ?? 3) - 1);
}
