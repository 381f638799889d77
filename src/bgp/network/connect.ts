/**
 * From Idle to a TCP connection. Of two attempts at a time the first one stands, so that there is no collision to
 * detect (RFC 4271 §6.8).
 */
import { isShutdown } from '../config/neighbor.ts';
import { hindranceOf, isAlive } from '../session/hindrance.ts';
import { openOf } from '../session/judge-open.ts';
import type { Session, SessionState } from '../session/session.ts';
import { send } from './send.ts';
import type { Work } from './work.ts';

/** After a change or a failure a session rests that long in Idle. */
export const IDLE_HOLD_MS = 1000;

/** Enters a state, and says so. */
export function enter(
  work: Work,
  router: string,
  neighbor: string,
  state: SessionState,
  change: Partial<Session> = {},
): void {
  const session = work.session(router, neighbor) as Session;
  const { why: _before, ...rest } = session;
  const isNew = session.state !== state;
  work.setSession(router, neighbor, { ...rest, state, ...(isNew ? { since: work.now } : {}), ...change });
  if (!isNew && change.why === session.why) return;
  const reason = change.why === undefined ? '' : `: ${change.why}`;
  const was = isNew ? ` (was ${session.state})` : '';
  work.tell('state', router, `${router}: session with ${neighbor} is ${state}${was}${reason}`, { neighbor });
}

/** Lets a session that rests in Idle start after a while. */
export function startIn(work: Work, router: string, neighbor: string, delayMs: number): void {
  const session = work.session(router, neighbor) as Session;
  const at = work.now + delayMs;
  work.setSession(router, neighbor, { ...session, startAt: at });
  work.later(at, { kind: 'start', router, neighbor });
}

export function start(work: Work, router: string, neighbor: string): void {
  const session = work.session(router, neighbor);
  if (session?.state !== 'Idle' || session.startAt !== work.now) return;
  const { startAt: _over, isOverLimit: _forgiven, ...rest } = session;
  work.setSession(router, neighbor, rest);
  attempt(work, router, neighbor);
}

/** Tries to connect, or waits until that makes sense. */
export function attempt(work: Work, router: string, neighbor: string): void {
  const wire = work.wire(router, neighbor);
  const far = wire?.far && work.session(wire.far.router.name, wire.far.neighbor.address);
  const hindrance = hindranceOf(wire, far);
  if (hindrance || !wire) {
    const { state, text } = hindrance as NonNullable<typeof hindrance>;
    enter(work, router, neighbor, state, { why: text, triedAt: work.now });
    // This end listens from now on.
    if (wire?.far) plan(work, wire.far.router.name, wire.far.neighbor.address);
    return;
  }
  if (far?.connecting !== undefined) {
    enter(work, router, neighbor, 'Connect', { triedAt: work.now });
    return;
  }
  const connecting = ++work.connections;
  enter(work, router, neighbor, 'Connect', { triedAt: work.now, connecting });
  const there = wire.far as NonNullable<typeof wire.far>;
  const theirs = work.session(there.router.name, there.neighbor.address) as Session;
  work.setSession(there.router.name, there.neighbor.address, { ...theirs, connecting });
  const at = work.now + 2 * wire.transport.delayMs;
  work.later(at, { kind: 'connected', router, neighbor, connection: connecting });
}

/** Schedules the next attempt of a session that waits, if it can succeed. `isAtOnce`: its interface just came up. */
export function plan(work: Work, router: string, neighbor: string, isAtOnce = false): void {
  const session = work.session(router, neighbor);
  const wire = work.wire(router, neighbor);
  const isWaiting = session?.state === 'Connect' || session?.state === 'Active';
  if (!isWaiting || !wire || session.connecting !== undefined) return;
  const far = wire.far && work.session(wire.far.router.name, wire.far.neighbor.address);
  if (hindranceOf(wire, far)) return;
  const at = isAtOnce ? work.now : nextTry(session, wire.neighbor.connectRetrySeconds * 1000, work.now);
  if (session.attemptAt !== undefined && session.attemptAt <= at && session.attemptAt >= work.now) return;
  work.setSession(router, neighbor, { ...session, attemptAt: at });
  work.later(at, { kind: 'attempt', router, neighbor });
}

function nextTry({ triedAt, since }: Session, everyMs: number, now: number): number {
  const from = triedAt ?? since;
  const every = Math.max(everyMs, 1000);
  return from + Math.max(1, Math.ceil((now - from) / every)) * every;
}

export function attemptPlanned(work: Work, router: string, neighbor: string): void {
  const session = work.session(router, neighbor);
  if (session?.attemptAt !== work.now || session.connecting !== undefined) return;
  const { attemptAt: _over, ...rest } = session;
  work.setSession(router, neighbor, rest);
  if (session.state === 'Connect' || session.state === 'Active') attempt(work, router, neighbor);
}

/** TCP is there, or failed on the way. */
export function connected(work: Work, router: string, neighbor: string, connection: number): void {
  const wire = work.wire(router, neighbor);
  const ends: (readonly [string, string])[] = [[router, neighbor]];
  if (wire?.far) ends.push([wire.far.router.name, wire.far.neighbor.address]);
  const stand = ends.filter(([name, address]) => work.session(name, address)?.connecting === connection);
  for (const end of stand) forgetConnecting(work, ...end);
  if (!wire?.far || stand.length < 2 || !isAlive(wire) || isShutdown(wire.neighbor)) {
    for (const end of stand) attemptAgain(work, ...end);
    return;
  }
  for (const [name, address] of stand) {
    enter(work, name, address, 'OpenSent', { connection, heardAt: work.now });
    const own = work.wire(name, address);
    if (own) send(work, own, openOf(own.router, own.neighbor));
  }
}

function forgetConnecting(work: Work, router: string, neighbor: string): void {
  const { connecting: _over, attemptAt: _none, ...rest } = work.session(router, neighbor) as Session;
  work.setSession(router, neighbor, rest);
}

function attemptAgain(work: Work, router: string, neighbor: string): void {
  const state = work.session(router, neighbor)?.state;
  if (state === 'Connect' || state === 'Active') attempt(work, router, neighbor);
}
