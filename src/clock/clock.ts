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

const before = (left: TimedEvent, right: TimedEvent) =>
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
  heapPush(clock.queue, { at: clock.now + delayMs, sequence: clock.nextSequence++, kind, payload }, before);
}

/** When the next event is due, if any is. */
export function nextEventAt(clock: ClockState): number | undefined {
  return clock.queue[0]?.at;
}

/**
 * Moves the clock to `until`, firing what falls due on the way, also what those events schedule within it.
 * Returns the events that fired, in order.
 */
export function advanceClock(
  clock: ClockState,
  until: number,
  fire: (event: TimedEvent) => void,
): TimedEvent[] {
  const fired: TimedEvent[] = [];
  for (let due = clock.queue[0]; due && due.at <= until; due = clock.queue[0]) {
    assert(
      fired.length < MAX_EVENTS_PER_ADVANCE,
      `more than ${MAX_EVENTS_PER_ADVANCE} events in one advance`,
    );
    const event = heapPop(clock.queue, before) as TimedEvent;
    clock.now = Math.max(clock.now, event.at);
    fire(event);
    fired.push(event);
  }
  clock.now = Math.max(clock.now, until);
  return fired;
}
