/** `netlab serve`: one simulated world behind real ports. */
import type { HttpRequest, HttpResponse } from '../model/protocol/codec.ts';
import type { Place, Sim } from '../sim/sim.ts';
import { answerApi } from './api/answer.ts';
import { createOctets } from './api/octets.ts';
import { tooLarge } from './api/too-large.ts';
import { answerControl, CONTROL_PREFIX, onlyLooks } from './control/answer.ts';
import { dnsAnswerer } from './dns/answer.ts';
import { listenDns } from './dns/listen.ts';
import { edgeAnswerer } from './edge/answer.ts';
import { openRealOrigins, type RealOrigin } from './edge/real-origins.ts';
import { type HttpAnswer, type Listening, listenHttp } from './http/listen.ts';
import type { ConsoleDesk, LabDesk } from './lab-desk.ts';
import { createPace, type Pace } from './pace.ts';
import { type Authority, createAuthority } from './tls/certificate.ts';

export interface ServeOptions {
  readonly sim: Sim;
  readonly host: string;
  /** Of the AWS API; 0: any that is free. */
  readonly port: number;
  /** Of the DNS; absent: none. */
  readonly dnsPort?: number;
  /** Of the edges; absent: none. */
  readonly edgePort?: number;
  /** City or code of the edge that answers; absent: the one that the DNS leads to. */
  readonly edge?: string;
  /** Web servers of this machine, as sites of the simulated world. */
  readonly origins?: readonly RealOrigin[];
  /** Simulated seconds in a real one, besides the second that each request takes. */
  readonly speed: number;
  /** Where in the simulated world those stand who don't say. */
  readonly visitor: Place;
  /** netlab's own. */
  readonly version: string;
  readonly console?: ConsoleDesk;
  readonly lab?: LabDesk;
  /** Milliseconds since the Unix epoch by the clock on the wall. */
  now(): number;
  requestId(): string;
}

export interface Serving {
  readonly api: Listening;
  readonly dns?: Listening;
  readonly edges?: Listening;
  close(): Promise<void>;
}

const MOST_BODY_BYTES = 128 * 2 ** 20;
const MOST_OCTETS = 256 * 2 ** 20;

/** Rejects where a port can't be had; then none is. */
export async function startServe(options: ServeOptions): Promise<Serving> {
  const pace = createPace(options);
  const authority = createAuthority(options.now());
  const open: Listening[] = [];
  const opened = async (listening: Promise<Listening>) => {
    open.push(await listening);
    return open.at(-1) as Listening;
  };
  const close = async () => void (await Promise.all(open.map((port) => port.close())));
  try {
    const api = await opened(listenApi(options, pace, authority));
    const dns = options.dnsPort === undefined ? undefined : await opened(listenNames(options, pace));
    const edges =
      options.edgePort === undefined ? undefined : await opened(listenEdges(options, pace, authority));
    return { api, ...(dns && { dns }), ...(edges && { edges }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listenApi(options: ServeOptions, pace: Pace, { certificate }: Authority): Promise<Listening> {
  const { host, port, sim, visitor, now, requestId } = options;
  const desk = { sim, visitor, now, requestId, octets: createOctets(MOST_OCTETS) };
  const control = { ...options, beginning: sim.state, certificate };
  return listenHttp({
    host,
    port,
    mostBodyBytes: MOST_BODY_BYTES,
    tooLarge,
    answer(request: HttpRequest): HttpAnswer | Promise<HttpAnswer> {
      if (isGreeting(request)) return GREETING;
      const isControl = request.path.startsWith(CONTROL_PREFIX);
      if (!isControl || !onlyLooks(request)) pace.catchUp();
      if (isControl) return answerControl(control, request);
      const response = answerApi(desk, request);
      pace.spend();
      return response;
    },
  });
}

function listenNames({ host, dnsPort = 0, sim, visitor }: ServeOptions, pace: Pace): Promise<Listening> {
  const answer = dnsAnswerer({ sim, visitor, catchUp: () => pace.catchUp() });
  return listenDns({ host, port: dnsPort, answer });
}

function listenEdges(options: ServeOptions, pace: Pace, authority: Authority): Promise<Listening> {
  const { host, edgePort = 0, sim, visitor, edge, origins = [] } = options;
  const desk = {
    sim,
    visitor,
    ...(edge !== undefined && { edge }),
    // Whoever lets others in doesn't let them to the servers of this machine.
    origins: openRealOrigins({ sim, origins, takesLocalhost: isLoopback(host) }),
    catchUp: () => pace.catchUp(),
  };
  return listenHttp({
    host,
    port: edgePort,
    mostBodyBytes: MOST_BODY_BYTES,
    tooLarge: () => ({ status: 413, headers: {}, body: '' }),
    authority,
    answer: edgeAnswerer(desk),
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Somebody opened the port in a browser. */
function isGreeting({ method, path, query, headers }: HttpRequest): boolean {
  return method === 'GET' && path === '/' && query === '' && headers.authorization === undefined;
}

const GREETING: HttpResponse = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'netlab serve: the AWS API of a simulated world. Point a client here with AWS_ENDPOINT_URL.\nControl: /_netlab/openapi.json\n',
};
