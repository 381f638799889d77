/** What an edge does with a request, from the host name to the answer with CloudFront's own headers on it. */
import {
  formatHttpDate,
  type Headers,
  type HttpResponse,
  headerOf,
  withHeader,
  withoutHeader,
} from '../../../cdn/index.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { Visit } from '../../web/visit.ts';
import type { Answer, Errand } from '../../web/web-server.ts';
import { distributionAt } from '../distribution/find.ts';
import { applyResponseHeaders } from '../response-headers-policy/apply.ts';
import { findResponseHeadersPolicy } from '../response-headers-policy/find.ts';
import { logged } from './access-log.ts';
import { behaviourFor, withRootObject } from './behaviour.ts';
import type { Call, Outcome } from './call.ts';
import { withErrorPage } from './custom-error.ts';
import type { Edge } from './locations.ts';
import { refusalOf, unknownHost } from './refusals.ts';
import { requestIdAt, viaHost } from './request-id.ts';
import { serveBehaviour } from './serve-behaviour.ts';
import { timingFor } from './timing.ts';
import { viewerAt } from './viewer.ts';

/** Milliseconds that an edge thinks about a request. */
const THINKING_MS = 1;

export function answerAtEdge(edge: Edge, visit: Visit, errand: Errand): Answer {
  const requestId = requestIdAt(errand.world, edge, errand.now);
  const host = visit.request.host.replace(/:\d+$/, '').toLowerCase();
  const found = distributionAt(errand.world, host, edge.pop);
  const began = errand.now;
  if (!found) {
    const outcome = unknownHost(host, requestId);
    return finish(outcome, marked(outcome, edge, requestId, '', began), 0);
  }
  const request = withRootObject(visit.request, found.config);
  const call: Call = {
    edge,
    visit,
    errand,
    requestId,
    ...found,
    viewer: viewerAt(errand.world, visit.peer),
    request,
    behaviour: behaviourFor(found.config, request.path),
  };
  const refused = refusalOf(call);
  const outcome = withErrorPage(call, refused ?? serveBehaviour(call));
  const response = marked(
    { ...outcome, response: withPolicyHeaders(call, outcome) },
    edge,
    requestId,
    viaHost(found.distribution.Id, edge.pop),
    began,
  );
  errand.world = logged(call, outcome, response);
  return finish(outcome, response, errand.now - began);
}

/** `onTheWayMs` is what onward legs took, which are counted by themselves. */
function finish({ reason, caches, waitedMs }: Outcome, response: HttpResponse, onTheWayMs: number): Answer {
  const thoughtMs = THINKING_MS + waitedMs - onTheWayMs;
  return { kind: 'response', response, thoughtMs, ...(reason && { reason }), ...(caches && { caches }) };
}

function withPolicyHeaders(call: Call, outcome: Outcome): HttpResponse {
  const { behaviour, visit, errand } = call;
  const { response } = outcome;
  const id = behaviour.ResponseHeadersPolicyId;
  const state = errand.world.regions[GLOBAL_REGION] ?? {};
  const policy = id === undefined ? undefined : findResponseHeadersPolicy(state, id);
  if (!policy) return response;
  const { ResponseHeadersPolicyConfig: settings } = policy;
  return applyResponseHeaders(settings, visit.request, response, timingFor(settings, call, outcome));
}

/** Between origin and edge only (R-CF-57), what S3 calls a request among it. */
const NOT_FOR_VIEWERS = [
  'Public',
  'Connection',
  'Keep-Alive',
  'Proxy-Authenticate',
  'Trailer',
  'Upgrade',
  'x-amz-id-2',
  'x-amz-request-id',
];

/** R-CF-57. */
function marked(
  { response, result }: Outcome,
  edge: Edge,
  requestId: string,
  via: string,
  now: number,
): HttpResponse {
  const before = headerOf(response.headers, 'Via');
  const own = `1.1 ${via || viaHost('', edge.pop)} (CloudFront)`;
  const headers = [
    ['X-Cache', `${result} from cloudfront`],
    ['Via', before === undefined ? own : `${before}, ${own}`],
    ['X-Amz-Cf-Pop', edge.pop],
    ['X-Amz-Cf-Id', requestId],
  ] as const;
  const kept = dated(withoutHeader(response.headers, ...NOT_FOR_VIEWERS), now);
  const age = headerOf(kept, 'Age');
  const marks = headers.reduce(
    (list, [name, value]) => withHeader(list, name, value),
    withoutHeader(kept, 'Age'),
  );
  return { ...response, headers: age === undefined ? marks : withHeader(marks, 'Age', age) };
}

/** What comes without a date gets one from whoever passes it on (RFC 9110 §6.6.1). */
function dated(headers: Headers, now: number): Headers {
  if (headerOf(headers, 'Date') !== undefined) return headers;
  return [...headers.slice(0, 1), ['Date', formatHttpDate(now)], ...headers.slice(1)];
}
