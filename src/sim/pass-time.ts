/** Time that passes: events fire in order, and the meter is read wherever what runs may have changed. */
import { current, isDraft, produce } from 'immer';
import { advanceClock, type TimedEvent } from '../clock/clock.ts';
import { readMeter } from '../cloud/cost/meter.ts';
import { TRANSITION_EVENT } from '../cloud/kernel/context.ts';
import type { ControlPlane } from '../cloud/kernel/dispatch.ts';
import type { World } from '../cloud/kernel/world.ts';
import { assert } from '../kit/assert.ts';

export function passTime(
  world: World,
  durationMs: number,
  controlPlane: ControlPlane,
): { readonly world: World; readonly fired: readonly TimedEvent[] } {
  assert(durationMs >= 0, 'time cannot run backwards');
  let fired: readonly TimedEvent[] = [];
  const after = produce(metered(world), (draft) => {
    fired = advanceClock(draft.clock, draft.clock.now + durationMs, (event) => {
      assert(event.kind === TRANSITION_EVENT, `nobody handles the event ${event.kind}`);
      controlPlane.transition(draft, event);
      const snapshot = current<object>(draft) as World;
      const meter = readMeter(snapshot);
      if (meter !== snapshot.meter) draft.meter = meter;
    }).map((event) => (isDraft(event) ? current(event) : event));
  });
  return { world: after, fired };
}

function metered(world: World): World {
  const meter = readMeter(world);
  return meter === world.meter ? world : { ...world, meter };
}
