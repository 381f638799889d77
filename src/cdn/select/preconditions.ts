/** Conditional requests (RFC 9110 §13): what they come to, in the order of §13.2.2. */
import { isEntityTag, matchesStrongly, matchesWeakly, parseEntityTags } from '../fields/entity-tag.ts';
import { parseHttpDate } from '../fields/http-date.ts';
import { combinedHeader, type Headers, type HttpRequest, headerOf } from '../message.ts';

/** `origin`: all conditions count. `cache`: those that only the origin can judge are left out (RFC 9111 §4.3.2). */
export type Role = 'origin' | 'cache';

/** Of a representation that exists. */
export function evaluatePreconditions(
  request: HttpRequest,
  representation: Headers,
  role: Role,
): 'proceed' | 'not-modified' | 'failed' {
  if (role === 'origin' && !mayGoOn(request, representation)) return 'failed';
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const tags = combinedHeader(request.headers, 'if-none-match');
  if (tags !== undefined) {
    if (!matchesAny(tags, headerOf(representation, 'etag'), matchesWeakly)) return 'proceed';
    return reads ? 'not-modified' : 'failed';
  }
  const since = reads ? dateOf(request.headers, 'if-modified-since') : undefined;
  if (since === undefined) return 'proceed';
  const modified = dateOf(representation, 'last-modified') ?? receivedDate(representation, role);
  return modified !== undefined && modified <= since ? 'not-modified' : 'proceed';
}

/** If-Match and, without it, If-Unmodified-Since. */
function mayGoOn(request: HttpRequest, representation: Headers): boolean {
  const tags = combinedHeader(request.headers, 'if-match');
  if (tags !== undefined) return matchesAny(tags, headerOf(representation, 'etag'), matchesStrongly);
  const since = dateOf(request.headers, 'if-unmodified-since');
  if (since === undefined) return true;
  const modified = dateOf(representation, 'last-modified');
  return modified === undefined || modified <= since;
}

function matchesAny(
  value: string,
  etag: string | undefined,
  matches: (left: string, right: string) => boolean,
): boolean {
  const tags = parseEntityTags(value);
  return tags === '*' || (etag !== undefined && tags.some((tag) => matches(tag, etag)));
}

/** A cache compares with `Date` where it does not know when the representation was modified. */
const receivedDate = (representation: Headers, role: Role) =>
  role === 'cache' ? dateOf(representation, 'date') : undefined;

function dateOf(headers: Headers, name: string): number | undefined {
  const value = headerOf(headers, name);
  return value === undefined ? undefined : parseHttpDate(value);
}

/** Whether `Range` counts (§13.1.5): without If-Range always, else where the validator is the same, strongly. */
export function rangeCounts(request: HttpRequest, representation: Headers): boolean {
  const condition = headerOf(request.headers, 'if-range')?.trim();
  if (condition === undefined) return true;
  if (isEntityTag(condition)) return matchesStrongly(condition, headerOf(representation, 'etag') ?? '');
  const modified = dateOf(representation, 'last-modified');
  const date = dateOf(representation, 'date');
  const isStrong = date === undefined || (modified !== undefined && date - modified >= 1000);
  return modified !== undefined && isStrong && parseHttpDate(condition) === modified;
}
