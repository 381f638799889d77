/**
 * A grade: what a submission is worth, found by playing it anew in a fresh simulator. Nothing that the submission claims
 * is believed. Deterministic: the same lab, seed and submission give the same grade everywhere. Every bound is a count,
 * never a clock; loops within a command are the console's to bound.
 */
import { readJournal } from './journal.ts';
import { isSeed, type Lab } from './lab.ts';
import { MAX_SCRIPT_CHARACTERS, splitScript } from './script.ts';
import { openSession, type Session } from './session.ts';
import type { TaskView } from './session-view.ts';

export type Submission = { readonly script: string } | { readonly journal: string };

export interface GradedTask {
  readonly id: string;
  readonly title: string;
  readonly done: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly hints: number;
  readonly checks: readonly {
    readonly id: string;
    readonly passed: boolean;
    readonly code: string;
    readonly text: string;
  }[];
}

export interface Grade {
  readonly lab: string;
  readonly hash: string;
  readonly seed: string;
  readonly passed: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly commands: number;
  /** Commands that did not end with 0, as the learner would have seen them. */
  readonly failures: readonly {
    readonly command: string;
    readonly exitCode: number;
    readonly stderr: string;
  }[];
  readonly tasks: readonly GradedTask[];
  /** What was odd about the submission. */
  readonly notes: readonly string[];
  /** Why it could not be graded at all; then nothing is passed. */
  readonly error?: string;
}

/** Of failures and their texts, so that a grade stays small whatever was submitted. */
const MAX_FAILURES = 20;
const MAX_STDERR = 500;

export interface GradeOptions {
  readonly lab: Lab;
  readonly seed: string;
  readonly submission: Submission;
}

export async function grade({ lab, seed, submission }: GradeOptions): Promise<Grade> {
  const refused = (error: string, notes: readonly string[] = []): Grade => ({
    ...{
      lab: lab.slug,
      hash: lab.hash,
      seed,
      passed: false,
      points: 0,
      maxPoints: 0,
      commands: 0,
    },
    ...{ failures: [], tasks: [], notes, error },
  });
  if (!isSeed(seed)) return refused('The seed must be 1 to 100 printable characters without spaces.');
  const read =
    'script' in submission ? fromScript(submission.script) : fromJournal(submission.journal, lab, seed);
  if (!read.ok) return refused(read.error, read.notes);
  const session = await openSession({ lab, seed });
  for (const line of read.commands(session)) await session.run(line);
  return gradeOf(session, read.notes);
}

type Read =
  | { readonly ok: true; commands(session: Session): readonly string[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly error: string; readonly notes: readonly string[] };

function fromScript(script: string): Read {
  if (script.length > MAX_SCRIPT_CHARACTERS) {
    return { ok: false, error: `The script has more than ${MAX_SCRIPT_CHARACTERS} characters.`, notes: [] };
  }
  return {
    ok: true,
    notes: [],
    commands: ({ console }) =>
      splitScript(script, (text) => console.isIncomplete(text)).map((command) => command.text),
  };
}

function fromJournal(text: string, lab: Lab, seed: string): Read {
  const { header, entries, notes, damaged } = readJournal(text);
  const error = !header
    ? 'This is no netlab journal.'
    : header.lab !== lab.slug
      ? `The journal is of the lab ${header.lab}, not ${lab.slug}.`
      : header.seed !== seed
        ? `The journal is of seed ${header.seed}, not ${seed}.`
        : damaged
          ? 'The journal was changed after it was written.'
          : undefined;
  if (error) return { ok: false, error, notes };
  const stale = header?.hash === lab.hash ? [] : ['The lab has changed since this journal was begun.'];
  return { ok: true, notes: [...notes, ...stale], commands: () => entries.map((entry) => entry.line) };
}

function gradeOf(session: Session, notes: readonly string[]): Grade {
  const { view, lab } = session;
  const failures = session.transcript
    .filter(({ output }) => output.exitCode !== 0)
    .slice(0, MAX_FAILURES)
    .map(({ line, output }) => ({
      command: line.slice(0, MAX_STDERR),
      exitCode: output.exitCode,
      stderr: output.stderr.slice(0, MAX_STDERR),
    }));
  return {
    lab: lab.slug,
    hash: lab.hash,
    seed: session.seed,
    passed: view.solved && !view.solutionShown,
    points: view.points,
    maxPoints: view.maxPoints,
    commands: view.commands,
    failures,
    tasks: [...view.tasks, ...(view.finale ? [view.finale] : [])].map(gradedTask),
    notes: [...session.notes, ...notes],
  };
}

function gradedTask({ id, title, done, points, maxPoints, hintsShown, checks }: TaskView): GradedTask {
  return {
    ...{ id, title, done, points, maxPoints, hints: hintsShown.length },
    checks: checks.map(({ id: check, passed, code, text }) => ({ id: check, passed, code, text })),
  };
}
