/**
 * `Server-Timing`: what CloudFront tells about how it served a request.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#server-timing-header
 */
import { combinedHeader, type Headers, type HttpRequest, withHeader } from '../../../cdn/index.ts';
import type { ResponseHeadersSettings } from './response-headers-policy.ts';

export type ServingLayer = 'EDGE' | 'REC' | 'Origin Shield';

/** Times in milliseconds. */
export interface ServerTimingFacts {
  readonly result: 'hit' | 'refresh' | 'miss';
  /** `PHX50-C2`. */
  readonly pop: string;
  readonly requestId: string;
  /** Which cache a hit came from. */
  readonly hitLayer?: ServingLayer;
  /** Who asked the origin, and how long that took; 0 for a name or a connection that was at hand. */
  readonly upstream?: {
    readonly layer: ServingLayer;
    readonly dnsMs: number;
    readonly connectMs: number;
    readonly firstByteMs: number;
  };
  readonly downstreamMs: number;
}

/** Whether this answer gets the header. `draw` is by chance, from 0 to below 100; asking with `Pragma` always helps. */
export function wantsServerTiming(
  policy: ResponseHeadersSettings,
  request: HttpRequest,
  draw: number,
): boolean {
  const { Enabled, SamplingRate = 0 } = policy.ServerTimingHeadersConfig ?? { Enabled: false };
  if (!Enabled) return false;
  const pragma = combinedHeader(request.headers, 'Pragma') ?? '';
  return draw < SamplingRate || /(?:^|,)\s*server-timing\s*(?:,|$)/i.test(pragma);
}

/** On a miss the origin's own values stay, behind CloudFront's; what was cached with an answer goes. */
export function addServerTiming(facts: ServerTimingFacts, headers: Headers): Headers {
  const own = metricsOf(facts).join(',');
  const origins = facts.result === 'miss' ? combinedHeader(headers, 'Server-Timing') : undefined;
  return withHeader(headers, 'Server-Timing', origins === undefined ? own : `${own},${origins}`);
}

function metricsOf({
  result,
  pop,
  requestId,
  hitLayer,
  upstream,
  downstreamMs,
}: ServerTimingFacts): string[] {
  const metrics = upstream
    ? [
        named('cdn-upstream-layer', upstream.layer),
        timed('cdn-upstream-dns', upstream.dnsMs),
        timed('cdn-upstream-connect', upstream.connectMs),
        timed('cdn-upstream-fbl', upstream.firstByteMs),
      ]
    : [];
  return [
    ...metrics,
    `cdn-cache-${result}`,
    named('cdn-pop', pop),
    named('cdn-rid', requestId),
    ...(result === 'hit' && hitLayer ? [named('cdn-hit-layer', hitLayer)] : []),
    timed('cdn-downstream-fbl', downstreamMs),
  ];
}

function named(metric: string, text: string): string {
  return `${metric};desc="${text}"`;
}

function timed(metric: string, milliseconds: number): string {
  return `${metric};dur=${Math.round(milliseconds)}`;
}
