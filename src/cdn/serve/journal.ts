/** The steps of serving a request, and the time that the client waited. */
import type { Step, StepKind } from './exchange.ts';

type Details = Omit<Step, 'kind' | 'text' | 'atMs' | 'cache' | 'background'>;

export class Journal {
  readonly steps: Step[] = [];
  /** Milliseconds since the request came in, as the work stands. */
  elapsedMs = 0;
  readonly #start: number;
  readonly #cache: string | undefined;
  #isBehind = false;

  constructor(start: number, cache: string | undefined) {
    this.#start = start;
    this.#cache = cache;
  }

  get now(): number {
    return this.#start + this.elapsedMs;
  }

  note(kind: StepKind, text: string, details: Details = {}): void {
    this.steps.push({
      kind,
      text,
      atMs: this.elapsedMs,
      ...(this.#cache === undefined ? {} : { cache: this.#cache }),
      ...(this.#isBehind ? { background: true as const } : {}),
      ...details,
    });
  }

  /** What the next tier did; its time began when it was asked. */
  absorb(steps: readonly Step[]): void {
    for (const step of steps) {
      const background = step.background || this.#isBehind ? { background: true as const } : {};
      this.steps.push({ ...step, atMs: step.atMs + this.elapsedMs, ...background });
    }
  }

  /** Work that the client does not wait for. */
  behind<T>(work: () => T): T {
    const { elapsedMs } = this;
    this.#isBehind = true;
    const result = work();
    this.#isBehind = false;
    this.elapsedMs = elapsedMs;
    return result;
  }
}
