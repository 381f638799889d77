/**
 * Points: every check that holds gives some, hints cost, and seeing the solution forfeits what was not done yet. A guard
 * gives none, since it holds from the beginning; but while it is broken, its task gives nothing. A pure reckoning from
 * what was done, so that a replay always comes to the same sum.
 */
export const POINTS_PER_CHECK = 10;
/** Of a task's points, when all its hints were taken; later hints tell more, and so cost more. */
const ALL_HINTS_SHARE = 0.6;

export interface TaskRecord {
  readonly passed: number;
  readonly checks: number;
  readonly hintsShown: number;
  readonly hints: number;
  /** The solution was shown before the task was done. */
  readonly forfeited: boolean;
}

export function maxPointsOf(task: Pick<TaskRecord, 'checks'>): number {
  return task.checks * POINTS_PER_CHECK;
}

/** What the n-th hint (from 0) of a task takes away. */
export function hintCost(task: Pick<TaskRecord, 'checks' | 'hints'>, hint: number): number {
  const upTo = (count: number) => (count * (count + 1)) / 2 / ((task.hints * (task.hints + 1)) / 2);
  const share = (count: number) => Math.round(maxPointsOf(task) * ALL_HINTS_SHARE * upTo(count));
  return share(hint + 1) - share(hint);
}

/** Never below zero. */
export function pointsOf(task: TaskRecord): number {
  if (task.forfeited) return 0;
  let points = task.passed * POINTS_PER_CHECK;
  for (let hint = 0; hint < task.hintsShown; hint++) points -= hintCost(task, hint);
  return Math.max(0, points);
}
