/**
 * Looks at the endpoints of health checks after every change of the world. Where a checker would now see something else
 * than it thinks, its change of mind is due later (`opinion.ts`); where nothing changes, nothing is scheduled, so that
 * days pass at no cost.
 */
import { Context } from '../../kernel/context.ts';
import { isEndpoint } from './config.ts';
import { type CheckerState, type HealthCheckItem, healthCheck } from './health-check.ts';
import { noteSight, type Sight } from './opinion.ts';

/** What is checked, and from where. */
export interface ProbeTarget {
  readonly config: HealthCheckItem['HealthCheckConfig'];
  readonly checker: Pick<CheckerState, 'region' | 'address'>;
}

/** Answers for the world as `context.snapshot` shows it. */
export type Probe = (target: ProbeTarget, context: Context) => Sight;

/** A service's `settle`: notes what all checkers see now. */
export function observeHealthChecks(probe: Probe): (context: Context) => void {
  return (context) => {
    if (context.peek(healthCheck).length === 0) return;
    // One world for all: a snapshot anew for each checker would be another world to whatever is derived from it.
    const seen = new Context(context.snapshot, context.region, context.resources);
    for (const item of context.peek(healthCheck)) {
      const { HealthCheckConfig: config } = item;
      if (!isEndpoint(config) || config.Disabled) continue;
      const sights = item.checkers.map((checker) => probe({ config, checker }, seen));
      if (item.checkers.every((checker, index) => isSettled(checker, sights[index] as Sight))) continue;
      const stored = context.find(healthCheck, item.Id) as HealthCheckItem;
      for (const [index, sight] of sights.entries()) noteSight(stored, index, sight, context);
    }
  };
}

function isSettled(checker: CheckerState, sight: Sight): boolean {
  if (sight.up === checker.up) return checker.dueAt === undefined && checker.text === sight.text;
  return checker.dueAt !== undefined && checker.seen === sight.text;
}
