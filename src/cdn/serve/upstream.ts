/** What a cache asks of the next tier on behalf of a client: RFC 9111 §4.3.1. */
import { type Headers, type HttpRequest, headerOf, withHeader, withoutHeader } from '../message.ts';
import type { CacheKey } from '../policy/cache-key.ts';
import type { CachePolicy } from '../policy/policy.ts';
import type { CachedResponse } from '../store/cache.ts';

const CONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'];

/** For the whole, without the client's own conditions: those are answered from what comes. */
export function upstreamRequest(
  request: HttpRequest,
  key: CacheKey,
  policy: CachePolicy,
  known?: CachedResponse,
): HttpRequest {
  if (forwardsRange(request, policy))
    return { ...request, headers: codingsOnly(request.headers, key, policy) };
  const plain = codingsOnly(withoutHeader(request.headers, 'range', ...CONDITIONS), key, policy);
  const headers = known ? [...plain, ...validators(known)] : plain;
  return { ...request, method: request.method === 'HEAD' ? 'GET' : request.method, headers };
}

export function forwardsRange(request: HttpRequest, policy: CachePolicy): boolean {
  return (
    policy.ranges === 'forward' &&
    request.method === 'GET' &&
    headerOf(request.headers, 'range') !== undefined
  );
}

function codingsOnly(headers: Headers, { codings }: CacheKey, { key }: CachePolicy): Headers {
  if (key.codings.length === 0) return headers;
  return codings.length === 0
    ? withoutHeader(headers, 'accept-encoding')
    : withHeader(headers, 'Accept-Encoding', codings.join(', '));
}

export function validators({ response }: CachedResponse): Headers {
  const etag = headerOf(response.headers, 'etag');
  const modified = headerOf(response.headers, 'last-modified');
  return [
    ...(etag === undefined ? [] : [['If-None-Match', etag] as const]),
    ...(modified === undefined ? [] : [['If-Modified-Since', modified] as const]),
  ];
}
