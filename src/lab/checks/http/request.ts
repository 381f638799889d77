/** A check's request as the simulator takes it, and the asking: as often as the check says, redirects followed. */

import type { Journey } from '../../../cloud/web/journey.ts';
import { parseDuration } from '../../../kit/duration.ts';
import type { FetchOptions } from '../../../sim/fetch/fetch.ts';
import { hostOf } from '../../../sim/hosts.ts';
import {
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  MODERN_TLS,
  textBody,
  withHeader,
} from '../../../sim/messages.ts';
import type { Sim } from '../../../sim/sim.ts';
import { fromPage, preflightFor, sharingFault } from './cross-origin.ts';
import type { HttpCheck } from './schema.ts';

const CURLS_OWN: Headers = [
  ['User-Agent', 'curl/8.5.0'],
  ['Accept', '*/*'],
];
const MOST_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];

/** One journey at least, in order. Throws `UnknownPlace` where the client or whoever is asked is not there yet. */
export function askFor({ http }: HttpCheck, sim: Sim): [Journey, ...Journey[]] {
  const { from, times, every, follow } = http;
  const options = optionsOf(http);
  const ask = () => {
    let request = requestFor(http, http.url, sim);
    const preflight = http.page === undefined ? undefined : preflightFor(request);
    const leave = preflight && sim.fetch(from, preflight, options);
    if (leave && (leave.failure || sharingFault(leave) !== undefined)) return leave;
    let journey = sim.fetch(from, request, options);
    for (let count = 0; follow && count < MOST_REDIRECTS; count++) {
      const target = redirectOf(journey.response, request);
      if (target === undefined) break;
      request = requestFor({ ...http, method: methodAfter(journey.response, http.method) }, target, sim);
      journey = sim.fetch(from, request, options);
    }
    return journey;
  };
  const journeys: [Journey, ...Journey[]] = [ask()];
  while (journeys.length < times) {
    sim.advance(parseDuration(every) ?? 0);
    journeys.push(ask());
  }
  return journeys;
}

function optionsOf({ insecure, ip, tls_max: most }: HttpCheck['http']): FetchOptions {
  const least = most !== undefined && most < MODERN_TLS.least ? '1.0' : MODERN_TLS.least;
  return {
    insecure: insecure === true,
    ...(ip !== undefined && { family: ip }),
    ...(most !== undefined && { tls: { least, most } }),
  };
}

/** Throws `UnknownPlace`; `TypeError` for what is no URL, which the schema let through because of a parameter. */
function requestFor(
  { method, headers = {}, body, page }: Pick<HttpCheck['http'], 'method' | 'headers' | 'body' | 'page'>,
  url: string,
  sim: Sim,
): HttpRequest {
  const owned = /^(https?):\/\/((?:distribution|load-balancer)\/[^/?#]*)(.*)$/.exec(url);
  const { protocol, host, pathname, search } = new URL(
    owned ? `${owned[1]}://${hostOf(sim.state, owned[2] ?? '')}${owned[3]}` : url,
  );
  const request: HttpRequest = {
    method,
    scheme: protocol === 'http:' ? 'http' : 'https',
    host,
    path: pathname,
    ...(search !== '' && { query: search.slice(1) }),
    headers: Object.entries(headers).reduce<Headers>(
      (all, [name, value]) => withHeader(all, name, value),
      CURLS_OWN,
    ),
    ...(body !== undefined && { body: textBody(body) }),
  };
  return page === undefined ? request : fromPage(request, page);
}

function redirectOf(response: HttpResponse | undefined, request: HttpRequest): string | undefined {
  if (!response || !REDIRECTS.includes(response.status)) return undefined;
  const location = headerOf(response.headers, 'Location');
  if (location === undefined) return undefined;
  return new URL(location, `${request.scheme}://${request.host}${request.path}`).href;
}

/** As browsers do (RFC 9110 §15.4): only 307 and 308 keep the method. */
function methodAfter(response: HttpResponse | undefined, method: string): string {
  const keeps = response?.status === 307 || response?.status === 308 || method === 'HEAD';
  return keeps ? method : 'GET';
}
