/**
 * One end of a session: RFC 4271 §8, as far as it can be told from outside. Nothing in it ticks. Keepalives that get
 * through change nothing and are not events; when the way breaks, the moment is worked out at which the hold timer or
 * BFD will notice. Attempts whose outcome can't differ from the last one's are not repeated: what stands in their way
 * has to change first.
 */
import type { AddressFamily } from '../config/neighbor.ts';
import type { NotificationMessage } from './message.ts';

export type SessionState = 'Idle' | 'Connect' | 'Active' | 'OpenSent' | 'OpenConfirm' | 'Established';

/** Messages one way. Keepalives are counted when asked for: see `messagesOf`. */
export interface Counts {
  readonly opens: number;
  readonly updates: number;
  readonly notifications: number;
  readonly refreshes: number;
  /** Of connections that are over. */
  readonly keepalives: number;
}

export const NO_MESSAGES: Counts = { opens: 0, updates: 0, notifications: 0, refreshes: 0, keepalives: 0 };

/** What the two ends have agreed on. */
export interface Agreement {
  readonly asn: number;
  readonly routerId: string;
  /** 0: for ever. */
  readonly holdMs: number;
  readonly keepaliveMs: number;
  readonly families: readonly AddressFamily[];
  /** As the other end had proposed it. */
  readonly peerHoldSeconds: number;
}

export interface Reset {
  readonly at: number;
  readonly text: string;
  readonly notification?: NotificationMessage;
  readonly direction?: 'sent' | 'received';
}

export interface Session {
  readonly state: SessionState;
  /** When it entered it: milliseconds. */
  readonly since: number;
  /** What keeps it from going on. */
  readonly why?: string;
  /** Idle: when it starts by itself; absent: not before something changes. */
  readonly startAt?: number;
  /** Connect, Active: attempts are made at this moment and every `connectRetrySeconds` from it. */
  readonly triedAt?: number;
  /** The next attempt that can succeed. */
  readonly attemptAt?: number;
  /** The TCP connection being made, and the one that stands. */
  readonly connecting?: number;
  readonly connection?: number;
  readonly agreement?: Agreement;
  /** An OPEN was refused, and would be again. */
  readonly isRefused?: true;
  /** It sent too many prefixes. */
  readonly isOverLimit?: true;
  /** Nothing arrives any more, and this is when that is noticed. */
  readonly loss?: { readonly at: number; readonly by: 'hold' | 'bfd' };
  /** When something other than a keepalive came last. */
  readonly heardAt: number;
  /** No message sent from now on arrives before: they don't overtake each other. */
  readonly sentUntil: number;
  readonly timesEstablished: number;
  readonly timesDropped: number;
  readonly lastReset?: Reset;
  readonly sent: Counts;
  readonly received: Counts;
}

export function newSession(now: number): Session {
  return {
    state: 'Idle',
    since: now,
    heardAt: now,
    sentUntil: now,
    timesEstablished: 0,
    timesDropped: 0,
    sent: NO_MESSAGES,
    received: NO_MESSAGES,
  };
}
