/**
 * Submissions graded in parallel, each under hard limits. Who exceeds them loses that one submission: its thread is
 * ended, another takes its place, and the run goes on. Results come in the order of what was handed in, whoever was
 * quicker.
 */
import { Worker } from 'node:worker_threads';
import type { Assessment } from '../../lab/classroom/assess.ts';
import type { AssignedLab } from '../../lab/classroom/assignment.ts';
import type { FindingCode } from '../../lab/classroom/finding.ts';
import { missing } from '../../lab/classroom/score.ts';
import { studentId } from '../../lab/classroom/student.ts';
import { readSubmission } from '../../lab/classroom/submission.ts';
import type { Done, Job, WorkerSetting } from './worker.ts';

export interface PoolOptions {
  readonly setting: WorkerSetting;
  readonly texts: readonly string[];
  readonly jobs: number;
  /** Of real time, for one submission. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/** Bundled, this module is a chunk, and the worker an entry beside the main one. */
declare const NETLAB_VERSION: string | undefined;
const WORKER = new URL(
  typeof NETLAB_VERSION === 'string' ? '../grade-worker.js' : './worker.ts',
  import.meta.url,
);

export async function gradeAll(options: PoolOptions): Promise<readonly Assessment[]> {
  const { texts, jobs, onProgress } = options;
  const results: Assessment[] = [];
  let next = 0;
  let done = 0;
  const take = (): Job | undefined => {
    const index = next++;
    const text = texts[index];
    return text === undefined ? undefined : { index, text };
  };
  const settle = ({ index, assessment }: Done) => {
    results[index] = assessment;
    onProgress?.(++done, texts.length);
  };
  const threads = Math.max(1, Math.min(jobs, texts.length));
  await Promise.all(Array.from({ length: threads }, () => keepBusy(options, take, settle)));
  return results;
}

/** One thread's place, whoever fills it. */
async function keepBusy(
  options: PoolOptions,
  take: () => Job | undefined,
  settle: (done: Done) => void,
): Promise<void> {
  let worker: Worker | undefined;
  for (let job = take(); job; job = take()) {
    worker ??= new Worker(WORKER, {
      workerData: options.setting,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
      // What a submission prints is nobody's business.
      stdout: true,
      stderr: true,
    });
    const outcome = await run(worker, job, options.timeoutMs);
    if (outcome.done) settle(outcome.done);
    else {
      await worker.terminate();
      worker = undefined;
      settle({ index: job.index, assessment: lost(job.text, outcome, options.setting.assignment.labs) });
    }
  }
  await worker?.terminate();
}

type Outcome =
  | { readonly done: Done }
  | { readonly done?: never; readonly code: FindingCode; readonly text: string };

function run(worker: Worker, job: Job, timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const onMessage = (done: Done) => end({ done });
    const onError = (error: NodeJS.ErrnoException) => end({ code: 'failed', text: reasonOf(error) });
    const onExit = () => end({ code: 'failed', text: 'Replaying it ended its thread.' });
    const onTimeout = () => {
      const text = `Replaying it took more than ${timeoutMs / 1000} seconds; --timeout gives it more.`;
      end({ code: 'timed-out', text });
    };
    const timer = setTimeout(onTimeout, timeoutMs);
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(outcome);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'Replaying it took more memory than --memory allows.'
    : `netlab failed on it: ${error.message}`;
}

/** What is known of a submission that could not be replayed to its end. */
function lost(
  text: string,
  { code, text: reason }: { code: FindingCode; text: string },
  labs: readonly AssignedLab[],
): Assessment {
  const read = readSubmission(text);
  const header = read.ok ? read.submission : read.header;
  const student = header && studentId(header.student);
  return {
    ...(student !== undefined && { student }),
    ...(header && { submitted: header.submitted }),
    labs: labs.map(missing),
    findings: [{ code, text: reason }],
  };
}
