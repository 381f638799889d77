/** Time that passes: events fire in order, and the meter is read wherever what runs may have changed. */
import { advanceClock, nextEventAt, type TimedEvent } from '../clock/clock.ts';
import { readMeter } from '../cloud/cost/meter.ts';
import { TRANSITION_EVENT } from '../cloud/kernel/context.ts';
import type { ControlPlane } from '../cloud/kernel/dispatch.ts';
import type { World } from '../cloud/kernel/world.ts';
import { assert } from '../kit/assert.ts';

/**
 * Each event makes a world of its own, so that what it leaves alone keeps its identity, and all that was derived from it.
 * Between events at the same moment nothing can cost anything: the meter is read after the last of them.
 */
export function passTime(
  world: World,
  durationMs: number,
  controlPlane: ControlPlane,
): { readonly world: World; readonly fired: readonly TimedEvent[] } {
  assert(durationMs >= 0, 'time cannot run backwards');
  const until = world.clock.now + durationMs;
  const { state, fired } = advanceClock(metered(world), until, (now, event) => {
    assert(event.kind === TRANSITION_EVENT, `nobody handles the event ${event.kind}`);
    const after = controlPlane.transition(now, event);
    return nextEventAt(after.clock) === after.clock.now ? after : metered(after);
  });
  return { world: state, fired };
}

function metered(world: World): World {
  const meter = readMeter(world);
  return meter === world.meter ? world : { ...world, meter };
}
