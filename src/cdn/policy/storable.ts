/** Whether an answer is kept: RFC 9111 §3, §3.5 and §5.2.2, and what the policy adds. */
import { holdsForAll, requestDirectives, responseDirectives } from '../fields/cache-control.ts';
import { varyNames } from '../fields/vary.ts';
import { type HttpRequest, type HttpResponse, headerOf } from '../message.ts';
import { explicitLifetime, forbidsStoring, lifetimeOf, ruleFor } from './lifetime.ts';
import type { CachePolicy } from './policy.ts';

/** Why it is not; `undefined`: it is. */
export type Hindrance =
  | 'disabled' // the longest TTL is 0
  | 'partial' // 206, 304 and what is not final
  | 'status'
  | 'unless-told' // such a status is kept only with a lifetime, and there is none
  | 'request-no-store'
  | 'authorization'
  | 'no-store'
  | 'private'
  | 'set-cookie'
  | 'vary'
  | 'too-large'
  | 'useless'; // stale from the start, and nothing to validate it by

const CHECKS: readonly ((
  request: HttpRequest,
  response: HttpResponse,
  policy: CachePolicy,
) => Hindrance | undefined)[] = [
  (_request, _response, { ttl }) => (ttl.max === 0 ? 'disabled' : undefined),
  (_request, { status }) => (status < 200 || status === 206 || status === 304 ? 'partial' : undefined),
  byStatus,
  (request, _response, policy) =>
    policy.requestDirectives === 'obey' && requestDirectives(request.headers).has('no-store')
      ? 'request-no-store'
      : undefined,
  byAuthorization,
  byDirectives,
  (_request, { headers }, policy) =>
    policy.setCookie === 'refuse' && headerOf(headers, 'set-cookie') !== undefined ? 'set-cookie' : undefined,
  byVary,
  (_request, { body }, policy) => (body.size > policy.limits.maxSize ? 'too-large' : undefined),
  byUse,
];

export function hindranceTo(
  request: HttpRequest,
  response: HttpResponse,
  policy: CachePolicy,
): Hindrance | undefined {
  for (const check of CHECKS) {
    const hindrance = check(request, response, policy);
    if (hindrance) return hindrance;
  }
  return undefined;
}

function byStatus(
  _request: HttpRequest,
  { status, headers }: HttpResponse,
  policy: CachePolicy,
): Hindrance | undefined {
  const rule = ruleFor(status, policy);
  if (rule?.as === 'never') return 'status';
  if (rule?.as === 'normal' || rule?.as === 'error') return undefined;
  const isTold = explicitLifetime(headers) !== undefined;
  const isPublic = rule === undefined && responseDirectives(headers).has('public');
  return isTold || isPublic ? undefined : 'unless-told';
}

/** §3.5. Where the key has the header, everybody gets their own. */
function byAuthorization(
  request: HttpRequest,
  { headers }: HttpResponse,
  { key }: CachePolicy,
): Hindrance | undefined {
  if (headerOf(request.headers, 'authorization') === undefined) return undefined;
  if (key.headers.some((name) => name.toLowerCase() === 'authorization')) return undefined;
  const directives = responseDirectives(headers);
  const allowed = ['public', 'must-revalidate', 's-maxage'].some((name) => directives.has(name));
  return allowed ? undefined : 'authorization';
}

function byDirectives(
  _request: HttpRequest,
  { status, headers }: HttpResponse,
  policy: CachePolicy,
): Hindrance | undefined {
  if (overridesOrigin(status, policy)) return undefined;
  const directives = responseDirectives(headers);
  if (holdsForAll(directives, 'private')) return 'private';
  return forbidsStoring(directives, status) ? 'no-store' : undefined;
}

/** Whether the policy keeps it for a while whatever the origin says. */
function overridesOrigin(status: number, policy: CachePolicy): boolean {
  const rule = ruleFor(status, policy);
  const isError = rule?.as === 'error' || rule?.as === 'error-if-told';
  return isError ? (rule?.despiteOrigin ?? false) : policy.ttl.min > 0;
}

function byVary(
  _request: HttpRequest,
  { headers }: HttpResponse,
  { vary, ttl }: CachePolicy,
): Hindrance | undefined {
  const isAnything = varyNames(headers)[0] === '*';
  return isAnything && (vary === 'honour' || ttl.min === 0) ? 'vary' : undefined;
}

function byUse(_request: HttpRequest, response: HttpResponse, policy: CachePolicy): Hindrance | undefined {
  const { headers } = response;
  if (lifetimeOf(response, policy).seconds > 0 || hasValidator(headers)) return undefined;
  return policy.stale.ifError === 'never' || responseDirectives(headers).has('no-cache')
    ? 'useless'
    : undefined;
}

export const hasValidator = (headers: HttpResponse['headers']) =>
  headerOf(headers, 'etag') !== undefined || headerOf(headers, 'last-modified') !== undefined;
