/** What a command changed for the checks, in words: shown under its output. */
import type { CheckResult } from '../../lab/evaluate.ts';
import type { SessionView, TaskView } from '../../lab/session-view.ts';

export interface CheckChange {
  readonly kind: 'passed' | 'failed' | 'done' | 'solved';
  readonly text: string;
}

export function allTasks(view: SessionView): readonly TaskView[] {
  return view.finale ? [...view.tasks, view.finale] : view.tasks;
}

/** Checks that turned, tasks that were finished by it, and the lab itself. */
export function checkChanges(before: SessionView, after: SessionView): CheckChange[] {
  const changes: CheckChange[] = [];
  const known = new Map(allTasks(before).map((task) => [task.id, task]));
  for (const task of allTasks(after)) {
    const earlier = known.get(task.id);
    changes.push(...turned(earlier?.checks ?? [], task.checks));
    if (task.done && earlier && !earlier.done) changes.push({ kind: 'done', text: `${task.title}: done` });
  }
  if (after.solved && !before.solved)
    changes.push({ kind: 'solved', text: 'Everything holds: the lab is solved.' });
  return changes;
}

function turned(before: readonly CheckResult[], after: readonly CheckResult[]): CheckChange[] {
  const changes: CheckChange[] = [];
  for (const check of after) {
    const passedBefore = before.find((known) => known.id === check.id)?.passed;
    if (passedBefore === undefined || passedBefore === check.passed) continue;
    const text = check.passed ? `${check.id}: ${check.label}` : `${check.id}: ${check.text}`;
    changes.push({ kind: check.passed ? 'passed' : 'failed', text });
  }
  return changes;
}

/** A mark that says the same without colour. */
export const changeMarks = { passed: '✓', failed: '✗', done: '●', solved: '★' } as const;
