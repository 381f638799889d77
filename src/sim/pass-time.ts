/** Time that passes: events fire in order, and the meter is read wherever what runs may have changed. */
import { advanceClock, type TimedEvent } from '../clock/clock.ts';
import { readMeter } from '../cloud/cost/meter.ts';
import { TRANSITION_EVENT } from '../cloud/kernel/context.ts';
import type { ControlPlane } from '../cloud/kernel/dispatch.ts';
import type { World } from '../cloud/kernel/world.ts';
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
  const { state, fired } = advanceClock(metered(world), until, (now, events) => {
    const stray = events.find(({ kind }) => kind !== TRANSITION_EVENT);
    assert(!stray, `nobody handles the event ${stray?.kind}`);
    return metered(controlPlane.transition(now, events));
  });
  return { world: state, fired };
}

function metered(world: World): World {
  const meter = readMeter(world);
  return meter === world.meter ? world : { ...world, meter };
}
