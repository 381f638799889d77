/** How long an answer may be used, and who said so: RFC 9111 §4.2.1 and §4.2.2 within a policy's bounds. */
import { memoise } from '../../kit/memoise.ts';
import { type Directives, holdsForAll, responseDirectives, secondsOf } from '../fields/cache-control.ts';
import { parseHttpDate } from '../fields/http-date.ts';
import { type Headers, type HttpResponse, headerOf } from '../message.ts';
import type { CachePolicy, StatusRule } from './policy.ts';

export interface Lifetime {
  readonly seconds: number;
  /** Who decided, before bounds were looked at. `forbidden`: `no-store`, `no-cache` or `private`. */
  readonly source: 's-maxage' | 'max-age' | 'Expires' | 'default' | 'heuristic' | 'forbidden';
  /** Seconds before bounds. */
  readonly said: number;
  /** The bound that changed them; `error`: the least time for errors. */
  readonly bound?: 'min' | 'max' | 'error';
}

type Said = Pick<Lifetime, 'source' | 'said'>;

/** The response has a `Date`, as every stored one has. */
export const lifetimeOf: (response: HttpResponse, policy: CachePolicy) => Lifetime = memoise(
  (response: HttpResponse, policy: CachePolicy) => {
    const rule = ruleFor(response.status, policy);
    const directives = responseDirectives(response.headers);
    const isForbidden = isKeptOut(directives, response.status);
    const said: Said = isForbidden
      ? { source: 'forbidden', said: 0 }
      : (explicitLifetime(response.headers) ?? fallback(response.headers, policy));
    if (rule?.as === 'error' || rule?.as === 'error-if-told') {
      return errorLifetime(said, rule, policy);
    }
    return bounded(said, policy.ttl);
  },
);

export function ruleFor(status: number, policy: CachePolicy): StatusRule | undefined {
  return policy.statuses.find((rule) => rule.status === status);
}

/** Statuses whose meaning a cache knows, for `must-understand` (§5.2.2.3). */
const UNDERSTOOD = new Set([200, 203, 204, 300, 301, 302, 303, 307, 308, 404, 405, 410, 414, 501]);

/** `no-store`, unless it was only meant for caches that do not know the status. */
export function forbidsStoring(directives: Directives, status: number): boolean {
  return directives.has('no-store') && !(directives.has('must-understand') && UNDERSTOOD.has(status));
}

/** Whether the origin wants no shared cache to answer with it unasked. */
function isKeptOut(directives: Directives, status: number): boolean {
  return (
    forbidsStoring(directives, status) ||
    holdsForAll(directives, 'private') ||
    holdsForAll(directives, 'no-cache')
  );
}

/** `s-maxage` before `max-age` before `Expires`. */
export function explicitLifetime(headers: Headers): Said | undefined {
  const directives = responseDirectives(headers);
  for (const source of ['s-maxage', 'max-age'] as const) {
    const said = secondsOf(directives, source);
    if (said !== undefined) return { source, said };
  }
  const expires = headerOf(headers, 'expires');
  if (expires === undefined) return undefined;
  const date = dateOf(headers);
  // What is no date has passed already (§5.3).
  const until = parseHttpDate(expires, date) ?? 0;
  return { source: 'Expires', said: Math.max(0, Math.floor((until - date) / 1000)) };
}

export function dateOf(headers: Headers): number {
  return parseHttpDate(headerOf(headers, 'date') ?? '') ?? 0;
}

function fallback(headers: Headers, { ttl }: CachePolicy): Said {
  if (typeof ttl.otherwise === 'number') return { source: 'default', said: ttl.otherwise };
  const modified = parseHttpDate(headerOf(headers, 'last-modified') ?? '');
  const ageMs = modified === undefined ? 0 : Math.max(0, dateOf(headers) - modified);
  const said = Math.floor((ageMs / 1000) * ttl.otherwise.part);
  return { source: 'heuristic', said: Math.min(said, ttl.otherwise.atMost) };
}

function bounded(said: Said, { min, max }: CachePolicy['ttl']): Lifetime {
  if (said.said < min) return { ...said, seconds: min, bound: 'min' };
  return said.said > max ? { ...said, seconds: max, bound: 'max' } : { ...said, seconds: said.said };
}

function errorLifetime(
  said: Said,
  { leastS = 0, despiteOrigin }: StatusRule,
  { ttl }: CachePolicy,
): Lifetime {
  if (said.source === 'forbidden' && !despiteOrigin) return { ...said, seconds: 0 };
  const told = said.source === 'default' || said.source === 'heuristic' ? 0 : Math.min(said.said, ttl.max);
  if (told < leastS) return { ...said, seconds: leastS, bound: 'error' };
  return { ...said, seconds: told, ...(told < said.said ? { bound: 'max' } : {}) };
}
