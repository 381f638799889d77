import { expect, test } from 'vitest';
import { advanceClock, createClock, nextEventAt, schedule } from '../../src/clock/clock.ts';

test('events fire in order of time, ties first-in-first-out, with the clock at their time', () => {
  const clock = createClock(1000);
  schedule(clock, 50, 'late', {});
  schedule(clock, 10, 'first', {});
  schedule(clock, 10, 'second', {});
  schedule(clock, 0, 'now', {});
  const seen: [string, number][] = [];
  const { state } = advanceClock({ clock }, 1020, (now, events) => {
    for (const event of events) seen.push([event.kind, now.clock.now]);
    return now;
  });
  expect(seen).toEqual([
    ['now', 1000],
    ['first', 1010],
    ['second', 1010],
  ]);
  expect(state.clock.now).toBe(1020);
  expect(nextEventAt(state.clock)).toBe(1050);
});

test('events of the same moment fire together, and those that they schedule for it after them', () => {
  const clock = createClock(0);
  for (const kind of ['one', 'two']) schedule(clock, 10, kind, {});
  const seen: string[][] = [];
  advanceClock({ clock }, 20, (now, events) => {
    seen.push(events.map(({ kind }) => kind));
    if (seen.length === 1) schedule(now.clock, 0, 'three', {});
    return now;
  });
  expect(seen).toEqual([['one', 'two'], ['three']]);
});

test('what was given stays as it was', () => {
  const clock = createClock(0);
  schedule(clock, 10, 'tick', {});
  const before = structuredClone(clock);
  advanceClock({ clock }, 35, (state) => state);
  expect(clock).toEqual(before);
});

test('a chained timer fires within the same advance', () => {
  const clock = createClock(0);
  schedule(clock, 10, 'tick', {});
  const { state, fired } = advanceClock({ clock }, 35, (now) => {
    schedule(now.clock, 10, 'tick', {});
    return now;
  });
  expect(fired.map((event) => event.at)).toEqual([10, 20, 30]);
  expect(nextEventAt(state.clock)).toBe(40);
});

test('an event due exactly at the end fires, and time never goes back', () => {
  const clock = createClock(100);
  schedule(clock, 10, 'edge', { id: 1 });
  const { state, fired } = advanceClock({ clock }, 110, (now) => now);
  expect(fired).toEqual([{ at: 110, sequence: 0, kind: 'edge', payload: { id: 1 } }]);
  const later = advanceClock(state, 50, (now) => now);
  expect(later.fired).toEqual([]);
  expect(later.state.clock.now).toBe(110);
});

test('a timer that re-arms itself at once is stopped, the past refuses events', () => {
  const clock = createClock(0);
  schedule(clock, 0, 'spin', {});
  const spin = (state: { clock: typeof clock }) => {
    schedule(state.clock, 0, 'spin', {});
    return state;
  };
  expect(() => advanceClock({ clock }, 1, spin)).toThrow('events in one advance');
  expect(() => schedule(createClock(0), -1, 'past', {})).toThrow('cannot be scheduled in the past');
});

test('the state is plain data: a copy goes on as the original does', () => {
  const clock = createClock(0);
  for (const delay of [30, 10, 20]) schedule(clock, delay, `after ${delay}`, {});
  const copy = structuredClone(clock);
  const run = (one: typeof clock) =>
    advanceClock({ clock: one }, 100, (state) => state).fired.map((event) => event.kind);
  expect(run(copy)).toEqual(run(clock));
});
