/** Gives the event loop a turn now and then while commands run, so that keys are read and frames are drawn. */
import { setImmediate } from 'node:timers/promises';
import type { Breathe } from '../shell/console.ts';

/** As long as a frame at 60 Hz: often enough for the eye, and seldom enough to cost nothing. */
const TURN_EVERY_MS = 16;

export function createBreathe(): Breathe {
  let last = performance.now();
  return () => {
    if (performance.now() - last < TURN_EVERY_MS) return undefined;
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}
