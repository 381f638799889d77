/** What costs by the hour, as each kind of it tells. */
import type { World } from '../../kernel/world.ts';

export interface Running {
  /** Key in the price list. */
  readonly price: string;
  /** ID of the resource that it is for. */
  readonly resource: string;
  /** How many units at the same time: the gigabytes of a volume. Default: 1. */
  readonly units?: number;
}

/** A kind of them; memoised on the tables that it reads. */
export type RunningKind = (world: World) => readonly Running[];
