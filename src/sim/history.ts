/** Undo and redo: the worlds before and after each step. A world is a reference, so a step costs nothing. */
import type { World } from '../cloud/kernel/world.ts';

interface Step {
  readonly label: string;
  readonly before: World;
  readonly after: World;
}

/** Older steps are forgotten, so that a long session's memory stays bounded. */
const MAX_STEPS = 1000;

export class History {
  #past: Step[] = [];
  #future: Step[] = [];

  record(step: Step): void {
    this.#past.push(step);
    if (this.#past.length > MAX_STEPS) this.#past.shift();
    this.#future = [];
  }

  undo(): Step | undefined {
    const step = this.#past.pop();
    if (step) this.#future.push(step);
    return step;
  }

  redo(): Step | undefined {
    const step = this.#future.pop();
    if (step) this.#past.push(step);
    return step;
  }
}
