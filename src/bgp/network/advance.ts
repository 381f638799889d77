/** Time passes: what falls due is done, in order, ties first-in-first-out. */
import { BFD_DOWN, HOLD_TIMER_EXPIRED } from '../session/notification.ts';
import { advertise } from './advertise.ts';
import { attemptPlanned, connected, start } from './connect.ts';
import { decide } from './decide.ts';
import { drop } from './drop.ts';
import type { BgpEvent, BgpNetwork, Due } from './network.ts';
import { receive } from './receive.ts';
import { Work } from './work.ts';

/** A network that converges needs far less; one that never does must end somewhere. */
export const MAX_STEPS = 100_000;

export interface Oscillation {
  readonly router: string;
  readonly prefix: string;
  /** How often that router changed its mind about it. */
  readonly changes: number;
  readonly text: string;
}

export interface Advanced {
  readonly network: BgpNetwork;
  readonly events: readonly BgpEvent[];
  /** The network didn't come to rest: the limit was reached, and what was under way goes on at `until`. */
  readonly oscillation?: Oscillation;
}

/** @param until milliseconds of virtual time; what falls due at that very moment is done, too */
export function advance(network: BgpNetwork, until: number, maxSteps = MAX_STEPS): Advanced {
  const first = network.queue[0];
  if (!first || first.at > until)
    return { network: { ...network, now: Math.max(network.now, until) }, events: [] };
  const work = new Work(network);
  let steps = 0;
  while (steps < maxSteps) {
    const due = work.next(until);
    if (!due) break;
    steps++;
    perform(work, due);
  }
  work.now = Math.max(work.now, until);
  const result = { network: work.result(), events: work.events };
  return steps < maxSteps ? result : { ...result, oscillation: oscillationIn(work.events) };
}

function perform(work: Work, due: Due): void {
  if (due.kind === 'start') start(work, due.router, due.neighbor);
  else if (due.kind === 'attempt') attemptPlanned(work, due.router, due.neighbor);
  else if (due.kind === 'connected') connected(work, due.router, due.neighbor, due.connection);
  else if (due.kind === 'message') receive(work, due);
  else if (due.kind === 'loss') lose(work, due);
  else if (due.kind === 'closed') hearClosed(work, due);
  else if (due.kind === 'decide') decide(work, due.router);
  else advertise(work, due.router, due.neighbor);
}

function lose(work: Work, { router, neighbor, connection }: Extract<Due, { kind: 'loss' | 'closed' }>): void {
  const session = work.session(router, neighbor);
  if (session?.connection !== connection || session.loss?.at !== work.now) return;
  const isBfd = session.loss.by === 'bfd';
  const text = isBfd ? 'BFD hears nothing any more' : 'the hold timer expired: nothing was heard any more';
  drop(work, router, neighbor, { notify: isBfd ? BFD_DOWN : HOLD_TIMER_EXPIRED, text });
}

function hearClosed(work: Work, due: Extract<Due, { kind: 'loss' | 'closed' }>): void {
  const { router, neighbor, connection } = due;
  if (work.session(router, neighbor)?.connection !== connection) return;
  drop(work, router, neighbor, { text: 'the other end closed the connection' });
}

/** The prefix over which minds were changed most often. */
function oscillationIn(events: readonly BgpEvent[]): Oscillation {
  const counts = new Map<string, { router: string; prefix: string; changes: number }>();
  for (const { kind, router, prefixes = [] } of events) {
    if (kind !== 'best') continue;
    for (const prefix of prefixes) {
      const key = `${router} ${prefix}`;
      const known = counts.get(key) ?? { router, prefix, changes: 0 };
      known.changes++;
      counts.set(key, known);
    }
  }
  const [worst = { router: '', prefix: '', changes: 0 }] = [...counts.values()].sort(
    (left, right) => right.changes - left.changes,
  );
  const text = `the network does not come to rest: ${worst.router} changed its route to ${worst.prefix} ${worst.changes} times`;
  return { ...worst, text };
}
