/** The end of a session: what was learnt over it is forgotten. */
import { isShutdown } from '../config/neighbor.ts';
import { isAlive } from '../session/hindrance.ts';
import { countedKeepalives } from '../session/keepalives.ts';
import type { NotificationMessage } from '../session/message.ts';
import { sayNotification } from '../session/notification.ts';
import type { Reset, Session } from '../session/session.ts';
import { enter, IDLE_HOLD_MS, plan, startIn } from './connect.ts';
import { markDirty } from './decide.ts';
import { send } from './send.ts';
import type { Work } from './work.ts';

export interface DropOptions {
  /** Told to the other end. */
  readonly notify?: NotificationMessage;
  /** What the other end said. */
  readonly told?: NotificationMessage;
  readonly text: string;
  /** Milliseconds until it starts again; `never`: not before something changes. */
  readonly restartMs?: number | 'never';
  readonly mark?: Pick<Session, 'isRefused' | 'isOverLimit'>;
}

export function drop(work: Work, router: string, neighbor: string, options: DropOptions): void {
  const session = work.session(router, neighbor);
  if (!session) return;
  const wire = work.wire(router, neighbor);
  const { notify, told, text, restartMs = IDLE_HOLD_MS, mark = {} } = options;
  if (notify && wire && session.connection !== undefined) {
    send(work, wire, notify);
    work.tell('notification', router, `${router} sends ${neighbor} ${sayNotification(notify)}`, { neighbor });
  }
  forgetRoutes(work, router, neighbor);
  const now = work.session(router, neighbor) as Session;
  work.setSession(router, neighbor, ended(now, resetOf(work.now, text, notify, told), work.now, mark));
  const isOff = wire !== undefined && isShutdown(wire.neighbor);
  enter(work, router, neighbor, 'Idle', { since: work.now, why: isOff ? 'shut down' : text });
  if (!isOff && restartMs !== 'never') startIn(work, router, neighbor, restartMs);
  noticeAtOtherEnd(work, router, neighbor, session);
}

function resetOf(
  at: number,
  text: string,
  sent: NotificationMessage | undefined,
  received: NotificationMessage | undefined,
): Reset {
  const notification = sent ?? received;
  return notification ? { at, text, notification, direction: sent ? 'sent' : 'received' } : { at, text };
}

/** Only what outlives a connection stays. */
function ended(session: Session, lastReset: Reset, now: number, mark: DropOptions['mark']): Session {
  const { state, since, heardAt, sentUntil, timesEstablished, timesDropped, sent, received } = session;
  const beats = countedKeepalives(session, now);
  return {
    state,
    since,
    heardAt,
    sentUntil,
    timesEstablished,
    timesDropped: timesDropped + (state === 'Established' ? 1 : 0),
    lastReset: session.connection === undefined && session.lastReset ? session.lastReset : lastReset,
    sent: { ...sent, keepalives: sent.keepalives + beats.sent },
    received: { ...received, keepalives: received.keepalives + beats.received },
    ...mark,
  };
}

function forgetRoutes(work: Work, router: string, neighbor: string): void {
  const known = work.router(router).received[neighbor];
  if (known) markDirty(work, router, Object.keys(known));
  work.removeTable(router, 'received', neighbor);
  work.removeTable(router, 'sent', neighbor);
  work.removeTable(router, 'outbox', neighbor);
}

/**
 * An attempt under way fails with it. A connection that ends without a NOTIFICATION is closed by TCP, which the other
 * end hears of if anything gets through.
 */
function noticeAtOtherEnd(work: Work, router: string, neighbor: string, before: Session): void {
  const wire = work.wire(router, neighbor);
  if (!wire?.far) return;
  const { name } = wire.far.router;
  const { address } = wire.far.neighbor;
  const theirs = work.session(name, address);
  if (before.connecting !== undefined && theirs?.connecting === before.connecting) {
    const { connecting: _failed, ...rest } = theirs;
    work.setSession(name, address, rest);
    plan(work, name, address);
  }
  const isOpen = before.connection !== undefined && theirs?.connection === before.connection;
  if (isOpen && isAlive(wire)) {
    work.later(work.now + wire.transport.delayMs, {
      kind: 'closed',
      router: name,
      neighbor: address,
      connection: before.connection as number,
    });
  }
}
