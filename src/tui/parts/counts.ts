import type { SessionView } from '../../lab/session-view.ts';
import { allTasks } from '../console/check-changes.ts';

/** How many checks hold, of how many that are known by now. */
export function checkCounts(view: SessionView): { readonly passed: number; readonly total: number } {
  const checks = allTasks(view).flatMap((task) => task.checks);
  return { passed: checks.filter((check) => check.passed).length, total: checks.length };
}
