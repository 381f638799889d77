/**
 * What each header of an answer says, in a few words (RFC 9110, RFC 9111; CloudFront Developer Guide, "Response
 * headers"; Fetch standard for CORS). In the order in which learners look at them: how it was cached first.
 */
import { cacheControlWords } from './cache-control-words.ts';

/** The value, and the one of another header of the same answer. */
type Explain = (value: string, other: (name: string) => string | undefined) => string;

const CACHE_WORDS: Readonly<Record<string, string>> = {
  Hit: 'the edge had it, and asked nobody',
  RefreshHit: 'the edge had it, asked whether it still holds, and it did',
  Miss: 'the edge had to ask behind it',
  Error: 'an error, from the edge or from behind it',
  Redirect: 'the edge sends the viewer to HTTPS',
  LambdaGeneratedResponse: 'a function at the edge wrote it',
};

const EXPLAINED: Readonly<Record<string, Explain>> = {
  'x-cache': (value) => CACHE_WORDS[value.split(' ')[0] ?? ''] ?? 'what a cache on the way did',
  age: (value, other) => `${value} s in caches${lifetimeWords(other('cache-control'))}`,
  'cache-control': cacheControlWords,
  expires: (_value, other) =>
    other('cache-control')?.includes('max-age') ? 'max-age counts instead' : 'good until then',
  pragma: () => 'of HTTP/1.0; Cache-Control counts instead',
  vary: (value) =>
    value === '*'
      ? 'no stored copy fits another request'
      : 'a copy is kept for each value of these request headers',
  etag: (value) =>
    `${value.startsWith('W/') ? 'weak ' : ''}name of this version: If-None-Match asks whether it still holds`,
  'last-modified': () => 'If-Modified-Since asks whether it still holds',
  via: (value) => `passed on by ${countOf(value)}`,
  'x-amz-cf-pop': (value) => `the edge that served it: ${value.slice(0, 3)} is the airport nearby`,
  'x-amz-cf-id': () => 'the request’s own ID: it is in the access log, and AWS Support asks for it',
  'server-timing': () => 'how the edge served it, as the response headers policy wants told',

  'content-type': () => 'what kind of thing the body is',
  'content-length': () => 'octets of the body',
  'content-encoding': (value) => `compressed with ${value}`,
  'content-disposition': () => 'whether to show or to save it, and under what name',
  'content-language': () => 'for readers of this language',
  'content-location': () => 'where this version is found by itself',
  'content-range': () => 'which part of the whole this is',
  'accept-ranges': (value) =>
    value === 'none' ? 'no parts on request' : 'parts can be asked for with Range',
  'transfer-encoding': () => 'sent piece by piece; the length comes out at the end',
  location: () => 'ask there instead',
  'retry-after': () => 'try again after so many seconds',
  allow: () => 'methods that it takes',
  'www-authenticate': () => 'who asks must show who they are, in this way',
  'set-cookie': () => 'the browser is to send this along from now on',
  date: () => 'when the origin answered',
  server: (value) => (value === 'CloudFront' ? 'CloudFront itself wrote the answer' : 'who wrote the answer'),
  connection: (value) => (value === 'close' ? 'the connection ends here' : 'the connection stays open'),
  'keep-alive': () => 'how long the connection stays open',

  'access-control-allow-origin': (value) =>
    value === '*' ? 'scripts of any site may read it' : `scripts of ${value} may read it`,
  'access-control-allow-methods': () => 'methods that scripts of other sites may use',
  'access-control-allow-headers': () => 'headers that scripts of other sites may send',
  'access-control-expose-headers': () => 'headers that scripts of other sites may read',
  'access-control-allow-credentials': () => 'and with cookies',
  'access-control-max-age': (value) => `browsers needn’t ask again for ${value} s`,

  'strict-transport-security': () => 'browsers come by HTTPS only, for so long',
  'content-security-policy': () => 'where scripts, pictures and frames may come from',
  'x-content-type-options': () => 'browsers must not guess the type',
  'x-frame-options': () => 'who may show it in a frame',
  'x-xss-protection': () => 'a filter of old browsers',
  'referrer-policy': () => 'how much of the address browsers tell the next site',
  'permissions-policy': () => 'what browsers let the page do',

  'x-amz-server-side-encryption': () => 'S3 keeps it encrypted, with this',
  'x-amz-version-id': () => 'the object’s version',
  'x-amz-delete-marker': () => 'the newest version is a mark that it is deleted',
  'x-amz-storage-class': () => 'the class that S3 keeps it in',
  'x-amz-bucket-region': () => 'where the bucket is',
  'x-amz-website-redirect-location': () => 'the website endpoint redirects there',
  'x-amz-request-id': () => 'S3’s ID of the request',
  'x-amz-id-2': () => 'S3’s second ID of the request, for AWS Support',
  'x-amz-error-code': () => 'S3’s error',
  'x-amz-error-message': () => 'and what it says',
  'x-amzn-trace-id': () => 'the load balancer’s mark on the request',
};

const FAMILIES: readonly (readonly [prefix: string, text: string])[] = [
  ['x-amz-meta-', 'metadata that was stored with the object'],
  ['x-amz-', 'one of AWS’s own'],
];

const ORDER = Object.keys(EXPLAINED);

/** Before others, what is told first; unknown headers last. */
export function headerRank(name: string): number {
  const at = ORDER.indexOf(name.toLowerCase());
  return at < 0 ? ORDER.length : at;
}

export function headerWords(
  name: string,
  value: string,
  other: (name: string) => string | undefined,
): string {
  const key = name.toLowerCase();
  const explain = Object.hasOwn(EXPLAINED, key) ? EXPLAINED[key] : undefined;
  if (explain) return explain(value, other);
  return FAMILIES.find(([prefix]) => key.startsWith(prefix))?.[1] ?? 'the server’s own: no standard meaning';
}

function countOf(via: string): string {
  const count = via.split(',').length;
  return count === 1
    ? 'one server on the way'
    : `${count} servers on the way, the last one nearest to the viewer`;
}

/** What the origin granted, where it did. */
function lifetimeWords(cacheControl = ''): string {
  const granted = /s-maxage=(\d+)/i.exec(cacheControl) ?? /max-age=(\d+)/i.exec(cacheControl);
  return granted ? `, of the ${granted[1]} s that Cache-Control allows` : '';
}
