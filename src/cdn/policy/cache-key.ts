/** What two requests must have in common to share an answer (RFC 9111 §2), as a line that people can read. */
import { acceptedCodings } from '../fields/accept-encoding.ts';
import { combinedHeader, type HttpRequest } from '../message.ts';
import type { CachePolicy, Selection } from './policy.ts';

export interface CacheKey {
  readonly key: string;
  /** Path, and `?` with the parameters that count. */
  readonly target: string;
  /** What `Accept-Encoding` comes to, the best liked first. */
  readonly codings: readonly string[];
}

/** Parts are set apart by a blank, which none of them has unless it is quoted. GET and HEAD share a key. */
export function cacheKeyOf(request: HttpRequest, { key: policy }: CachePolicy): CacheKey {
  const target = targetOf(request, policy.query);
  const codings = acceptedCodings(request.headers, policy.codings);
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  let key = target;
  if (policy.host) key = request.host.toLowerCase() + key;
  if (policy.scheme) key = `${request.scheme}://${key}`;
  if (!isReading) key = `${request.method} ${key}`;
  if (policy.headers.length > 0) key += headerParts(request, policy.headers);
  if (policy.cookies.kind !== 'none') key += cookiePart(request, policy.cookies);
  if (codings.length > 0) key += ` accept-encoding=${codings.join(',')}`;
  return { key, target, codings };
}

function targetOf({ path, query }: HttpRequest, selection: Selection): string {
  if (query === undefined || selection.kind === 'none') return path;
  if (selection.kind === 'all') return `${path}?${query}`;
  const counted = query.split('&').filter((parameter) => counts(parameter, selection));
  return counted.length === 0 ? path : `${path}?${counted.join('&')}`;
}

/** `parameter`: `name=value` or `name`. */
function counts(parameter: string, selection: Selection): boolean {
  if (selection.kind === 'all' || selection.kind === 'none') return selection.kind === 'all';
  const name = parameter.split('=', 1)[0] as string;
  return selection.names.includes(name) === (selection.kind === 'only');
}

function headerParts(request: HttpRequest, names: readonly string[]): string {
  const unique = [...new Set(names.map((name) => name.toLowerCase()))].sort();
  const parts = unique.map((name) => {
    const value = name === 'host' ? request.host.toLowerCase() : combinedHeader(request.headers, name);
    return value === undefined ? '' : ` ${name}=${JSON.stringify(value)}`;
  });
  return parts.join('');
}

/** Sorted: their order says nothing (RFC 6265 §4.2.2). */
function cookiePart({ headers }: HttpRequest, selection: Selection): string {
  const cookies = (combinedHeader(headers, 'cookie') ?? '')
    .split(/[;,]/)
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '' && counts(cookie, selection))
    .sort();
  return cookies.length === 0 ? '' : ` cookie=${JSON.stringify(cookies.join('; '))}`;
}
