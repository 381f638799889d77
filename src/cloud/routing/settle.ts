/**
 * BGP inside the world: it runs on the world's clock, with the routers and ways that the contributors see in the world
 * as it is. What routers learn may change what others contribute (a transit gateway announces its route table), so this
 * goes on until nothing changes any more.
 */
import { advance, configure, nextDueAt } from '../../bgp/index.ts';
import { type ClockState, schedule, withoutEvents } from '../../clock/clock.ts';
import type { World } from '../kernel/world.ts';
import { bgpConfigOf } from './bgp-config.ts';
import type { Contributor } from './contribution.ts';
import { CONTRIBUTORS } from './contributors.ts';
import { isResting, nextPace } from './pace.ts';

/** The clock's event at which something falls due between routers. */
export const ROUTING_EVENT = 'routing';

/** Contributions that answer each other at one moment without end would be an error of ours; news travel in time. */
const MAX_ROUNDS = 16;

/** The world with BGP as it is now; the identical one where nothing is to be done. */
export function settleRouting(world: World, contributors: readonly Contributor[] = CONTRIBUTORS): World {
  let current = world;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = oneRound(current, contributors);
    if (next === current) break;
    current = next;
  }
  const clock = awaiting(current);
  return clock === current.clock ? current : { ...current, clock };
}

/** Somebody does something about it: routers that never came to rest go on as fast as they can. */
export function wakeRouting(world: World): World {
  if (world.bgpPace?.restUntil === undefined) return world;
  const { bgpPace: _over, ...rest } = world;
  return rest;
}

function oneRound(world: World, contributors: readonly Contributor[]): World {
  const { bgp, clock, bgpPace } = world;
  const config = bgpConfigOf(...contributors.map((contribute) => contribute(world)));
  const isDue = (nextDueAt(bgp) ?? Number.POSITIVE_INFINITY) <= clock.now;
  const rests = isResting(bgpPace, clock.now);
  if (config === bgp.config && (rests || !isDue)) return world;
  // What came due in a rest that is over is done now, not when it would have been.
  const { network: before } = advance(bgp, clock.now, bgpPace?.restUntil === undefined ? undefined : 1);
  const { network } = configure(before, config);
  const pace = rests ? bgpPace : nextPace(bgpPace, network, clock.now);
  const { bgpPace: _before, ...rest } = world;
  // Frozen at the top, Immer need not look into thousands of routes for what else to freeze.
  return { ...rest, bgp: Object.freeze(network), ...(pace && { bgpPace: pace }) };
}

/** The clock with one event for BGP, when the next thing falls due. */
function awaiting({ clock, bgp, bgpPace }: World): ClockState {
  const first = nextDueAt(bgp);
  const due = first === undefined ? undefined : Math.max(first, bgpPace?.restUntil ?? 0);
  const planned = clock.queue.filter(({ kind }) => kind === ROUTING_EVENT);
  if (planned.length === (due === undefined ? 0 : 1) && planned.every(({ at }) => at === due)) return clock;
  const next = withoutEvents(clock, ROUTING_EVENT);
  if (due !== undefined) schedule(next, Math.max(0, due - next.now), ROUTING_EVENT, {});
  return next;
}
