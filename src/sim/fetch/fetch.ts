/** One HTTP request of a client, from the name to the answer, as one journey. */
import type { HttpRequest } from '../../cdn/message.ts';
import type { World } from '../../cloud/kernel/world.ts';
import type { Connection, Journey } from '../../cloud/web/journey.ts';
import type { TlsRange } from '../../cloud/web/tls-version.ts';
import type { Family } from '../../kit/address.ts';
import type { Place } from '../sim.ts';
import { Expedition } from './expedition.ts';
import { travellerAt } from './traveller.ts';

export interface FetchOptions {
  /** Whom to connect to, where it is not the host of the request. */
  readonly name?: string;
  /** The name that the certificate must speak for, where it is not that one. */
  readonly serverName?: string;
  /** Addresses to dial instead of asking the DNS. */
  readonly addresses?: readonly string[];
  /** The port to dial, where it is not that of the URL. */
  readonly port?: number;
  /** Takes any certificate. */
  readonly insecure?: boolean;
  readonly family?: Family;
  /** Protocols that are offered over TLS, the one it likes best first. Default: HTTP/2 and HTTP/1.1. */
  readonly alpn?: readonly ('h2' | 'http/1.1')[];
  /** The versions of TLS that it speaks. Default: those of today's browsers. */
  readonly tls?: TlsRange;
  /** Milliseconds for name and connection. Default: as long as the kernel tries. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for everything. */
  readonly timeoutMs?: number;
  /** Still open from an earlier journey; used where it leads to the same host. */
  readonly connection?: Connection;
}

/** Throws `UnknownPlace` where there is no such client. */
export function fetchFrom(
  world: World,
  client: Place,
  request: HttpRequest,
  options: FetchOptions = {},
): { readonly world: World; readonly journey: Journey } {
  const { insecure = false, family, timeoutMs, alpn = ['h2', 'http/1.1'], ...same } = options;
  const expedition = new Expedition(world);
  const outcome = expedition.fetch(travellerAt(world, client), request, {
    ...same,
    alpn,
    verifies: !insecure,
    ...(family !== undefined && { families: [family] }),
    ...(timeoutMs !== undefined && { deadlineMs: timeoutMs }),
  });
  const { legs, elapsedMs, world: after } = expedition.log;
  const journey: Journey = { from: client, at: world.clock.now, request, legs, elapsedMs, ...outcome };
  return { world: { ...after, web: { ...after.web, last: journey } }, journey };
}
