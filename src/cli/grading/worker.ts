/** Grades one submission after the other, in a thread of its own that may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { builtInCatalogue } from '../../lab/built-in.ts';
import { type Assessment, assess } from '../../lab/classroom/assess.ts';
import type { Assignment } from '../../lab/classroom/assignment.ts';
import type { Lab } from '../../lab/lab.ts';

export interface WorkerSetting {
  readonly assignment: Assignment;
  readonly students: readonly string[];
  readonly version: string;
  readonly transcript: boolean;
  /** Labs beside the built-in ones. */
  readonly labs: readonly Lab[];
}

export interface Job {
  readonly index: number;
  readonly text: string;
}

export interface Done {
  readonly index: number;
  readonly assessment: Assessment;
}

const { labs, ...setting } = workerData as WorkerSetting;
const builtIn = builtInCatalogue();
const findLab = (slug: string) => labs.find((lab) => lab.slug === slug) ?? builtIn.find(slug);

parentPort?.on('message', async ({ index, text }: Job) => {
  const assessment = await assess({ ...setting, findLab, text });
  parentPort?.postMessage({ index, assessment } satisfies Done);
});
