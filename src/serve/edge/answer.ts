/**
 * The edges' port: a request goes from somebody in the simulated world to whom its `Host` names, a distribution or anybody
 * else there, and what comes of it comes back. One real connection is one simulated connection: the first request on it
 * asks the DNS and opens it, those after it find it open.
 *
 * The port speaks both plain HTTP and TLS. What comes over TLS is HTTPS in the simulated world, to the name that the
 * handshake asked for (SNI); with plain HTTP, `x-netlab-scheme: https` says so.
 */
import { TLSSocket } from 'node:tls';
import { closest } from '../../kit/closest-words.ts';
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { edgeAddress, edgeCalled, edgeCities } from '../../sim/edges.ts';
import type { FetchOptions } from '../../sim/fetch/fetch.ts';
import { UnknownPlace } from '../../sim/places.ts';
import type { Place, Sim } from '../../sim/sim.ts';
import { journeyResponse } from '../http/journey-response.ts';
import { simulatedRequest } from '../http/simulated-request.ts';
import type { RealOrigins } from './real-origins.ts';

export interface EdgeDesk {
  readonly sim: Sim;
  /** Where the viewer stands who doesn't say (`x-netlab-as`). */
  readonly visitor: Place;
  /** City or code of the edge that answers who doesn't say (`x-netlab-edge`); absent: the one that the DNS leads to. */
  readonly edge?: string;
  /** Servers of this machine that stand in for sites of the world. */
  readonly origins?: RealOrigins;
  /** Lets the time pass that has passed outside. */
  catchUp(): void;
}

type Connection = NonNullable<FetchOptions['connection']>;

interface Open {
  /** From where to where it is open. */
  readonly way: string;
  readonly faults: Sim['state']['faults'];
  readonly connection: Connection;
}

/** Answers requests on their real connections. */
export function edgeAnswerer(
  desk: EdgeDesk,
): (request: HttpRequest, connection: object) => HttpResponse | Promise<HttpResponse> {
  const answer = simulatedAnswerer(desk);
  const { sim, origins } = desk;
  if (!origins) return (request, connection) => answer(sim, request, connection);
  return (request, connection) => {
    if (!origins.stand()) return answer(sim, request, connection);
    const ahead = sim.fork();
    answer(ahead, request, connection);
    const tried = ahead.state.web.last;
    const prepared = tried && tried !== sim.state.web.last ? origins.prepare(tried, request) : undefined;
    return Promise.resolve(prepared).then(() => origins.fill(answer(sim, request, connection)));
  };
}

function simulatedAnswerer(
  desk: EdgeDesk,
): (sim: Sim, request: HttpRequest, connection: object) => HttpResponse {
  const open = new WeakMap<object, Open>();
  return (sim, request, real) => {
    const isEarnest = sim === desk.sim;
    if (isEarnest) desk.catchUp();
    try {
      const way = wayOf({ ...desk, sim }, request, real);
      if ('refused' in way) return refuse(way.refused);
      const key = JSON.stringify(way);
      const known = open.get(real);
      const isOpen = known?.way === key && known.faults === sim.state.faults;
      const journey = sim.fetch(way.from, simulatedRequest(request, way.scheme, way.host), {
        ...(way.address !== undefined && { addresses: [way.address] }),
        ...(way.serverName !== undefined && { name: way.serverName, serverName: way.serverName }),
        ...(isOpen && { connection: known.connection }),
      });
      const { connection } = journey;
      if (connection && isEarnest) open.set(real, { way: key, faults: sim.state.faults, connection });
      return journeyResponse(journey);
    } catch (error) {
      if (error instanceof UnknownPlace) return refuse(error.message);
      throw error;
    }
  };
}

interface Way {
  readonly from: Place;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** Of the edge that was asked for. */
  readonly address?: string;
  /** The name that was asked for in the TLS of the real connection. */
  readonly serverName?: string;
}

function wayOf(
  { sim, visitor, edge }: EdgeDesk,
  { headers }: HttpRequest,
  real: object,
): Way | { readonly refused: string } {
  const host = hostOf(headers.host ?? '');
  if (host === undefined)
    return { refused: 'Whom do you want? The Host header names it: curl --connect-to or -H "Host: …".' };
  const isSecure = real instanceof TLSSocket;
  const scheme = isSecure || headers['x-netlab-scheme'] === 'https' ? 'https' : 'http';
  const asked = isSecure ? hostOf(real.servername || '') : undefined;
  const [, edgeAsked] = NAMED_EDGE.exec(asked ?? '') ?? [];
  const serverName = edgeAsked === undefined ? asked : host;
  const way: Way = {
    from: headers['x-netlab-as'] ?? visitor,
    scheme,
    host,
    ...(serverName !== undefined && { serverName }),
  };
  const wanted = headers['x-netlab-edge'] ?? edgeAsked ?? edge;
  if (wanted === undefined) return way;
  const found = edgeCalled(wanted);
  if (!found) return { refused: noSuchEdge(wanted) };
  const address = edgeAddress(sim.state, host, found);
  return address === undefined ? way : { ...way, address };
}

/** Names of this machine by which a client can ask for an edge in TLS, its Host header being the distribution's: `new-york.edge.localhost`. */
const NAMED_EDGE = /^([a-z0-9-]+)\.edge\.localhost$/;

/** Without the port, which is the real one's; undefined for the machine itself, who is nobody in the simulated world. */
function hostOf(header: string): string | undefined {
  const [, host] = /^([\w.-]{1,255})(?::\d{1,5})?$/.exec(header) ?? [];
  return host === undefined || /^(?:localhost|[\d.]+)$/.test(host) ? undefined : host.toLowerCase();
}

export function noSuchEdge(name: string): string {
  const cities = edgeCities();
  const [near] = closest(name, cities);
  return near
    ? `There is no edge in '${name}'. Did you mean ${near}?`
    : `There is no edge in '${name}'. Cities: ${cities.join(', ')}.`;
}

function refuse(text: string): HttpResponse {
  return { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}
