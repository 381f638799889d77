/**
 * What a response headers policy may say.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
import { AwsError } from '../../kernel/errors.ts';
import { checkComment, checkName } from '../configured/limits.ts';
import { invalidArgument } from '../errors.ts';
import { itemsOf, quantified } from '../quantities.ts';
import { acceptCors } from './accept-cors.ts';
import { acceptSecurity } from './accept-security.ts';
import type { ResponseHeadersSettings } from './response-headers-policy.ts';

const MOST_HEADERS = 10;
const LONGEST_VALUE = 1783;

/** Headers that no policy removes: those of the connection, and CloudFront's own. */
const UNREMOVABLE =
  /^(?:connection|content-encoding|content-length|expect|host|keep-alive|proxy-(?:authenticate|authorization|connection)|trailer|transfer-encoding|upgrade|via|warning|x-accel-(?:buffering|charset|limit-rate|redirect)|x-amz-cf-.*|x-amzn-(?:auth|cf-billing|cf-id|cf-xff|errortype|fle-profile|header-count|header-order|lambda-integration-tag|requestid)|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/i;

/** The policy as it is stored; throws what is wrong with it. */
export function acceptResponseHeadersPolicy(given: ResponseHeadersSettings): ResponseHeadersSettings {
  checkName(given.Name);
  checkComment(given.Comment);
  const { CorsConfig, SecurityHeadersConfig, ServerTimingHeadersConfig: timing } = given;
  const custom = itemsOf(given.CustomHeadersConfig);
  const removed = itemsOf(given.RemoveHeadersConfig);
  const parts = [CorsConfig, SecurityHeadersConfig, timing, custom[0], removed[0]];
  if (parts.every((part) => part === undefined)) {
    throw invalidArgument(
      'The response headers policy must have at least one of CorsConfig, SecurityHeadersConfig, ServerTimingHeadersConfig, CustomHeadersConfig and RemoveHeadersConfig.',
    );
  }
  checkCustomHeaders(custom);
  checkRemovedHeaders(removed.map(({ Header }) => Header));
  checkServerTiming(timing);
  return {
    Comment: given.Comment ?? '',
    Name: given.Name,
    ...(CorsConfig && { CorsConfig: acceptCors(CorsConfig) }),
    ...(SecurityHeadersConfig && { SecurityHeadersConfig: acceptSecurity(SecurityHeadersConfig) }),
    ServerTimingHeadersConfig: timing ?? { Enabled: false },
    CustomHeadersConfig: quantified(custom),
    RemoveHeadersConfig: quantified(removed),
  };
}

type CustomHeader = NonNullable<NonNullable<ResponseHeadersSettings['CustomHeadersConfig']>['Items']>[number];

function checkCustomHeaders(headers: readonly CustomHeader[]): void {
  if (headers.length > MOST_HEADERS) {
    throw new AwsError(
      'TooManyCustomHeadersInResponseHeadersPolicy',
      'The number of custom headers in the response headers policy exceeds the maximum.',
    );
  }
  checkNames(
    headers.map(({ Header }) => Header),
    'CustomHeadersConfig',
  );
  for (const { Header, Value = '' } of headers) {
    if (Value.length > LONGEST_VALUE)
      throw invalidArgument(`The value of the custom header ${Header} is too long.`);
  }
}

function checkRemovedHeaders(names: readonly (string | undefined)[]): void {
  if (names.length > MOST_HEADERS) {
    throw new AwsError(
      'TooManyRemoveHeadersInResponseHeadersPolicy',
      'The number of headers in RemoveHeadersConfig in the response headers policy exceeds the maximum.',
    );
  }
  checkNames(names, 'RemoveHeadersConfig');
  const wrong = names.find((name) => UNREMOVABLE.test(name ?? ''));
  if (wrong !== undefined)
    throw invalidArgument(`The parameter RemoveHeadersConfig contains ${wrong} that is not allowed.`);
}

/** Tokens (RFC 9110 §5.1), each once. */
function checkNames(names: readonly (string | undefined)[], member: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name ?? ''))
      throw invalidArgument(`The parameter ${member} contains an invalid header name.`);
    const key = (name ?? '').toLowerCase();
    if (seen.has(key)) throw invalidArgument(`The parameter ${member} contains duplicates.`);
    seen.add(key);
  }
}

/** A percentage with at most four decimal places. */
function checkServerTiming(timing: ResponseHeadersSettings['ServerTimingHeadersConfig']): void {
  if (!timing?.Enabled) return;
  const rate = timing.SamplingRate;
  if (rate === undefined)
    throw invalidArgument('The parameter SamplingRate is required when Server-Timing is enabled.');
  const places = Math.abs(rate * 10_000 - Math.round(rate * 10_000));
  if (rate < 0 || rate > 100 || places > 1e-6) {
    throw invalidArgument(
      'The parameter SamplingRate must be a number from 0 to 100 with up to four decimal places.',
    );
  }
}
