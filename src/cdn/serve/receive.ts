/** What came from the next tier, made fit for keeping: RFC 9111 §3.1, §3.2, §4.2.3, §4.3.4. */
import { fieldsKeptOut, responseDirectives } from '../fields/cache-control.ts';
import { isWeak, matchesStrongly } from '../fields/entity-tag.ts';
import { formatHttpDate } from '../fields/http-date.ts';
import { selectingHeaders, varyNames } from '../fields/vary.ts';
import { type Headers, type HttpRequest, type HttpResponse, headerOf, withoutHeader } from '../message.ts';
import { dateOf } from '../policy/lifetime.ts';
import type { CachePolicy } from '../policy/policy.ts';
import type { CachedResponse } from '../store/cache.ts';
import type { Reply } from './exchange.ts';

/** Not to be handed on by anybody in between (RFC 9110 §7.6.1), and `Age`, which grows by itself. */
const NOT_KEPT = [
  'age',
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
];

/** For the client who asked. The same response where there is nothing to change, so that caches can share it. */
export function fitToPass(response: HttpResponse, policy: CachePolicy, receivedAt: number): HttpResponse {
  const named = headerOf(response.headers, 'connection')?.split(',') ?? [];
  const cookies = policy.setCookie === 'strip' ? ['set-cookie'] : [];
  const rest = without(response, [...NOT_KEPT, ...named, ...cookies]);
  if (headerOf(rest.headers, 'date') !== undefined) return rest;
  return { ...rest, headers: [...rest.headers, ['Date', formatHttpDate(receivedAt)]] };
}

/** For everybody: without the fields that are for nobody else. */
export function fitToKeep(response: HttpResponse): HttpResponse {
  const fields = fieldsKeptOut(responseDirectives(response.headers));
  return fields.length === 0 ? response : without(response, fields);
}

function without(response: HttpResponse, names: readonly string[]): HttpResponse {
  const unwanted = new Set(names.map((name) => name.trim().toLowerCase()));
  const isFit = !response.headers.some(([name]) => unwanted.has(name.toLowerCase()));
  return isFit ? response : { ...response, headers: withoutHeader(response.headers, ...unwanted) };
}

/** Milliseconds: corrected_initial_age. */
export function initialAgeOf({ response, ageMs, elapsedMs }: Reply, receivedAt: number): number {
  const date = headerOf(response.headers, 'date') === undefined ? receivedAt : dateOf(response.headers);
  const apparentMs = Math.max(0, Math.floor((receivedAt - date) / 1000) * 1000);
  return Math.max(apparentMs, (ageMs ?? statedAge(response.headers)) + elapsedMs);
}

/** `Age`, in milliseconds; what makes no sense counts as nothing (§5.1). */
export function statedAge(headers: Headers): number {
  const value = headerOf(headers, 'age')?.trim() ?? '';
  return /^\d+$/.test(value) ? Math.min(Number(value), 2 ** 31) * 1000 : 0;
}

/** The request's headers that selected the response; those in the key, and codings that are, say nothing more. */
export function selectionOf(
  request: HttpRequest,
  response: HttpResponse,
  { vary, key }: CachePolicy,
): Headers | undefined {
  if (vary === 'ignore') return undefined;
  const inKey = new Set(key.headers.map((name) => name.toLowerCase()));
  if (key.codings.length > 0) inKey.add('accept-encoding');
  const names = varyNames(response.headers).filter((name) => !inKey.has(name) && name !== '*');
  return names.length === 0 ? undefined : selectingHeaders(request.headers, names);
}

/** What describes the stored octets stays with them (§3.2). */
const OF_THE_BODY = new Set(['content-length', 'content-encoding', 'content-range', 'content-type']);

/** Whether a 304 is about the stored response: a strong tag must be the same (§4.3.4). */
export function isAbout(notModified: HttpResponse, { response }: CachedResponse): boolean {
  const tag = headerOf(notModified.headers, 'etag');
  const known = headerOf(response.headers, 'etag');
  if (tag === undefined || known === undefined || isWeak(tag) || isWeak(known)) return true;
  return matchesStrongly(tag, known);
}

/** The stored response with the headers of the 304 in the place of its own. */
export function freshened(stored: HttpResponse, notModified: HttpResponse): HttpResponse {
  const weak = isWeak(headerOf(stored.headers, 'etag') ?? '');
  const news = notModified.headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !OF_THE_BODY.has(lower) && !(weak && lower === 'etag');
  });
  const renewed = new Set(news.map(([name]) => name.toLowerCase()));
  const kept = stored.headers.filter(([name]) => !renewed.has(name.toLowerCase()));
  return { ...stored, headers: [...kept, ...news] };
}
