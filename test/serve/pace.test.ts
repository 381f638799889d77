import { expect, it } from 'vitest';
import { createPace } from '../../src/serve/pace.ts';
import { createSim } from '../../src/sim/create-sim.ts';
import { WORLD_START } from '../../src/sim/sim.ts';

it.each([
  ['only requests take time', 0, 500, 1000],
  ['the world runs twenty times as fast', 20, 500, 11_000],
  ['a long silence counts as five minutes', 1, 3_600_000, 301_000],
  ['a clock that was set back takes nothing back', 20, -10_000, 1000],
])('%s', (_, speed, silence, expected) => {
  const sim = createSim({ seed: 'pace' });
  let wall = 1_000_000;
  const pace = createPace({ sim, speed, now: () => wall });
  wall += silence;
  pace.catchUp();
  pace.spend();
  expect(sim.state.clock.now - WORLD_START).toBe(expected);
});
