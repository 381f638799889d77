/**
 * Routers that never agree change their minds for ever, every few milliseconds; whoever waits three days must not wait
 * for each of them. After many changes in a row BGP rests for a while, then for longer, until something else changes.
 */
import type { BgpNetwork } from '../../bgp/index.ts';

export interface RoutingPace {
  /** The last moment at which BGP had something to do, and how many there were in a row. */
  readonly at: number;
  readonly moments: number;
  /** How long the next rest is; each is longer than the one before. */
  readonly restMs: number;
  /** Nothing happens before: milliseconds. */
  readonly restUntil?: number;
}

/** Far more than a network needs that comes to an end. */
export const BURST = 1000;
export const FIRST_REST_MS = 60_000;
const GROWTH = 4;

/** After a moment of work at `now`; undefined: nothing is under way any more. */
export function nextPace(
  before: RoutingPace | undefined,
  network: BgpNetwork,
  now: number,
): RoutingPace | undefined {
  if (network.queue.length === 0) return undefined;
  if (!before) return { at: now, moments: 1, restMs: FIRST_REST_MS };
  if (before.at === now) return before;
  const isCalm = now - Math.max(before.at, before.restUntil ?? 0) > FIRST_REST_MS;
  if (isCalm) return { at: now, moments: 1, restMs: FIRST_REST_MS };
  const { restMs } = before;
  const moments = before.restUntil === undefined ? before.moments + 1 : 1;
  if (moments <= BURST) return { at: now, moments, restMs };
  return { at: now, moments: 0, restMs: restMs * GROWTH, restUntil: now + restMs };
}

export function isResting(pace: RoutingPace | undefined, now: number): boolean {
  return pace?.restUntil !== undefined && pace.restUntil > now;
}
