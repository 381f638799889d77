/**
 * Virtual time: a queue of events, fired one by one in order of time, ties first-in-first-out. The state is plain
 * data inside the world; what an event does is told by its kind, whose handler the caller looks up.
 */
import { assert } from '../kit/assert.ts';
import { heapPop, heapPush } from '../kit/heap.ts';

/** Times are milliseconds since the Unix epoch, in the simulated world. */
export interface TimedEvent {
  readonly at: number;
  readonly sequence: number;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface ClockState {
  now: number;
  nextSequence: number;
  queue: TimedEvent[];
}

/** No single advance fires more events than this: a timer that re-arms itself at once would never end. */
export const MAX_EVENTS_PER_ADVANCE = 1_000_000;

const comesFirst = (left: TimedEvent, right: TimedEvent) =>
  left.at < right.at || (left.at === right.at && left.sequence < right.sequence);

export function createClock(now: number): ClockState {
  return { now, nextSequence: 0, queue: [] };
}

export function schedule(
  clock: ClockState,
  delayMs: number,
  kind: string,
  payload: TimedEvent['payload'],
): void {
  assert(delayMs >= 0, `an event cannot be scheduled in the past (${kind}, ${delayMs} ms)`);
  heapPush(
    clock.queue,
    { at: clock.now + delayMs, sequence: clock.nextSequence++, kind, payload },
    comesFirst,
  );
}

/** The clock as if no events of that kind had been scheduled. */
export function withoutEvents(clock: ClockState, kind: string): ClockState {
  const queue: TimedEvent[] = [];
  for (const event of clock.queue) if (event.kind !== kind) heapPush(queue, event, comesFirst);
  return { ...clock, queue };
}

/** When the next event is due, if any is. */
export function nextEventAt(clock: ClockState): number | undefined {
  return clock.queue[0]?.at;
}

/** Whatever has a clock: time passes in all of it at once. */
interface Timed {
  readonly clock: ClockState;
}

/**
 * Moves the clock to `until`, firing what falls due on the way, also what those events schedule within it; those of the
 * same moment together. Nothing that is given changes: events take a state and make the next. Returns the events that
 * fired, in order.
 */
export function advanceClock<State extends Timed>(
  before: State,
  until: number,
  fire: (state: State, events: readonly TimedEvent[]) => State,
): { readonly state: State; readonly fired: readonly TimedEvent[] } {
  const fired: TimedEvent[] = [];
  let state = before;
  for (let due = takeDue(state.clock, until); due; due = takeDue(state.clock, until)) {
    assert(
      fired.length < MAX_EVENTS_PER_ADVANCE,
      `more than ${MAX_EVENTS_PER_ADVANCE} events in one advance`,
    );
    for (const event of due.events) fired.push(event);
    state = fire({ ...state, clock: due.clock }, due.events);
  }
  return {
    state: state.clock.now < until ? { ...state, clock: { ...state.clock, now: until } } : state,
    fired,
  };
}

/** The events of the next moment at which any are due, and the clock as it stands then. */
function takeDue(
  clock: ClockState,
  until: number,
): { readonly events: readonly TimedEvent[]; readonly clock: ClockState } | undefined {
  const [first] = clock.queue;
  if (!first || first.at > until) return undefined;
  const queue = [...clock.queue];
  const events: TimedEvent[] = [];
  while (queue[0]?.at === first.at) events.push(heapPop(queue, comesFirst) as TimedEvent);
  return { events, clock: { ...clock, queue, now: Math.max(clock.now, first.at) } };
}
