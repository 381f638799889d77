/** What the tests of the cache have in common: a request, an origin that counts, a policy in the manner of CloudFront. */
import {
  ALL,
  type Cache,
  type CachePolicy,
  type CacheServed,
  EMPTY_CACHE,
  formatHttpDate,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  NONE,
  type Send,
  SHARED_CACHE,
  serve,
  textBody,
} from '../../src/cdn/index.ts';

/** A whole second: 2026-01-01T00:00:00Z. */
export const START = Date.UTC(2026, 0, 1);
export const DAY = 86_400;
export const YEAR = 31_536_000;

/** `seconds` after the start. */
export const at = (seconds: number) => START + seconds * 1000;

export function get(path: string, headers: Headers = [], more: Partial<HttpRequest> = {}): HttpRequest {
  const [before = '', query] = path.split('?', 2);
  const target = query === undefined ? { path: before } : { path: before, query };
  return { method: 'GET', scheme: 'https', host: 'www.example.com', ...target, headers, ...more };
}

export function ok(headers: Headers = [], text = 'hello'): HttpResponse {
  return { status: 200, headers, body: textBody(text) };
}

export function status(code: number, headers: Headers = []): HttpResponse {
  return { status: code, headers, body: textBody(`status ${code}`) };
}

export interface Origin {
  readonly send: Send;
  readonly asked: HttpRequest[];
}

/** Answers at once, and dates what it says. */
export function originOf(answer: (request: HttpRequest, time: number) => HttpResponse | string): Origin {
  const asked: HttpRequest[] = [];
  const send: Send = (request, time) => {
    asked.push(request);
    const said = answer(request, time);
    if (typeof said === 'string') return { kind: 'failure', reason: said, elapsedMs: 0 };
    const headers: Headers = said.headers.some(([name]) => name === 'Date')
      ? said.headers
      : [['Date', formatHttpDate(time)], ...said.headers];
    return { kind: 'response', response: { ...said, headers }, elapsedMs: 0 };
  };
  return { send, asked };
}

/** A cache that is asked again and again. */
export class Visitor {
  cache: Cache = EMPTY_CACHE;
  readonly policy: CachePolicy;
  readonly send: Send;

  constructor(policy: CachePolicy, send: Send) {
    this.policy = policy;
    this.send = send;
  }

  ask(request: HttpRequest, seconds: number): CacheServed {
    const served = serve(this.cache, request, { now: at(seconds), policy: this.policy, send: this.send });
    this.cache = served.cache;
    return served;
  }
}

export function rfc(more: Partial<CachePolicy> = {}): CachePolicy {
  return { ...SHARED_CACHE, ...more };
}

const errors = (leastS: number): CachePolicy['statuses'] => [
  ...[200, 203, 204, 300, 301, 302, 307, 308].map((code) => ({ status: code, as: 'normal' as const })),
  ...[404, 410, 414, 501].map((code) => ({ status: code, as: 'error' as const, leastS })),
  ...[500, 502, 503, 504].map((code) => ({
    status: code,
    as: 'error' as const,
    leastS,
    despiteOrigin: true,
  })),
  ...[400, 403, 405, 412, 415].map((code) => ({
    status: code,
    as: 'error-if-told' as const,
    leastS,
    despiteOrigin: true,
  })),
  { status: 416, as: 'never' },
];

/** R-CF-70 to R-CF-102, as far as they are the cache's. Seconds. */
export function cloudFront(
  ttl: { min?: number; otherwise?: number; max?: number } = {},
  more: Partial<CachePolicy> = {},
): CachePolicy {
  return {
    ...SHARED_CACHE,
    name: 'CloudFront',
    key: { host: false, scheme: false, query: NONE, cookies: NONE, headers: [], codings: [] },
    ttl: { min: 0, otherwise: DAY, max: YEAR, ...ttl },
    statuses: errors(10),
    stale: {
      ifError: 'unless-told',
      whileRevalidate: true,
      withinMaxTtl: true,
      forbiddenBy: ['no-cache', 'must-revalidate', 'proxy-revalidate'],
      retryAfterS: 10,
    },
    requestDirectives: 'ignore',
    vary: 'ignore',
    manyRanges: 'multipart',
    unsafeInvalidates: false,
    ...more,
  };
}

/** Everything in the query counts. */
export const byQuery = (policy: CachePolicy): CachePolicy => ({
  ...policy,
  key: { ...policy.key, query: ALL },
});
