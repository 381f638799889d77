/** `clear bgp NEIGHBOR`, hard or soft: a person's hand. */
import { isShutdown } from '../config/neighbor.ts';
import { ADMINISTRATIVE_RESET } from '../session/notification.ts';
import { announceAll } from './advertise.ts';
import { enter, IDLE_HOLD_MS, startIn } from './connect.ts';
import { drop } from './drop.ts';
import type { BgpEvent, BgpNetwork } from './network.ts';
import { reimport } from './rethink.ts';
import { send } from './send.ts';
import { Work } from './work.ts';

/** `in` asks the peer for everything again (RFC 2918), `out` tells it everything again, `hard` begins anew. */
export type Clear = 'hard' | 'in' | 'out';

/** A session that isn't there changes nothing. */
export function clearSession(
  network: BgpNetwork,
  router: string,
  neighbor: string,
  how: Clear,
): { readonly network: BgpNetwork; readonly events: readonly BgpEvent[] } {
  const work = new Work(network);
  const session = work.session(router, neighbor);
  if (!session) return { network, events: [] };
  if (how === 'hard') reset(work, router, neighbor);
  else if (session.state === 'Established' && how === 'in') refresh(work, router, neighbor);
  else if (session.state === 'Established') {
    work.removeTable(router, 'sent', neighbor);
    announceAll(work, router, neighbor);
  }
  return { network: work.result(), events: work.events };
}

/** Also out of what it would not have left by itself: a refused OPEN, too many prefixes. */
function reset(work: Work, router: string, neighbor: string): void {
  const session = work.session(router, neighbor);
  if (session?.connection !== undefined) {
    drop(work, router, neighbor, { notify: ADMINISTRATIVE_RESET, text: 'cleared by hand' });
    return;
  }
  const config = work.config.routers[router]?.neighbors.find(({ address }) => address === neighbor);
  if (!session || !config || isShutdown(config)) return;
  const { isRefused: _forgiven, isOverLimit: _forgotten, connecting: _under, ...rest } = session;
  work.setSession(router, neighbor, rest);
  enter(work, router, neighbor, 'Idle');
  startIn(work, router, neighbor, IDLE_HOLD_MS);
}

function refresh(work: Work, router: string, neighbor: string): void {
  const config = work.config.routers[router];
  const wire = work.wire(router, neighbor);
  if (config) reimport(work, config, neighbor);
  if (wire) send(work, wire, { type: 'route-refresh' });
}
