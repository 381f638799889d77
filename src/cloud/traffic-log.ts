/** What interfaces saw of a flow, noted by whatever logs it. */
import type { Observation } from '../net/trace.ts';
import type { World } from './kernel/world.ts';

export function recordTraffic(world: World, _observations: readonly Observation[]): World {
  return world;
}
