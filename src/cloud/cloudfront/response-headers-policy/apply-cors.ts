/**
 * Cross-origin headers at the edge (fetch.spec.whatwg.org/#http-cors-protocol, R-CF-125). Without `OriginOverride`,
 * an origin that says anything about sharing is left to say all of it. What CloudFront answers to `*` together with
 * credentials isn't documented; the policy's `*` goes out as it stands, and browsers refuse it.
 */
import {
  combinedHeader,
  type Headers,
  type HttpRequest,
  headerOf,
  withHeader,
  withoutHeader,
} from '../../../cdn/index.ts';
import { EVERY_METHOD } from './accept-cors.ts';
import type { CorsSettings } from './response-headers-policy.ts';

export function applyCors(cors: CorsSettings, request: HttpRequest, headers: Headers): Headers {
  const origin = headerOf(request.headers, 'Origin');
  if (origin === undefined) return headers;
  const fromOrigin = headers.some(([name]) => /^access-control-/i.test(name));
  if (fromOrigin && !cors.OriginOverride) return headers;
  const allowed = allowedOrigin(cors, origin);
  if (allowed === undefined) return headers;
  const added = sharingHeaders(cors, request, allowed);
  const bare = withoutHeader(headers, ...added.map(([name]) => name));
  return [...(allowed === '*' ? bare : varyingByOrigin(bare)), ...added];
}

/** `*`, or the origin itself where an entry of the policy covers it. */
function allowedOrigin(cors: CorsSettings, origin: string): string | undefined {
  const entries = cors.AccessControlAllowOrigins?.Items ?? [];
  if (entries.includes('*')) return '*';
  return entries.some((entry) => coversOrigin(entry, origin)) ? origin : undefined;
}

/** `https://*.example.com:*`: a leading label, a port or the scheme may be left open. */
export function coversOrigin(entry: string, origin: string): boolean {
  const wanted = partsOf(entry);
  const actual = partsOf(origin);
  if (!wanted || !actual) return false;
  if (wanted.scheme !== '' && wanted.scheme !== actual.scheme) return false;
  if (wanted.port !== '*' && wanted.port !== actual.port) return false;
  if (!wanted.host.startsWith('*.')) return wanted.host === actual.host;
  const [label = '', ...rest] = actual.host.split('.');
  return label !== '' && rest.join('.') === wanted.host.slice(2);
}

function partsOf(text: string): { scheme: string; host: string; port: string } | undefined {
  const found = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:/]+)(?::(\d+|\*))?$/.exec(text.toLowerCase());
  if (!found) return undefined;
  const [, scheme = '', host = '', port = ''] = found;
  return { scheme, host, port };
}

function sharingHeaders(
  cors: CorsSettings,
  request: HttpRequest,
  allowed: string,
): [name: string, value: string][] {
  const methods = cors.AccessControlAllowMethods?.Items ?? [];
  const listed: [string, readonly string[]][] = [
    ['Access-Control-Expose-Headers', cors.AccessControlExposeHeaders?.Items ?? []],
  ];
  if (isPreflight(request)) {
    listed.push(
      ['Access-Control-Allow-Methods', methods.some((name) => name === 'ALL') ? EVERY_METHOD : methods],
      ['Access-Control-Allow-Headers', cors.AccessControlAllowHeaders?.Items ?? []],
    );
    const maxAge = cors.AccessControlMaxAgeSec;
    if (maxAge !== undefined) listed.push(['Access-Control-Max-Age', [String(maxAge)]]);
  }
  return [
    ['Access-Control-Allow-Origin', allowed],
    ...(cors.AccessControlAllowCredentials
      ? [['Access-Control-Allow-Credentials', 'true'] as [string, string]]
      : []),
    ...listed
      .filter(([, values]) => values.length > 0)
      .map(([name, values]): [string, string] => [name, values.join(', ')]),
  ];
}

function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headerOf(headers, 'Access-Control-Request-Method') !== undefined;
}

/** An answer that repeats its asker's origin is no answer for others. */
function varyingByOrigin(headers: Headers): Headers {
  const vary = combinedHeader(headers, 'Vary');
  const names = (vary ?? '').split(',').map((name) => name.trim().toLowerCase());
  if (names.includes('origin') || names.includes('*')) return headers;
  return withHeader(headers, 'Vary', vary ? `${vary}, Origin` : 'Origin');
}
