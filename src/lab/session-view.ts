/** A session as screens and commands show it: tasks with their checks, hints and points. A pure view. */
import type { CheckResult, Evaluation } from './evaluate.ts';
import type { Variant } from './lab.ts';
import type { Progress } from './play.ts';
import { hintCost, maxPointsOf, pointsOf } from './points.ts';

export interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly checks: readonly CheckResult[];
  readonly hintsShown: readonly string[];
  readonly hintsLeft: number;
  /** What the next hint takes away; 0 when there is none. */
  readonly nextHintCost: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly done: boolean;
}

export interface SessionView {
  readonly tasks: readonly TaskView[];
  /** Index of the first task that isn't done; the number of tasks when all are. */
  readonly current: number;
  /** Shown once all tasks are done. */
  readonly finale?: TaskView;
  readonly points: number;
  readonly maxPoints: number;
  /** Everything holds, the finale too. */
  readonly solved: boolean;
  readonly solutionShown: boolean;
  /** How many commands were typed. */
  readonly commands: number;
}

export function viewOf(
  variant: Variant,
  evaluation: Evaluation,
  progress: Progress,
  commands: number,
  hintsAllowed = Number.POSITIVE_INFINITY,
): SessionView {
  const tasks = variant.tasks.map((task, index) => {
    const checks = evaluation.tasks[index] ?? [];
    const shown = progress.hintsShown[index] ?? 0;
    return taskView(task, checks, shown, progress.forfeited.has(index), hintsAllowed);
  });
  const finale = evaluation.finale && finaleView(variant, evaluation.finale, progress);
  const finaleChecks = variant.finale.flatMap((act) => act.checks).filter((check) => !check.guard).length;
  const firstOpen = tasks.findIndex((task) => !task.done);
  return {
    tasks,
    current: firstOpen < 0 ? tasks.length : firstOpen,
    ...(finale && { finale }),
    points: [...tasks, ...(finale ? [finale] : [])].reduce((sum, task) => sum + task.points, 0),
    maxPoints: tasks.reduce((sum, task) => sum + task.maxPoints, 0) + maxPointsOf({ checks: finaleChecks }),
    solved: firstOpen < 0 && (finale?.done ?? true),
    solutionShown: progress.solutionShown,
    commands,
  };
}

interface TaskTexts {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly hints: readonly string[];
}

function taskView(
  task: TaskTexts,
  checks: readonly CheckResult[],
  shown: number,
  forfeited: boolean,
  hintsAllowed: number,
): TaskView {
  const gains = checks.filter((check) => !check.guard);
  const intact = checks.every((check) => !check.guard || check.passed);
  const passed = intact ? gains.filter((check) => check.passed).length : 0;
  const record = { passed, checks: gains.length, hintsShown: shown, hints: task.hints.length, forfeited };
  const hintsLeft = Math.max(0, Math.min(task.hints.length, hintsAllowed) - shown);
  return {
    id: task.id,
    title: task.title,
    text: task.text,
    checks,
    hintsShown: task.hints.slice(0, shown),
    hintsLeft,
    nextHintCost: hintsLeft > 0 ? hintCost(record, shown) : 0,
    points: pointsOf(record),
    maxPoints: maxPointsOf(record),
    done: checks.every((check) => check.passed),
  };
}

function finaleView(
  variant: Variant,
  results: readonly (readonly CheckResult[])[],
  progress: Progress,
): TaskView {
  const texts = {
    id: 'finale',
    title: 'Finale: something breaks',
    text: variant.finale.map((act) => act.text).join('\n\n'),
    hints: [],
  };
  return taskView(texts, results.flat(), 0, progress.forfeited.has(variant.tasks.length), 0);
}
