/** When an end notices that nothing arrives any more: hold timer (RFC 4271 §6.5) or BFD (RFC 5880 §6.8.4). */
import type { Wire } from '../config/wiring.ts';
import type { Session } from './session.ts';

/** While OPEN is awaited, the hold timer is "a large value": RFC 4271 §8.2.2 suggests four minutes. */
const OPEN_HOLD_MS = 240_000;

/** Undefined: never (hold time 0, no BFD). `brokeAt`: when the way broke. */
export function lossOf(session: Session, wire: Wire, brokeAt: number): Session['loss'] {
  const hold = holdExpiry(session, brokeAt);
  const bfd = bfdExpiry(session, wire, brokeAt);
  if (bfd !== undefined && (hold === undefined || bfd < hold)) return { at: bfd, by: 'bfd' };
  return hold === undefined ? undefined : { at: hold, by: 'hold' };
}

function holdExpiry({ state, since, heardAt, agreement }: Session, brokeAt: number): number | undefined {
  if (state === 'OpenSent' || !agreement) return since + OPEN_HOLD_MS;
  if (agreement.holdMs === 0) return undefined;
  const lastKeepalive = lastBeat(since, agreement.keepaliveMs, brokeAt);
  return Math.max(lastKeepalive, heardAt) + agreement.holdMs;
}

function bfdExpiry({ state, since }: Session, wire: Wire, brokeAt: number): number | undefined {
  const detection = bfdDetection(wire);
  if (state !== 'Established' || !detection) return undefined;
  return lastBeat(since, detection.intervalMs, brokeAt) + detection.afterMs;
}

/** Both ends must run it. The slower interval holds, and the sender's multiplier. */
export function bfdDetection({ neighbor, far }: Wire): { intervalMs: number; afterMs: number } | undefined {
  const theirs = far?.neighbor.bfd;
  if (!neighbor.bfd || !theirs) return undefined;
  const intervalMs = Math.max(neighbor.bfd.intervalMs, theirs.intervalMs);
  return { intervalMs, afterMs: intervalMs * theirs.multiplier };
}

/** The last of those that come at regular intervals. */
function lastBeat(since: number, intervalMs: number, until: number): number {
  return intervalMs <= 0 ? until : since + Math.floor((until - since) / intervalMs) * intervalMs;
}
