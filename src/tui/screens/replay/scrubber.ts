/**
 * Goes to steps of an attempt: at once to those that were taken before, otherwise by playing on until it is there. Where
 * it goes can be changed at any time; what was played on the way is kept.
 */
import type { Moment, Replay } from '../../../lab/replay.ts';
import { type CheckChange, checkChanges } from '../../console/check-changes.ts';

/** A step, or the step at which checks turn for that many times from where one is. */
export type Goal = { readonly count: number } | { readonly changes: number };

/** One object, the same as long as nothing changed. */
export interface Scrub {
  /** What is shown. */
  readonly moment: Moment;
  /** How many steps were taken by now. */
  readonly played: number;
  /** Where it is on the way to. */
  readonly goal: Goal | undefined;
  /** Why it did not get where it should, for people. */
  readonly notice: string | undefined;
}

export class Scrubber {
  readonly replay: Replay;
  readonly #leaving = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #changes: (readonly CheckChange[])[] = [];
  #scrub: Scrub;
  #failure: string | undefined;
  #isPlaying = false;

  constructor(replay: Replay) {
    this.replay = replay;
    const moment = replay.moments[0] as Moment;
    this.#scrub = { moment, played: 0, goal: undefined, notice: undefined };
  }

  get scrub(): Scrub {
    return this.#scrub;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the command of a step, taken before, changed for the checks. */
  changesAt(count: number): readonly CheckChange[] {
    const { moments } = this.replay;
    const [before, after] = [moments[count - 1], moments[count]];
    if (!before || !after) return [];
    this.#changes[count] ??= checkChanges(before.view, after.view);
    return this.#changes[count];
  }

  go(count: number): void {
    this.#aim({ count: Math.max(0, Math.min(this.replay.length, count)) });
  }

  /** On (or back) by some steps: from where it is on the way to, so that fast keys add up; back, from what is shown. */
  step(steps: number): void {
    const { goal, moment } = this.#scrub;
    this.go((steps > 0 && goal && 'count' in goal ? goal.count : moment.count) + steps);
  }

  nextChange(): void {
    const { goal } = this.#scrub;
    this.#aim({ changes: goal && 'changes' in goal ? goal.changes + 1 : 1 });
  }

  previousChange(): void {
    let count = this.#scrub.moment.count - 1;
    while (count > 0 && this.changesAt(count).length === 0) count--;
    if (count > 0) this.go(count);
    else this.#publish({ goal: undefined, notice: 'No check turned before this step.' });
  }

  /** Interrupts what runs; nothing is played from then on. */
  leave(): void {
    this.#leaving.abort();
    this.#listeners.clear();
  }

  #aim(goal: Goal): void {
    this.#publish({ goal, notice: undefined });
    if (!this.#arrive() && !this.#isPlaying) void this.#play();
  }

  async #play(): Promise<void> {
    this.#isPlaying = true;
    const { signal } = this.#leaving;
    const { replay } = this;
    while (!signal.aborted && !this.#arrive()) {
      await replay.advance(signal).catch((error: unknown) => {
        this.#failure = `netlab failed on command ${replay.moments.length}: ${error instanceof Error ? error.message : String(error)}`;
      });
      this.#publish({ played: replay.moments.length - 1 });
    }
    this.#isPlaying = false;
  }

  /** Shows where it should be, if it has been played so far; false where it hasn't. */
  #arrive(): boolean {
    const { goal, moment } = this.#scrub;
    if (goal === undefined) return true;
    const count = 'count' in goal ? goal.count : this.#changeAfter(moment.count, goal.changes);
    const last = this.replay.moments.length - 1;
    const isEnd = last === this.replay.length || this.#failure !== undefined;
    const found = this.replay.moments[count];
    if (found) this.#publish({ moment: found, goal: undefined });
    else if (isEnd && 'changes' in goal)
      this.#publish({ goal: undefined, notice: this.#failure ?? 'No check turns after this step.' });
    else if (isEnd)
      this.#publish({ moment: this.replay.moments[last] as Moment, goal: undefined, notice: this.#failure });
    return found !== undefined || isEnd;
  }

  /** The step at which checks turn for that many times after a step; one past those taken where they don't. */
  #changeAfter(from: number, times: number): number {
    let left = times;
    let count = from;
    while (left > 0 && count < this.replay.moments.length) if (this.changesAt(++count).length > 0) left--;
    return count;
  }

  #publish(change: Partial<Scrub>): void {
    this.#scrub = { ...this.#scrub, ...change };
    for (const listener of this.#listeners) listener();
  }
}
