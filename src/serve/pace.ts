/**
 * How time passes while real programs are served. Every request takes a second, as a command does in the console. Besides,
 * the world runs beside the clock on the wall, some seconds for every real one, so that a program that waits (`aws ec2 wait`,
 * a loop with `sleep`) finds what it waits for. It is caught up with when a request comes: between requests nothing moves.
 */
import type { Sim } from '../sim/sim.ts';

export interface Pace {
  /** Before a request is looked at. */
  catchUp(): void;
  /** After one was carried out. */
  spend(): void;
}

export interface PaceOptions {
  readonly sim: Sim;
  /** Simulated seconds in a real one; 0: only requests take time. */
  readonly speed: number;
  /** Milliseconds by the clock on the wall. */
  now(): number;
}

export const REQUEST_MS = 1000;
/** Longer silence counts as so much: nobody waits for years because a lid was closed. */
const MOST_SILENCE_MS = 5 * 60_000;

export function createPace({ sim, speed, now }: PaceOptions): Pace {
  let last = now();
  let owed = 0;
  return {
    catchUp() {
      const at = now();
      owed += Math.min(MOST_SILENCE_MS, Math.max(0, at - last)) * speed;
      last = at;
      // Whole seconds: the world is the same for as long as it may be.
      const passed = owed - (owed % 1000);
      owed -= passed;
      if (passed > 0) sim.advance(passed);
    },
    spend: () => void sim.advance(REQUEST_MS),
  };
}
