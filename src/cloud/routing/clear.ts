/** `clear bgp`: sessions begun anew, or asked and told everything again. */
import { advance, type Clear, clearSession } from '../../bgp/index.ts';
import type { World } from '../kernel/world.ts';

/** @param neighbors by their addresses; those that the router doesn't have are left alone */
export function clearSessions(
  world: World,
  router: string,
  neighbors: readonly string[],
  ways: readonly Clear[],
): World {
  let network = advance(world.bgp, world.clock.now).network;
  for (const neighbor of neighbors)
    for (const way of ways) network = clearSession(network, router, neighbor, way).network;
  return { ...world, bgp: network };
}
