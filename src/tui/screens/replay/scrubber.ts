/**
 * Goes to steps of an attempt: at once to those that were taken before, otherwise by playing on until it is there. Where
 * it goes can be changed at any time; what was played on the way is kept.
 */
import type { Moment, Replay } from '../../../lab/replay.ts';
import { type CheckChange, checkChanges } from '../../console/check-changes.ts';

/** A step, or the step at which checks turn for that many times after one. */
export type Goal = { readonly count: number } | { readonly changes: number; readonly from: number };

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
    const { goal, moment } = this.#scrub;
    if (goal && 'changes' in goal) this.#aim({ ...goal, changes: goal.changes + 1 });
    else this.#aim({ changes: 1, from: goal?.count ?? moment.count });
  }

  /** A word to the one who looks, until something else happens. */
  tell(notice: string): void {
    this.#publish({ notice });
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
    const { goal } = this.#scrub;
    if (goal === undefined) return true;
    const { moments, length } = this.replay;
    const last = moments.length - 1;
    const isEnd = last === length || this.#failure !== undefined;
    const wanted = 'count' in goal ? goal.count : this.#changesAfter(goal.from, goal.changes);
    if (wanted <= last) this.#publish({ moment: moments[wanted] as Moment, goal: undefined });
    else if (isEnd) this.#stay(goal, last);
    return wanted <= last || isEnd;
  }

  /** Where it gets no further: the nearest to what was wanted. */
  #stay(goal: Goal, last: number): void {
    const from = 'count' in goal ? last : Math.min(goal.from, last);
    let count = last;
    if ('changes' in goal) while (count > from && this.changesAt(count).length === 0) count--;
    const isNone = 'changes' in goal && count === from;
    const notice = this.#failure ?? (isNone ? 'No check turns after this step.' : undefined);
    this.#publish({ moment: this.replay.moments[count] as Moment, goal: undefined, notice });
  }

  /** The step at which checks turn for that many times after a step; one past those taken where they don't. */
  #changesAfter(from: number, times: number): number {
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
