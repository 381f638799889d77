/** `wait`: lets virtual time pass, and tells what happened meanwhile. */
import type { TimedEvent } from '../../clock/clock.ts';
import { formatDuration, parseDuration } from '../../kit/duration.ts';
import type { Sim } from '../../sim/sim.ts';
import { type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';
import { type Listed, resources, stateOf } from '../resources.ts';
import { routingChanges } from '../routing-news.ts';
import { mailsSince, type States, stateChanges, statesOf } from '../state-changes.ts';

const USAGE = 'wait DURATION | wait until TIME | wait until RESOURCE STATE | wait until quiet';
const DAY_MS = 86_400_000;
/** Beyond this nothing of interest happens, and a wait for it ends. */
const PATIENCE_MS = 30 * DAY_MS;
const MAX_WAIT_MS = 3650 * DAY_MS;
const MAX_LISTED_CHANGES = 20;
const MAX_STEPS = 100_000;
/** Kinds whose state never changes. */
const STEADY = new Set(['image', 'prefix-list']);

export const wait: ConsoleCommand = {
  name: 'wait',
  summary: 'let time pass: wait 90s, wait 3d, wait until nat-… available',
  usage: `${USAGE}
DURATION: 90s, 10m, 1h30m, 3d, 2w. TIME: 14:30, 2026-01-06, 2026-01-06T10:00. quiet: until nothing more is on its way.`,
  async run(words, { sim, untold }) {
    const [first, ...rest] = words;
    // As in bash: there are no jobs to wait for.
    if (first === undefined) return succeed('');
    if (first === 'until') return waitUntil(sim, untold, rest);
    const duration = parseDuration(words.join(''));
    if (duration === undefined)
      return fail(`wait: '${words.join(' ')}' is not a duration\nusage: ${USAGE}`, 2);
    if (duration > MAX_WAIT_MS) return fail('wait: ten years are the most', 2);
    const start = before(sim, untold);
    return passed(sim, start, sim.advance(duration));
  },
  complete(words, index, sim) {
    if (index === 1) return ['90s', '10m', '1h', '1d', 'until'].map((value) => ({ value }));
    if (words[1] !== 'until') return [];
    if (index === 3)
      return ['available', 'running', 'stopped', 'terminated', 'deleted'].map((value) => ({ value }));
    const listed = [...resources(sim)].filter(
      ({ item, kind }) => stateOf(item) !== undefined && !STEADY.has(kind),
    );
    return [
      { value: 'quiet' },
      ...listed.map(({ id, name }) => ({ value: id, ...(name !== undefined && { description: name }) })),
    ];
  },
};

function waitUntil(sim: Sim, untold: TimedEvent[], words: readonly string[]): CommandOutput {
  const [what, state] = words;
  const start = before(sim, untold);
  if (what === undefined) return fail(`usage: ${USAGE}`, 2);
  if (what === 'quiet') {
    const { events, met } = stepUntil(sim, () => sim.state.clock.queue.length === 0);
    return met ? passed(sim, start, events) : gaveUp(sim, start, events, 'something is always on its way');
  }
  if (state === undefined) {
    const time = parseTime(what, start.now);
    if (time === undefined) return fail(`wait: '${what}' is not a time\nusage: ${USAGE}`, 2);
    if (time <= start.now) return fail(`wait: ${what} is past; it is ${stamp(start.now)}`, 1);
    return passed(sim, start, sim.advance(time - start.now));
  }
  if (!find(sim, what)) return fail(`wait: there is no resource '${what}'`);
  const { events, met } = stepUntil(sim, () => {
    const found = find(sim, what);
    return found === undefined ? state === 'deleted' : stateOf(found.item) === state;
  });
  return met ? passed(sim, start, events) : gaveUp(sim, start, events, `${what} does not become ${state}`);
}

function find(sim: Sim, what: string): Listed | undefined {
  for (const listed of resources(sim)) if (listed.id === what || listed.name === what) return listed;
  return undefined;
}

/** Goes from event to event until it is so; gives up when nothing is left to happen, or after a month. */
function stepUntil(sim: Sim, isSo: () => boolean): { events: TimedEvent[]; met: boolean } {
  const events: TimedEvent[] = [];
  const end = sim.state.clock.now + PATIENCE_MS;
  for (let step = 0; step < MAX_STEPS && !isSo(); step++) {
    const { now, queue } = sim.state.clock;
    const next = queue[0]?.at;
    if (next === undefined || next > end) return { events, met: false };
    events.push(...sim.advance(Math.max(0, next - now)));
  }
  return { events, met: isSo() };
}

/** UTC; a bare time of day is the next one. */
function parseTime(text: string, now: number): number | undefined {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock) {
    const [, hours, minutes, seconds = '0'] = clock;
    const midnight = now - (now % DAY_MS);
    const time = midnight + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return Number(hours) > 23 || Number(minutes) > 59 ? undefined : time > now ? time : time + DAY_MS;
  }
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?Z?$/.test(text)) return undefined;
  const time = Date.parse(text.endsWith('Z') || text.length === 10 ? text : `${text}Z`);
  return Number.isNaN(time) || time - now > MAX_WAIT_MS ? undefined : time;
}

function passed(sim: Sim, start: Start, events: readonly TimedEvent[]): CommandOutput {
  return succeed(`${report(sim, start, events)}\n`);
}

function gaveUp(sim: Sim, start: Start, events: readonly TimedEvent[], reason: string): CommandOutput {
  return { stdout: `${report(sim, start, events)}\n`, stderr: `wait: ${reason}\n`, exitCode: 1 };
}

/** How things stood when the wait began. */
interface Start {
  readonly now: number;
  readonly states: States;
  /** What BGP had to tell before, and nobody heard. */
  readonly untold: readonly TimedEvent[];
}

function before(sim: Sim, untold: TimedEvent[]): Start {
  return { now: sim.state.clock.now, states: statesOf(sim), untold: untold.splice(0) };
}

function report(sim: Sim, start: Start, events: readonly TimedEvent[]): string {
  const { now } = sim.state.clock;
  const states = stateChanges(start.states, sim, events);
  const changes = [
    ...states,
    ...routingChanges([...start.untold, ...events]),
    ...mailsSince(sim, start.now),
  ].sort((one, other) => one.at - other.at);
  const lines = changes.slice(0, MAX_LISTED_CHANGES).map(({ at, text }) => `${stamp(at)}  ${text}`);
  if (changes.length > lines.length) lines.push(`… and ${changes.length - lines.length} more`);
  return [...lines, `It is ${stamp(now)} now; ${formatDuration(now - start.now)} passed.`].join('\n');
}

/** `Mon 2026-01-05 08:00:14` */
function stamp(time: number): string {
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(time).getUTCDay()];
  return `${day} ${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}`;
}
