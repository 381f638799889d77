/** Whose turn it is: counts of requests in the world, so that load is spread alike whenever a session is replayed. */
import type { World } from '../../kernel/world.ts';

const TABLE = 'load-balancer-turn';

export interface Turn {
  /** From 0. */
  readonly turn: number;
  readonly world: World;
}

export function takeTurn(world: World, region: string, of: string): Turn {
  const state = world.regions[region] ?? {};
  const turns = (state[TABLE] ?? {}) as Record<string, number>;
  const turn = turns[of] ?? 0;
  const table = { ...turns, [of]: turn + 1 };
  return { turn, world: { ...world, regions: { ...world.regions, [region]: { ...state, [TABLE]: table } } } };
}
