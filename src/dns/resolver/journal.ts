/** The steps of a resolution, and the time that they took. */
import type { Question } from '../record.ts';
import type { Step, StepKind } from './resolver.ts';

type Details = Pick<Step, 'server' | 'records' | 'ttl'>;

export class Journal {
  readonly steps: Step[] = [];
  elapsedMs = 0;
  /** How deep in questions on behalf of other questions. */
  depth = 0;
  readonly #start: number;

  constructor(start: number) {
    this.#start = start;
  }

  get now(): number {
    return this.#start + this.elapsedMs;
  }

  note(kind: StepKind, question: Question, text: string, details: Details = {}): void {
    this.steps.push({ kind, text, question, atMs: this.elapsedMs, depth: this.depth, ...details });
  }
}
