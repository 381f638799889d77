/** The request that curl makes of its options, with the headers in its order. */
import { type CurlArguments, isSet, lastOf } from './arguments.ts';
import type { Payload } from './body.ts';
import type { Headers, HttpRequest } from './message.ts';
import type { CurlUrl } from './url.ts';

export const CURL_VERSION = '8.5.0';

export interface Draft {
  readonly url: CurlUrl;
  readonly method: string;
  readonly payload?: Payload;
  readonly cookie?: string;
  /** Whether it goes to the host that the learner named, who alone may see passwords. */
  readonly sameHost: boolean;
  readonly referer?: string;
}

/** `-X`, else what the other options mean. */
export function methodOf(given: CurlArguments): string {
  const custom = lastOf(given, 'request');
  if (custom !== undefined) return custom;
  if (isSet(given, 'head')) return 'HEAD';
  if (lastOf(given, 'upload-file') !== undefined) return 'PUT';
  return given.data.length > 0 && !isSet(given, 'get') ? 'POST' : 'GET';
}

/** `-H` lines: `Name: value`, `Name:` to leave a header out, `Name;` for an empty one. */
export interface OwnHeaders {
  readonly given: Headers;
  /** In lower case: what curl doesn't add by itself. */
  readonly spoken: ReadonlySet<string>;
}

export function ownHeaders(lines: readonly string[]): OwnHeaders {
  const given: (readonly [string, string])[] = [];
  const spoken = new Set<string>();
  for (const line of lines) {
    const match = /^([^:;]+)(?::\s*([\s\S]*?)\s*|(;)\s*)$/.exec(line.replace(/[\r\n]+/g, ''));
    if (!match) continue;
    const [, name = '', value = '', isEmpty] = match;
    spoken.add(name.trim().toLowerCase());
    if (value !== '' || isEmpty !== undefined) given.push([name.trim(), value]);
  }
  return { given, spoken };
}

const PRIVATE = new Set(['authorization', 'cookie']);

export function buildRequest(draft: Draft, given: CurlArguments, own: OwnHeaders): HttpRequest {
  const { url, method, payload } = draft;
  const custom = own.given.filter(([name]) => draft.sameHost || !PRIVATE.has(name.toLowerCase()));
  const host = custom.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? url.host;
  const isSpoken = (name: string) => own.spoken.has(name.toLowerCase());
  const before = standardHeaders(draft, given).filter(([name]) => !isSpoken(name));
  const json = (payload?.headers ?? []).filter(([name]) => !isSpoken(name));
  const isJson = json.some(([name]) => name === 'Accept');
  const body = payload && bodyOf(payload);
  const length = body ? ([['Content-Length', String(body.size)]] as const) : [];
  const headers: Headers = [
    ...before.filter(([name]) => !isJson || name !== 'Accept'),
    ...custom.filter(([name]) => name.toLowerCase() !== 'host'),
    ...(isJson ? json : []),
    ...length.filter(([name]) => !isSpoken(name)),
    ...(isJson ? [] : json),
  ];
  return {
    method,
    scheme: url.scheme,
    host,
    path: url.path,
    ...(url.query !== undefined && { query: url.query }),
    headers,
    ...(body && { body }),
  };
}

export function octetsIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

function standardHeaders({ url, cookie, sameHost, referer }: Draft, given: CurlArguments): Headers {
  const user = lastOf(given, 'user') ?? url.user;
  const bearer = lastOf(given, 'oauth2-bearer');
  const range = lastOf(given, 'range');
  const agent = lastOf(given, 'user-agent') ?? `curl/${CURL_VERSION}`;
  const from = referer ?? lastOf(given, 'referer');
  return [
    ...header('Authorization', sameHost && user !== undefined ? `Basic ${base64(user)}` : undefined),
    ...header(
      'Authorization',
      sameHost && user === undefined && bearer !== undefined ? `Bearer ${bearer}` : undefined,
    ),
    ...header('Range', range === undefined ? undefined : `bytes=${range}`),
    ...header('User-Agent', agent === '' ? undefined : agent),
    ...header('Accept', '*/*'),
    ...header('Accept-Encoding', isSet(given, 'compressed') ? 'deflate, gzip, br, zstd' : undefined),
    ...header('Referer', from === undefined || from === '' ? undefined : from),
    ...header('Cookie', cookie),
  ];
}

function header(name: string, value: string | undefined): Headers {
  return value === undefined ? [] : [[name, value]];
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 1000))));
}

function bodyOf({ text, size }: Payload): NonNullable<HttpRequest['body']> {
  return size === undefined ? { size: octetsIn(text), text } : { size };
}
