/**
 * Time that passes: events fire in order, BGP among them, and the meter is read wherever what runs may have changed.
 * What BGP has to tell is returned among the events.
 */
import { advanceClock, type TimedEvent } from '../clock/clock.ts';
import { readMeter } from '../cloud/cost/meter.ts';
import { TRANSITION_EVENT } from '../cloud/kernel/context.ts';
import type { ControlPlane } from '../cloud/kernel/dispatch.ts';
import type { World } from '../cloud/kernel/world.ts';
import { newsEvents, restNews, routingNews } from '../cloud/routing/news.ts';
import { ROUTING_EVENT, settleRouting } from '../cloud/routing/settle.ts';
import { assert } from '../kit/assert.ts';

/**
 * Each moment makes a world of its own, so that what its events leave alone keeps its identity, and all that was derived
 * from it.
 */
export function passTime(
  world: World,
  durationMs: number,
  controlPlane: ControlPlane,
): { readonly world: World; readonly fired: readonly TimedEvent[] } {
  assert(durationMs >= 0, 'time cannot run backwards');
  const until = world.clock.now + durationMs;
  const fired: TimedEvent[] = [];
  const { state } = advanceClock(metered(world), until, (now, events) => {
    const transitions = events.filter(({ kind }) => kind !== ROUTING_EVENT);
    const stray = transitions.find(({ kind }) => kind !== TRANSITION_EVENT);
    assert(!stray, `nobody handles the event ${stray?.kind}`);
    const next =
      transitions.length > 0 ? controlPlane.transition(now, transitions) : routed(now, controlPlane);
    const told = [...routingNews(now.bgp, next.bgp), ...restNews(now, next)];
    const news = newsEvents(told, next.clock.now);
    for (const event of [...transitions, ...news]) fired.push(event);
    return transitions.length + news.length > 0 ? metered(next) : next;
  });
  return { world: state, fired };
}

/** Most of what routers say to each other changes nothing that services look at. */
function routed(world: World, controlPlane: ControlPlane): World {
  const after = settleRouting(world);
  return routingNews(world.bgp, after.bgp).length === 0 ? after : controlPlane.settle(after);
}

function metered(world: World): World {
  const meter = readMeter(world);
  return meter === world.meter ? world : { ...world, meter };
}
