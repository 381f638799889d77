/**
 * What an edge asks of an origin: the viewer's request, with the headers that CloudFront sets, adds and takes away
 * (R-CF-32, R-CF-55, R-CF-56). Which of the viewer's own go along, the behaviour's policies say.
 */
import {
  combinedHeader,
  type Headers,
  type HttpRequest,
  headerOf,
  withHeader,
  withoutHeader,
} from '../../../cdn/index.ts';
import type { OriginSettings } from '../distribution/config/origin/origin.ts';
import type { Asking, Call } from './call.ts';
import { viaHost } from './request-id.ts';

/** `request` as the last cache sends it on, with the viewer's headers and those that CloudFront knows of the viewer. */
export function originRequest(
  call: Call,
  request: HttpRequest,
  origin: OriginSettings,
  asking: Asking,
): HttpRequest {
  const { forward: forwarded } = asking;
  const { query: _query, ...rest } = request;
  const query = forwarded.query(request.query);
  const scheme = schemeFor(call.visit.request, origin);
  return {
    ...rest,
    scheme,
    host: forwarded.host ? call.visit.request.host : hostOf(origin, scheme),
    path: `${origin.OriginPath}${request.path}`,
    ...(query !== undefined && { query }),
    headers: headersFor(call, request, origin, asking),
  };
}

function headersFor(
  call: Call,
  request: HttpRequest,
  origin: OriginSettings,
  { forward: forwarded, place, takesCodings }: Asking,
): Headers {
  const kept = request.headers.filter(
    ([name]) => forwarded.header(name, request.method) || (takesCodings && /^accept-encoding$/i.test(name)),
  );
  const cookie = forwarded.cookies(combinedHeader(request.headers, 'Cookie'));
  const agent = headerOf(kept, 'User-Agent') ?? 'Amazon CloudFront';
  const chain = combinedHeader(request.headers, 'X-Forwarded-For');
  const via = `2.0 ${viaHost(call.distribution.Id, place)} (CloudFront)`;
  const own: Headers = [
    ['User-Agent', agent],
    ['X-Amz-Cf-Id', call.requestId],
    ['Via', [combinedHeader(request.headers, 'Via'), via].filter(Boolean).join(', ')],
    ['X-Forwarded-For', [chain, call.visit.peer].filter(Boolean).join(', ')],
    ...(cookie === undefined ? [] : [['Cookie', cookie] as const]),
    ...(origin.CustomHeaders.Items ?? []).map(
      ({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue] as const,
    ),
  ];
  return own.reduce(
    (headers, [name, value]) => withHeader(headers, name, value),
    withoutHeader(kept, 'Cookie'),
  );
}

/** Buckets that are asked with a signature are asked over HTTPS; others as the viewer came. */
function schemeFor(viewer: HttpRequest, origin: OriginSettings): HttpRequest['scheme'] {
  const policy = origin.CustomOriginConfig?.OriginProtocolPolicy ?? 'match-viewer';
  if (origin.OriginAccessControlId !== '') return 'https';
  return policy === 'match-viewer' ? viewer.scheme : policy === 'https-only' ? 'https' : 'http';
}

function hostOf(
  { DomainName, CustomOriginConfig: custom }: OriginSettings,
  scheme: 'http' | 'https',
): string {
  const port = portOf(custom, scheme);
  return port === (scheme === 'https' ? 443 : 80) ? DomainName : `${DomainName}:${port}`;
}

export function portOf(custom: OriginSettings['CustomOriginConfig'], scheme: 'http' | 'https'): number {
  if (scheme === 'https') return custom?.HTTPSPort ?? 443;
  return custom?.HTTPPort ?? 80;
}
