/** Where a learner's work is kept: progress by `conf`, and beside it a journal a lab. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Conf from 'conf';
import type { LabProgress, ProgressBySlug } from '../tui/catalogue.ts';

interface Kept {
  readonly progress: ProgressBySlug;
  /** Decides, with the slug and the round, which variant of a lab this learner gets. */
  readonly learner: string;
  /** How often a lab was begun afresh. */
  readonly rounds: Readonly<Record<string, number>>;
}

type Env = Readonly<Record<string, string | undefined>>;

/** `NETLAB_HOME` moves everything to a folder of one's choice. */
function openConf({ NETLAB_HOME: cwd }: Env): Conf<Kept> {
  const names = { projectName: 'netlab', configName: 'progress' };
  return new Conf({ ...names, clearInvalidConfig: true, ...(cwd && { cwd }) });
}

/** Of everything that is kept. */
export function homeFolder(env: Env): string {
  return env.NETLAB_HOME || dirname(openConf(env).path);
}

export class Home {
  readonly #conf: Conf<Kept>;
  #kept: Kept;

  constructor(env: Env) {
    this.#conf = openConf(env);
    this.#kept = readKept(this.#conf.store);
    if (this.#conf.get('learner') !== this.#kept.learner) this.#keep({});
  }

  get progress(): ProgressBySlug {
    return this.#kept.progress;
  }

  saveProgress(slug: string, progress: LabProgress): void {
    this.#keep({ progress: { ...this.#kept.progress, [slug]: progress } });
  }

  /** The variant of a lab that this learner gets, the same until they begin it afresh. */
  seedOf(slug: string): string {
    const { learner, rounds } = this.#kept;
    return createHash('sha256')
      .update(`${learner}/${slug}/${rounds[slug] ?? 0}`)
      .digest('hex')
      .slice(0, 8);
  }

  journalPath(slug: string): string {
    return join(dirname(this.#conf.path), 'journals', `${slug}.jsonl`);
  }

  /** A student's work on a lab of an assignment stands apart from what they do for themselves. */
  assignedJournalPath(assignment: string, student: string, slug: string): string {
    return join(dirname(this.#conf.path), 'assignments', assignment, student, `${slug}.jsonl`);
  }

  assignedJournal(assignment: string, student: string, slug: string): string | undefined {
    const path = this.assignedJournalPath(assignment, student, slug);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  /** Sets the work on a lab aside, so that the next session begins anew, in another variant. */
  startAfresh(slug: string): void {
    const path = this.journalPath(slug);
    const round = (this.#kept.rounds[slug] ?? 0) + 1;
    if (existsSync(path)) renameSync(path, `${path}.${round}.old`);
    this.#keep({ rounds: { ...this.#kept.rounds, [slug]: round } });
  }

  #keep(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    this.#conf.store = this.#kept;
  }
}

/**
 * What a hand or a crash has spoilt is left out, and keeps nobody out. By hand, since a schema library would cost a
 * fifth of the time to the first frame.
 */
function readKept(store: Partial<Record<keyof Kept, unknown>>): Kept {
  return {
    progress: onlyValid(store.progress, isProgress),
    learner: typeof store.learner === 'string' ? store.learner : randomBytes(8).toString('hex'),
    rounds: onlyValid(store.rounds, (value): value is number => Number.isInteger(value)),
  };
}

function onlyValid<T>(record: unknown, isValid: (value: unknown) => value is T): Record<string, T> {
  const entries = typeof record === 'object' && record !== null ? Object.entries(record) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => isValid(entry[1])));
}

function isProgress(value: unknown): value is LabProgress {
  const { state, points, maxPoints } = (value ?? {}) as Partial<LabProgress>;
  return (state === 'started' || state === 'solved') && Number.isFinite(points) && Number.isFinite(maxPoints);
}
