/** Keepalives are no events; how many there were follows from the clock. */
import type { Counts, Session } from './session.ts';

export function countedKeepalives(session: Session, now: number): { sent: number; received: number } {
  const { state, since, agreement, loss } = session;
  if (state !== 'Established' && state !== 'OpenConfirm') return { sent: 0, received: 0 };
  const every = agreement?.keepaliveMs ?? 0;
  if (every <= 0 || state === 'OpenConfirm') return { sent: 1, received: state === 'Established' ? 1 : 0 };
  const beats = (until: number) => 1 + Math.max(0, Math.floor((until - since) / every));
  const lastHeard = loss?.by === 'hold' ? loss.at - (agreement?.holdMs ?? 0) : now;
  return { sent: beats(now), received: beats(Math.min(now, lastHeard)) };
}

/** All messages of a session, one way. */
export function messagesOf(session: Session, now: number): { sent: number; received: number } {
  const beats = countedKeepalives(session, now);
  return {
    sent: total(session.sent) + beats.sent,
    received: total(session.received) + beats.received,
  };
}

const total = ({ opens, updates, notifications, refreshes, keepalives }: Counts) =>
  opens + updates + notifications + refreshes + keepalives;
