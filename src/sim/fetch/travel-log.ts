/** What an expedition writes down as it goes: the world as it is now, the time spent, and every leg. */
import type { World } from '../../cloud/kernel/world.ts';
import type { Leg } from '../../cloud/web/journey.ts';
import type { Traveller } from './traveller.ts';
import { toMicroseconds } from './wire.ts';

/** A leg, but for what is known of every one of them. */
export type Told<T> = T extends Leg ? Omit<T, 'depth' | 'by' | 'ms'> : never;

export class TravelLog {
  /** As it is now. */
  world: World;
  readonly legs: Leg[] = [];
  /** Milliseconds since the client began. */
  elapsedMs = 0;
  /** 0: the client; servers that ask others are deeper. */
  depth = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** A leg that ends now; those of others that it waited for come behind it, from `at` on. */
  note(leg: Told<Leg>, { by }: Pick<Traveller, 'by'>, at = this.legs.length): void {
    const ms = toMicroseconds(this.elapsedMs - leg.startMs);
    this.legs.splice(at, 0, { ...leg, depth: this.depth, by, ms } as Leg);
  }

  pass(ms: number): void {
    this.elapsedMs = toMicroseconds(this.elapsedMs + ms);
  }
}
