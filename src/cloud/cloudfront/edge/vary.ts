/**
 * What viewers are told that an answer depends on: of the origin's `Vary` only what the caches go by (R-CF-82).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseCustomRemovedHeaders
 */
import { combinedHeader, type HttpResponse, withHeader, withoutHeader } from '../../../cdn/index.ts';
import type { Caching } from './caching.ts';

/** Headers that CloudFront makes from `User-Agent`. */
const DEVICE = /^cloudfront-is-\w+-viewer$/;

export function withKnownVary(response: HttpResponse, { policy, forward }: Caching): HttpResponse {
  const vary = combinedHeader(response.headers, 'Vary');
  if (vary === undefined) return response;
  const { headers: keys } = policy.key;
  const known = [
    'accept-encoding',
    ...(forward.takesCookies ? ['cookie'] : []),
    ...(keys.some((key) => DEVICE.test(key)) ? ['user-agent'] : []),
    ...keys,
    '*',
  ];
  const names = vary.split(',').map((name) => name.trim());
  const kept = names.filter((name) => known.includes(name.toLowerCase()));
  if (kept.length === names.length) return response;
  const { headers } = response;
  const trimmed =
    kept.length === 0 ? withoutHeader(headers, 'Vary') : withHeader(headers, 'Vary', kept.join(', '));
  return { ...response, headers: trimmed };
}
