/** The world as a whole: what is in it, back to its beginning, on in time. */
import * as z from 'zod';
import { formatDuration, parseDuration } from '../../../kit/duration.ts';
import { ControlError, defineOperation } from '../operation.ts';

const nothing = z.strictObject({});

const moment = {
  now: z.iso.datetime().describe('The time in the simulated world.'),
};

const state = defineOperation({
  name: 'getState',
  method: 'GET',
  path: 'state',
  summary: 'What there is in the world',
  input: nothing,
  output: z.strictObject({
    ...moment,
    account: z.string(),
    region: z.string().describe('Where requests go that name no other.'),
    seed: z.string(),
    faults: z.array(z.string()).describe('What is broken.'),
    resources: z
      .record(z.string(), z.record(z.string(), z.int()))
      .describe('How many resources there are, by region and kind.'),
    scheduled: z.int().describe('How many events are still to come.'),
  }),
  run(_, { sim: { state: world } }) {
    const resources = Object.entries(world.regions).map(([region, tables]) => {
      const counts = Object.entries(tables).map(([kind, table]) => [kind, Object.keys(table).length]);
      return [region, Object.fromEntries(counts.filter(([, count]) => count !== 0))];
    });
    return {
      now: iso(world.clock.now),
      account: world.account,
      region: world.region,
      seed: world.seed,
      faults: [...world.faults],
      resources: Object.fromEntries(resources),
      scheduled: world.clock.queue.length,
    };
  },
});

const world = defineOperation({
  name: 'getWorld',
  method: 'GET',
  path: 'world',
  summary: 'The whole world, as netlab keeps it; its shape is no promise',
  input: nothing,
  output: z.looseObject({}),
  run: (_, { sim }) => ({ ...sim.state }),
});

const reset = defineOperation({
  name: 'reset',
  method: 'POST',
  path: 'reset',
  summary: 'Back to the world as it was when serve started',
  input: nothing,
  output: z.strictObject(moment),
  run(_, { sim, beginning }) {
    sim.restore(beginning);
    return { now: iso(sim.state.clock.now) };
  },
});

const TEN_YEARS_MS = 3650 * 86_400_000;
const MOST_EVENTS = 1000;

const advance = defineOperation({
  name: 'advance',
  method: 'POST',
  path: 'advance',
  summary: 'Let time pass',
  input: z.strictObject({
    duration: z
      .string()
      .refine((text) => parseDuration(text) !== undefined, {
        error: 'must be like `90s`, `10m`, `1h30m`, `3d` or `2w`',
      })
      .describe('`90s`, `10m`, `1h30m`, `3d`, `2w`; ten years at most.'),
  }),
  output: z.strictObject({
    ...moment,
    passed: z.string(),
    events: z
      .array(
        z.strictObject({
          at: z.iso.datetime(),
          kind: z.string(),
          what: z.record(z.string(), z.unknown()),
        }),
      )
      .describe(`What happened meanwhile; the first ${MOST_EVENTS}.`),
  }),
  run({ duration }, { sim }) {
    const ms = parseDuration(duration) as number;
    if (ms > TEN_YEARS_MS)
      throw new ControlError('TooLong', 'Ten years are the most at a time.', 400, 'duration');
    const events = sim.advance(ms).slice(0, MOST_EVENTS);
    return {
      now: iso(sim.state.clock.now),
      passed: formatDuration(ms),
      events: events.map(({ at, kind, payload }) => ({ at: iso(at), kind, what: { ...payload } })),
    };
  },
});

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

export const worldOperations = [state, world, reset, advance];
