/** What keeps a session's end from getting a TCP connection, and in which state it waits meanwhile. */
import { isShutdown } from '../config/neighbor.ts';
import { isInternalSession, type Wire } from '../config/wiring.ts';
import type { Session, SessionState } from './session.ts';

export interface Hindrance {
  readonly state: Extract<SessionState, 'Idle' | 'Connect' | 'Active'>;
  readonly text: string;
}

const active = (text: string): Hindrance => ({ state: 'Active', text });

/** In the order in which a packet would meet them. `farSession`: how the other end stands. */
export function hindranceOf(wire: Wire | undefined, farSession: Session | undefined): Hindrance | undefined {
  if (!wire) return active('nobody answers at that address: no way of this router leads there');
  const { neighbor, transport, far } = wire;
  if (neighbor.passive) return active('it is passive, and waits for the other end to connect');
  const range = tooFar(wire);
  if (range) return range;
  if (!transport.up) return active(`${transport.id} is down`);
  if (transport.filtered !== undefined) return active(`TCP port 179 is filtered: ${transport.filtered}`);
  if (!far || !farSession)
    return active('the other end has no neighbor with this address: connection refused');
  if (isShutdown(far.neighbor)) return active('the other end has shut the session down: connection refused');
  if (neighbor.password !== far.neighbor.password) {
    return { state: 'Connect', text: 'the MD5 passwords differ: segments are dropped without a word' };
  }
  if (farSession.state === 'Idle') return active('the other end is Idle: connection refused');
  return undefined;
}

/** External sessions send with a TTL of 1, unless told otherwise, at either end. */
function tooFar({ router, neighbor, transport, far }: Wire): Hindrance | undefined {
  const reach = (one: NonNullable<Wire['far']>) =>
    isInternalSession(one.router, one.neighbor) ? 255 : (one.neighbor.ebgpMultihop ?? 1);
  const ends = [{ router, neighbor }, ...(far ? [far] : [])];
  const short = ends.find((one) => reach(one) < transport.hops);
  if (!short) return undefined;
  return active(
    `it is ${transport.hops} hops away, and packets of ${short.router.name} live for ${reach(short)}: ebgp-multihop`,
  );
}

/** Whether what is sent arrives and is taken in. */
export function isAlive({ transport, far, neighbor }: Wire): boolean {
  return (
    transport.up &&
    transport.filtered === undefined &&
    far !== undefined &&
    far.neighbor.password === neighbor.password
  );
}
