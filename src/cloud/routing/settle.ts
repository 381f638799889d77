/**
 * BGP inside the world: it runs on the world's clock, with the routers and ways that the contributors see in the world
 * as it is. What routers learn may change what others contribute (a transit gateway announces its route table), so this
 * goes on until nothing changes any more.
 */
import { advance, type BgpNetwork, configure, nextDueAt } from '../../bgp/index.ts';
import { type ClockState, schedule, withoutEvents } from '../../clock/clock.ts';
import type { World } from '../kernel/world.ts';
import { bgpConfigOf } from './bgp-config.ts';
import type { Contributor } from './contribution.ts';
import { CONTRIBUTORS } from './contributors.ts';

/** The clock's event at which something falls due between routers. */
export const ROUTING_EVENT = 'routing';

/** Contributions that answer each other at one moment without end would be an error of ours; news travel in time. */
const MAX_ROUNDS = 16;

/** The world with BGP as it is now; the identical one where nothing is to be done. */
export function settleRouting(world: World, contributors: readonly Contributor[] = CONTRIBUTORS): World {
  let current = world;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const network = networkNow(current, contributors);
    if (network === current.bgp) break;
    current = { ...current, bgp: network };
  }
  const clock = awaiting(current.clock, current.bgp);
  return clock === current.clock ? current : { ...current, clock };
}

function networkNow(world: World, contributors: readonly Contributor[]): BgpNetwork {
  const { bgp, clock } = world;
  const config = bgpConfigOf(...contributors.map((contribute) => contribute(world)));
  const isDue = (nextDueAt(bgp) ?? Number.POSITIVE_INFINITY) <= clock.now;
  if (config === bgp.config && !isDue) return bgp;
  const { network } = configure(advance(bgp, clock.now).network, config);
  // Frozen at the top, Immer need not look into thousands of routes for what else to freeze.
  return Object.freeze(network);
}

/** The clock with one event for BGP, when the next thing falls due. */
function awaiting(clock: ClockState, network: BgpNetwork): ClockState {
  const due = nextDueAt(network);
  const planned = clock.queue.filter(({ kind }) => kind === ROUTING_EVENT);
  if (planned.length === (due === undefined ? 0 : 1) && planned.every(({ at }) => at === due)) return clock;
  const next = withoutEvents(clock, ROUTING_EVENT);
  if (due !== undefined) schedule(next, Math.max(0, due - next.now), ROUTING_EVENT, {});
  return next;
}
