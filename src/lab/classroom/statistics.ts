/** A class at a glance: how scores are spread, which checks hold for how many, where people first get stuck. */
import type { Gradebook, StudentGrade } from './gradebook.ts';
import type { LabScore } from './score.ts';

export interface CheckStatistics {
  readonly lab: string;
  readonly task: string;
  readonly check: string;
  readonly passed: number;
  /** Whose lab was replayed. */
  readonly of: number;
}

export interface LabStatistics {
  readonly lab: string;
  readonly graded: number;
  readonly refused: number;
  readonly missing: number;
  /** Of those that were graded; absent where none was. */
  readonly medianScore?: number;
  /** By the learners' own clocks. */
  readonly medianMinutes?: number;
  readonly medianCommands?: number;
  /** Hints taken, of each student on average. */
  readonly meanHints?: number;
}

/** What stood in the way of how many. */
export interface Obstacle {
  readonly lab: string;
  readonly text: string;
  readonly students: number;
}

export interface ClassStatistics {
  readonly students: number;
  readonly handedIn: number;
  /** Of those who handed in. */
  readonly meanScore?: number;
  readonly medianScore?: number;
  /** How many scores lie in 0–9, 10–19, … 90–100 percent, of those who handed in. */
  readonly spread: readonly number[];
  readonly labs: readonly LabStatistics[];
  /** In the order of labs and tasks. */
  readonly checks: readonly CheckStatistics[];
  /** First checks that did not hold, the most common first. */
  readonly obstacles: readonly Obstacle[];
  /** Error codes that AWS's API answered most often. */
  readonly errors: readonly Obstacle[];
}

const BINS = 10;
const MAX_OBSTACLES = 10;

export function statisticsOf({ students }: Gradebook): ClassStatistics {
  const handed = students.filter(({ attempts }) => attempts > 0);
  const scores = handed.map(({ score }) => score);
  const labs = (students[0]?.labs ?? []).map(({ lab }) => lab);
  const scoresOf = (lab: string) => handed.flatMap((grade) => grade.labs.filter((one) => one.lab === lab));
  return {
    students: students.length,
    handedIn: handed.length,
    ...optional('meanScore', mean(scores)),
    ...optional('medianScore', median(scores)),
    spread: Array.from(
      { length: BINS },
      (_, bin) => scores.filter((score) => Math.min(BINS - 1, Math.floor(score / BINS)) === bin).length,
    ),
    labs: labs.map((lab) => labStatistics(lab, scoresOf(lab), students.length)),
    checks: labs.flatMap((lab) => checkStatistics(lab, scoresOf(lab))),
    obstacles: mostCommon(labs, handed, firstObstacle),
    errors: mostCommon(labs, handed, errorCodes),
  };
}

function labStatistics(lab: string, scores: readonly LabScore[], students: number): LabStatistics {
  const graded = scores.filter(({ state }) => state === 'graded');
  const refused = scores.filter(({ state }) => state === 'refused').length;
  const hints = graded.map(({ grade }) => (grade?.tasks ?? []).reduce((sum, task) => sum + task.hints, 0));
  return {
    lab,
    graded: graded.length,
    refused,
    missing: students - graded.length - refused,
    ...optional('medianScore', median(graded.map(({ score }) => score))),
    ...optional('medianMinutes', median(graded.flatMap(({ minutes }) => minutes ?? []))),
    ...optional('medianCommands', median(graded.map(({ grade }) => grade?.commands ?? 0))),
    ...optional('meanHints', mean(hints)),
  };
}

function checkStatistics(lab: string, scores: readonly LabScore[]): readonly CheckStatistics[] {
  const found = new Map<string, { task: string; check: string; passed: number; of: number }>();
  for (const { state, grade } of scores) {
    if (state !== 'graded') continue;
    for (const { id: task, checks } of grade?.tasks ?? []) {
      for (const { id: check, passed } of checks) {
        const key = `${task} ${check}`;
        const known = found.get(key) ?? { task, check, passed: 0, of: 0 };
        found.set(key, { ...known, passed: known.passed + Number(passed), of: known.of + 1 });
      }
    }
  }
  return [...found.values()].map((one) => ({ lab, ...one }));
}

function firstObstacle({ grade }: LabScore): readonly string[] {
  for (const { title, checks } of grade?.tasks ?? []) {
    const failed = checks.find(({ passed }) => !passed);
    if (failed) return [`${title}: ${failed.id}`];
  }
  return [];
}

/** `An error occurred (InvalidVpc.Range) when calling the CreateVpc operation`, each once. */
function errorCodes({ grade }: LabScore): readonly string[] {
  const found = (grade?.failures ?? []).flatMap(({ stderr }) => {
    const [, code, operation] =
      /An error occurred \(([\w.:]+)\) when calling the (\w+) operation/.exec(stderr) ?? [];
    return code === undefined ? [] : [`${code} at ${operation}`];
  });
  return [...new Set(found)];
}

function mostCommon(
  labs: readonly string[],
  students: readonly StudentGrade[],
  textsOf: (score: LabScore) => readonly string[],
): readonly Obstacle[] {
  const counts = new Map<string, Obstacle>();
  for (const { labs: scores } of students) {
    for (const score of scores) {
      for (const text of score.state === 'graded' ? textsOf(score) : []) {
        const key = `${score.lab} ${text}`;
        counts.set(key, { lab: score.lab, text, students: (counts.get(key)?.students ?? 0) + 1 });
      }
    }
  }
  const order = ({ lab, text }: Obstacle) => `${String(labs.indexOf(lab)).padStart(3, '0')} ${text}`;
  return [...counts.values()]
    .sort((left, right) => right.students - left.students || (order(left) < order(right) ? -1 : 1))
    .slice(0, MAX_OBSTACLES);
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return undefined;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function optional<K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: number };
}
