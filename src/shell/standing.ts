/** Where the learner is: at their own computer, or logged in to hosts, one behind the other. */
import { locate, UnknownPlace } from '../sim/places.ts';
import { isAlive } from '../sim/premises-place.ts';
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

  /** Drops hosts that are gone or no longer run, with all that lies behind them; tells which. */
  dropLost(sim: Sim): readonly Stop[] {
    const lost = this.#stops.findIndex(({ place }) => !isUp(sim, place));
    return lost < 0 ? [] : this.#stops.splice(lost).reverse();
  }
}

/** Whether a host is there and runs. */
export function isUp(sim: Sim, place: Place): boolean {
  try {
    const location = locate(sim.state, place);
    if (location.kind === 'premises') return isAlive(sim.state, location);
    return location.kind !== 'interface' || location.instance?.State?.Name === 'running';
  } catch (error) {
    if (error instanceof UnknownPlace) return false;
    throw error;
  }
}
