/**
 * Compression on the way into the cache, so that each coding is kept as an answer of its own. What it would save is
 * estimated: real coders differ from version to version, and the world must not.
 */
import { weakened } from '../fields/entity-tag.ts';
import { varyNames } from '../fields/vary.ts';
import { type Headers, type HttpResponse, headerOf, withHeader, withoutHeader } from '../message.ts';
import type { CachePolicy } from './policy.ts';

/** Parts of the plain size that are left: what web pages and scripts commonly come to. */
const LEFT: Readonly<Record<string, number>> = { br: 0.25, gzip: 0.3 };
const LEFT_BY_OTHERS = 0.35;

/** The same response where it is sent as it is. `codings`: what the client takes, the best liked first. */
export function compressed(
  response: HttpResponse,
  codings: readonly string[],
  policy: CachePolicy,
): HttpResponse {
  const [coding] = codings;
  if (coding === undefined || !isWorthwhile(response, policy)) return response;
  const { body } = response;
  const size = Math.ceil(body.size * (LEFT[coding] ?? LEFT_BY_OTHERS));
  return {
    ...response,
    headers: codedHeaders(response.headers, coding),
    body: body.text === undefined ? { size } : { size, text: body.text },
  };
}

function isWorthwhile({ status, headers, body }: HttpResponse, { compression }: CachePolicy): boolean {
  if (!compression?.statuses.includes(status)) return false;
  if (headerOf(headers, 'content-encoding') !== undefined) return false;
  if (/\bno-transform\b/i.test(headerOf(headers, 'cache-control') ?? '')) return false;
  if (headerOf(headers, 'content-length') === undefined) return false;
  const type = headerOf(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const { types, minSize, maxSize } = compression;
  return types.includes(type) && body.size >= minSize && body.size <= maxSize;
}

/** The octets are others now, so a strong validator no longer holds (RFC 9110 §8.8.1). */
function codedHeaders(headers: Headers, coding: string): Headers {
  const etag = headerOf(headers, 'etag');
  const withTag = etag === undefined ? headers : withHeader(headers, 'ETag', weakened(etag));
  const coded: Headers = [...withoutHeader(withTag, 'content-length'), ['Content-Encoding', coding]];
  const names = varyNames(headers);
  if (names.includes('accept-encoding') || names[0] === '*') return coded;
  const vary = headerOf(headers, 'vary');
  return withHeader(coded, 'Vary', vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding`);
}
