/** Where a learner's work is kept: progress and settings by `conf`, a journal a lab beside it. */
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { z } from 'zod';
import type { LabProgress, ProgressBySlug } from '../tui/catalogue.ts';

const progressSchema = z.record(
  z.string(),
  z.object({ state: z.enum(['started', 'solved']), points: z.number(), maxPoints: z.number() }),
);

export class Home {
  readonly #conf: Conf<{ progress: Record<string, LabProgress> }>;

  /** `NETLAB_HOME` moves everything to a folder of one's choice. */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#conf = new Conf({
      projectName: 'netlab',
      configName: 'progress',
      // A file that a crash or a hand has spoilt must not keep anyone out.
      clearInvalidConfig: true,
      ...(env.NETLAB_HOME && { cwd: env.NETLAB_HOME }),
    });
  }

  get progress(): ProgressBySlug {
    const parsed = progressSchema.safeParse(this.#conf.get('progress', {}));
    return parsed.success ? parsed.data : {};
  }

  saveProgress(slug: string, progress: LabProgress): void {
    this.#conf.set('progress', { ...this.progress, [slug]: progress });
  }

  journalPath(slug: string): string {
    return join(this.#conf.path, '..', 'journals', `${slug}.jsonl`);
  }

  /** Sets the journal of a lab aside, so that the next session begins anew. */
  setJournalAside(slug: string): void {
    const path = this.journalPath(slug);
    if (existsSync(path)) renameSync(path, `${path}.${randomBytes(4).toString('hex')}.old`);
  }
}

/** A seed of one's own for each new session. */
export function freshSeed(): string {
  return randomBytes(4).toString('hex');
}
