/** A server that asks others on behalf of whoever asked it: its legs belong to the same journey. */
import type { HttpRequest } from '../../cdn/message.ts';
import type { World } from '../../cloud/kernel/world.ts';
import type { Errand, Fetched, Onward, WebServer } from '../../cloud/web/web-server.ts';
import { AMAZON_RESOLVER } from '../dns/resolvers.ts';
import { locate } from '../places.ts';
import type { Expedition } from './expedition.ts';
import { AWS_OCTETS_PER_MS, familiesOf, type Traveller } from './traveller.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const RESPONSE_TIMEOUT_MS = 30_000;

export class ServerErrand implements Errand {
  readonly #expedition: Expedition;
  readonly #server: WebServer;

  constructor(expedition: Expedition, server: WebServer) {
    this.#expedition = expedition;
    this.#server = server;
  }

  get world(): World {
    return this.#expedition.log.world;
  }

  set world(world: World) {
    this.#expedition.log.world = world;
  }

  get now(): number {
    return this.world.clock.now + Math.round(this.#expedition.log.elapsedMs);
  }

  fetch(request: HttpRequest, how: Onward): Fetched {
    const { name, address, port, serverName, verifies, attempts, signer } = how;
    const startMs = this.#expedition.log.elapsedMs;
    const { response, failure, connection } = this.#expedition.fetch(this.#traveller(how), request, {
      verifies,
      attemptTimeoutMs: how.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      responseTimeoutMs: how.responseTimeoutMs ?? RESPONSE_TIMEOUT_MS,
      ...(name !== undefined && { name }),
      ...(address !== undefined && { addresses: [address] }),
      ...(port !== undefined && { port }),
      ...(serverName !== undefined && { serverName }),
      ...(attempts !== undefined && { attempts }),
      ...(signer && { signer }),
    });
    return {
      ...(response && { response }),
      ...(failure && { failure }),
      elapsedMs: this.#expedition.log.elapsedMs - startMs,
      ...(connection && { address: connection.address }),
    };
  }

  #traveller({ from, where, by }: Onward): Traveller {
    const location = locate(this.world, from);
    const isInside = location.kind === 'interface' || location.kind === 'premises';
    return {
      place: from,
      where,
      id: this.#server.resource,
      by,
      families: familiesOf(location),
      octetsPerMs: AWS_OCTETS_PER_MS,
      ...(!isInside && { resolver: AMAZON_RESOLVER }),
    };
  }
}
