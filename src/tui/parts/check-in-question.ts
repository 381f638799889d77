import type { CheckResult } from '../../lab/evaluate.ts';
import type { SessionView } from '../../lab/session-view.ts';
import { allTasks } from '../console/check-changes.ts';

/** The check whose path is shown: the one that was chosen, else the first that fails, of those with a path if any. */
export function checkInQuestion(view: SessionView, chosen: string | undefined): CheckResult | undefined {
  const checks = allTasks(view).flatMap((task) => task.checks);
  const failing = checks.filter((check) => !check.passed);
  return (
    checks.find((check) => check.id === chosen) ??
    failing.find((check) => check.evidence ?? check.routes ?? check.lookup ?? check.journey) ??
    failing[0]
  );
}
