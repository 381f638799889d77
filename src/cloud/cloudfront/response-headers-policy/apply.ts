/**
 * What a response headers policy does to an answer, on a hit and on a miss alike: first it takes headers away, then
 * it adds its own (R-CF-125).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
import {
  type Headers,
  type HttpRequest,
  type HttpResponse,
  withHeader,
  withoutHeader,
} from '../../../cdn/index.ts';
import { applyCors } from './apply-cors.ts';
import { addHeader, type PolicyHeader } from './policy-header.ts';
import type { ResponseHeadersSettings } from './response-headers-policy.ts';
import { securityHeaders } from './security-headers.ts';
import { addServerTiming, type ServerTimingFacts } from './server-timing.ts';

/**
 * `response` is what cache or origin gave for the viewer's `request`. `timing` is there when this answer gets
 * `Server-Timing` (see `wantsServerTiming`). A `Date` that the policy removes is for the edge to add anew.
 */
export function applyResponseHeaders(
  policy: ResponseHeadersSettings,
  request: HttpRequest,
  response: HttpResponse,
  timing?: ServerTimingFacts,
): HttpResponse {
  const kept = removeHeaders(policy, response.headers);
  const shared = policy.CorsConfig ? applyCors(policy.CorsConfig, request, kept) : kept;
  const added = [...securityHeaders(policy.SecurityHeadersConfig), ...customHeaders(policy)].reduce(
    addHeader,
    shared,
  );
  return { ...response, headers: timing ? addServerTiming(timing, added) : added };
}

/** Whoever removes the origin's `Server` gets CloudFront's. */
function removeHeaders(policy: ResponseHeadersSettings, headers: Headers): Headers {
  const names = (policy.RemoveHeadersConfig?.Items ?? []).map(({ Header = '' }) => Header);
  const kept = withoutHeader(headers, ...names);
  const servers = names.some((name) => name.toLowerCase() === 'server');
  return servers ? withHeader(kept, 'Server', 'CloudFront') : kept;
}

function customHeaders(policy: ResponseHeadersSettings): PolicyHeader[] {
  return (policy.CustomHeadersConfig?.Items ?? []).map(({ Header = '', Value = '', Override = false }) => ({
    name: Header,
    value: Value,
    override: Override,
  }));
}
