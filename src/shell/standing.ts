/** Where the learner is: at their own computer, or logged in to instances, one behind the other. */
import type { Place, Sim } from '../sim/sim.ts';

export interface Stop {
  readonly place: Place;
  /** As the prompt names it: `web`. */
  readonly name: string;
}

export class Standing {
  readonly #home: Place;
  readonly #stops: Stop[] = [];

  /** A lab's first client is the learner's computer; without clients it is anywhere on the internet. */
  constructor(sim: Sim) {
    const [client] = Object.keys(sim.state.setting.clients);
    this.#home = client === undefined ? 'internet' : `client/${client}`;
  }

  /** What network tools send from. */
  get place(): Place {
    return this.#stops.at(-1)?.place ?? this.#home;
  }

  get host(): Stop | undefined {
    return this.#stops.at(-1);
  }

  enter(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** Back to where the learner came from; false when they are at home already. */
  leave(): Stop | undefined {
    return this.#stops.pop();
  }

  goHome(): void {
    this.#stops.length = 0;
  }
}
