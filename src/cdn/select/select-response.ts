/**
 * From a whole representation to what this request gets of it: nothing new (304), a part (206), no part (416), only its
 * headers (HEAD), or a refusal (412). Origins answer so, and caches do from what they keep.
 */
import { contentRange, parseRange } from '../fields/byte-ranges.ts';
import {
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  NO_BODY,
  withHeader,
  withoutHeader,
} from '../message.ts';
import { joinParts, sliceBody } from './parts.ts';
import { evaluatePreconditions, type Role, rangeCounts } from './preconditions.ts';

export interface SelectOptions {
  readonly role: Role;
  /** What several ranges get: parts, or the whole. `none`: this server knows no ranges at all. */
  readonly manyRanges: 'multipart' | 'whole' | 'none';
}

export interface Selected {
  readonly response: HttpResponse;
  readonly what: 'whole' | 'not-modified' | 'failed' | 'part' | 'parts' | 'unsatisfiable';
}

/** `whole`: what an unconditional GET would get. Only successes have conditions and ranges (RFC 9110 §13.2.1, §14.2). */
export function selectResponse(request: HttpRequest, whole: HttpResponse, options: SelectOptions): Selected {
  if (whole.status >= 200 && whole.status < 300) {
    const outcome = evaluatePreconditions(request, whole.headers, options.role);
    if (outcome === 'not-modified') return { response: notModified(whole), what: outcome };
    if (outcome === 'failed') return { response: { status: 412, headers: [], body: NO_BODY }, what: outcome };
  }
  if (request.method === 'HEAD') return { response: { ...whole, body: NO_BODY }, what: 'whole' };
  return selectRange(request, whole, options) ?? { response: whole, what: 'whole' };
}

/** Headers that describe a body have no place in a 304, which has none (§15.4.5). */
function notModified(whole: HttpResponse): HttpResponse {
  const headers = withoutHeader(
    whole.headers,
    'content-length',
    'content-type',
    'content-encoding',
    'content-language',
    'content-range',
  );
  return { status: 304, headers, body: NO_BODY };
}

function selectRange(
  request: HttpRequest,
  whole: HttpResponse,
  { manyRanges }: SelectOptions,
): Selected | undefined {
  const value = headerOf(request.headers, 'range');
  if (value === undefined || request.method !== 'GET' || whole.status !== 200 || manyRanges === 'none') {
    return undefined;
  }
  const wish = parseRange(value, whole.body.size);
  if (wish.kind === 'none' || !rangeCounts(request, whole.headers)) return undefined;
  if (wish.kind === 'unsatisfiable') return { response: unsatisfiable(whole), what: 'unsatisfiable' };
  const [range, ...more] = wish.ranges;
  if (range && more.length === 0) {
    const body = sliceBody(whole.body, range);
    const headers = withHeader(whole.headers, 'Content-Range', contentRange(range, whole.body.size));
    return { response: partial(headers, body), what: 'part' };
  }
  if (manyRanges === 'whole') return undefined;
  const { contentType, body } = joinParts(whole.body, wish.ranges, headerOf(whole.headers, 'content-type'));
  return { response: partial(withHeader(whole.headers, 'Content-Type', contentType), body), what: 'parts' };
}

function partial(headers: Headers, body: HttpResponse['body']): HttpResponse {
  return { status: 206, headers: withHeader(headers, 'Content-Length', String(body.size)), body };
}

function unsatisfiable(whole: HttpResponse): HttpResponse {
  return { status: 416, headers: [['Content-Range', `bytes */${whole.body.size}`]], body: NO_BODY };
}
