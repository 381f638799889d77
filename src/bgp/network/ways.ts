/** Ways between routers break and are mended, and their sessions notice: at once, after a while, or not at all. */
import type { BgpConfig } from '../config/router.ts';
import { type Wire, wireKey, wiresOf } from '../config/wiring.ts';
import { isAlive } from '../session/hindrance.ts';
import { lossOf } from '../session/loss.ts';
import type { Session } from '../session/session.ts';
import { plan } from './connect.ts';
import { drop } from './drop.ts';
import type { Work } from './work.ts';

/** After a change of configuration: every session against the way it now has. */
export function settleWays(work: Work, before: BgpConfig): void {
  releaseStalled(work);
  const olds = wiresOf(before);
  const wires = wiresOf(work.config);
  for (const name of work.routerNames) {
    for (const [address, session] of Object.entries(work.router(name).sessions)) {
      const key = wireKey(name, address);
      const [old, wire] = [olds.get(key), wires.get(key)];
      if (session.connection !== undefined) settleOpen(work, name, address, old, wire);
      else plan(work, name, address, isJustUp(name, old, wire));
    }
  }
}

/** What TCP still has to deliver. Connections that are over take theirs along. */
function releaseStalled(work: Work): void {
  const waiting = work.stalled;
  work.stalled = [];
  for (const one of waiting) {
    if (one.kind !== 'message') continue;
    const wire = work.wire(one.router, one.neighbor);
    if (work.session(one.router, one.neighbor)?.connection !== one.connection) continue;
    if (wire && isAlive(wire)) work.later(work.now + wire.transport.delayMs, one);
    else work.stalled.push(one);
  }
}

/** An interface that comes up lets its sessions start at once. */
function isJustUp(router: string, old: Wire | undefined, now: Wire | undefined): boolean {
  return now?.transport.up === true && seesLoss(router, now) && old?.transport.up === false;
}

/** Whether this router notices at once when the way breaks. */
function seesLoss(router: string, { transport }: Wire): boolean {
  return transport.ends.find((end) => end.router === router)?.lossSeen ?? transport.lossSeen;
}

function settleOpen(
  work: Work,
  router: string,
  neighbor: string,
  old: Wire | undefined,
  wire: Wire | undefined,
): void {
  const session = work.session(router, neighbor) as Session;
  if (!wire || (!wire.transport.up && seesLoss(router, wire) && wire.transport.hops === 1)) {
    drop(work, router, neighbor, { text: `the interface went down${wire ? ` (${wire.transport.id})` : ''}` });
    return;
  }
  if (!isAlive(wire)) {
    if (session.loss) return;
    const due = lossOf(session, wire, work.now);
    if (!due) return;
    const loss = { ...due, at: Math.max(due.at, work.now) };
    work.setSession(router, neighbor, { ...session, loss });
    work.later(loss.at, {
      kind: 'loss',
      router,
      neighbor,
      connection: session.connection as number,
    });
    return;
  }
  if (old && isAlive(old)) return;
  const { loss: _over, ...rest } = session;
  work.setSession(router, neighbor, rest);
  const there = wire.far && work.session(wire.far.router.name, wire.far.neighbor.address);
  // One end has given up meanwhile; the other one learns of it as soon as it says something.
  if (there?.connection !== session.connection) {
    drop(work, router, neighbor, { text: 'the connection was reset by the other end' });
  }
}
