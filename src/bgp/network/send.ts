/** Messages on their way, in order, and held up where the way is broken. */
import type { Wire } from '../config/wiring.ts';
import type { Message } from '../session/message.ts';
import type { Counts, Session } from '../session/session.ts';
import type { Work } from './work.ts';

const COUNTED: Readonly<Record<Message['type'], keyof Counts | undefined>> = {
  open: 'opens',
  update: 'updates',
  notification: 'notifications',
  'route-refresh': 'refreshes',
  // Counted by the clock: see `messagesOf`.
  keepalive: undefined,
};

export function count(counts: Counts, { type }: Message): Counts {
  const name = COUNTED[type];
  return name === undefined ? counts : { ...counts, [name]: counts[name] + 1 };
}

/** Over the session's connection; without one, nothing happens. */
export function send(work: Work, wire: Wire, message: Message): void {
  const { router, neighbor, transport, far } = wire;
  const session = work.session(router.name, neighbor.address);
  if (!far || session?.connection === undefined) return;
  const at = Math.max(work.now + transport.delayMs, session.sentUntil);
  const sent: Session = { ...session, sentUntil: at, sent: count(session.sent, message) };
  work.setSession(router.name, neighbor.address, sent);
  work.later(at, {
    kind: 'message',
    router: far.router.name,
    neighbor: far.neighbor.address,
    connection: session.connection,
    message,
  });
}
