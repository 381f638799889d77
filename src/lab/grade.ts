/**
 * A grade: what a submission is worth, found by playing it anew in a fresh simulator. Nothing that the submission claims
 * is believed. Deterministic: the same lab, seed and submission give the same grade everywhere. Every bound is a count,
 * never a clock; loops within a command are the console's to bound.
 */
import { type JournalStore, readJournal } from './journal.ts';
import { isSeed, type Lab } from './lab.ts';
import { MAX_SCRIPT_CHARACTERS } from './script.ts';
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
  /** Replaying a journal came to another moment than it tells of. */
  readonly strayed?: true;
  /** What was typed and answered, where it was asked for. */
  readonly transcript?: readonly GradedStep[];
  /** Why it could not be graded at all; then nothing is passed. */
  readonly error?: string;
}

export interface GradedStep {
  readonly prompt: string;
  readonly line: string;
  /** Cut where it is long. */
  readonly output: string;
  readonly exitCode: number;
}

/** Of failures and their texts, so that a grade stays small whatever was submitted. */
const MAX_FAILURES = 20;
const MAX_STDERR = 500;
/** Of a transcript: of one command's output, of the line itself, and of commands. */
const MAX_STEP_CHARACTERS = 4000;
const MAX_STEPS = 500;

export interface GradeOptions {
  readonly lab: Lab;
  readonly seed: string;
  readonly submission: Submission;
  /** Hints that may be taken, for each task. Default: all. */
  readonly hintsAllowed?: number;
  /** Keeps the transcript. */
  readonly transcript?: boolean;
}

export async function grade(options: GradeOptions): Promise<Grade> {
  const { lab, seed, submission } = options;
  const refused = (error: string): Grade => ({
    ...{
      lab: lab.slug,
      hash: lab.hash,
      seed,
      passed: false,
      points: 0,
      maxPoints: 0,
      commands: 0,
    },
    ...{ failures: [], tasks: [], notes: [], error },
  });
  if (!isSeed(seed)) return refused('The seed must be 1 to 100 printable characters without spaces.');
  const refusal =
    'script' in submission ? scriptRefusal(submission.script) : journalRefusal(submission.journal, lab, seed);
  if (refusal) return refused(refusal);
  try {
    const session = await play(options);
    return { ...gradeOf(session), ...(options.transcript && { transcript: transcriptOf(session) }) };
  } catch (error) {
    // Whatever a submission brings about ends with that submission, also where it finds a bug of ours.
    return refused(`netlab failed on this submission: ${(error as Error).message}`);
  }
}

function scriptRefusal(script: string): string | undefined {
  if (script.length <= MAX_SCRIPT_CHARACTERS) return undefined;
  return `The script has more than ${MAX_SCRIPT_CHARACTERS} characters.`;
}

function journalRefusal(text: string, lab: Lab, seed: string): string | undefined {
  const { header, damaged } = readJournal(text);
  if (!header) return 'This is no netlab journal.';
  if (header.lab !== lab.slug) return `The journal is of the lab ${header.lab}, not ${lab.slug}.`;
  if (header.seed !== seed) return `The journal is of seed ${header.seed}, not ${seed}.`;
  return damaged ? 'The journal was changed after it was written.' : undefined;
}

/** The checks are looked at once, at the end. */
async function play({ lab, seed, submission, hintsAllowed }: GradeOptions): Promise<Session> {
  const rules = hintsAllowed === undefined ? {} : { hintsAllowed };
  if ('journal' in submission)
    return openSession({ lab, seed, journal: onlyRead(submission.journal), ...rules });
  const session = await openSession({ lab, seed, ...rules });
  await session.run(submission.script);
  return session;
}

function onlyRead(text: string): JournalStore {
  const nothing = async () => {};
  return { text, append: nothing, keep: nothing, close: nothing };
}

function gradeOf(session: Session): Grade {
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
    notes: session.notes,
    ...(session.strayed && { strayed: true }),
  };
}

function transcriptOf({ transcript }: Session): readonly GradedStep[] {
  return transcript.slice(0, MAX_STEPS).map(({ prompt, line, output }) => ({
    prompt,
    line: line.slice(0, MAX_STEP_CHARACTERS),
    output: `${output.stdout}${output.stderr}`.slice(0, MAX_STEP_CHARACTERS),
    exitCode: output.exitCode,
  }));
}

function gradedTask({ id, title, done, points, maxPoints, hintsShown, checks }: TaskView): GradedTask {
  return {
    ...{ id, title, done, points, maxPoints, hints: hintsShown.length },
    checks: checks.map(({ id: check, passed, code, text }) => ({ id: check, passed, code, text })),
  };
}
