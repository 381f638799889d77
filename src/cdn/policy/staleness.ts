/** For how long something stale may still be served: RFC 9111 §4.2.4, RFC 5861. */
import { responseDirectives, secondsOf } from '../fields/cache-control.ts';
import type { HttpResponse } from '../message.ts';
import { ruleFor } from './lifetime.ts';
import type { CachePolicy } from './policy.ts';

/** Seconds after it went stale; 0: not at all. `told`: what the origin's directive says, where it decides. */
export interface Grace {
  readonly seconds: number;
  readonly told?: number;
}

const NO_GRACE: Grace = { seconds: 0 };

/** While the origin fails. One error does not stand in for another. */
export function graceOnError(response: HttpResponse, policy: CachePolicy): Grace {
  const { ifError } = policy.stale;
  if (ifError === 'never' || isError(response, policy) || isForbidden(response, policy)) return NO_GRACE;
  const told = secondsOf(responseDirectives(response.headers), 'stale-if-error');
  if (told !== undefined) return bounded(told, policy);
  return ifError === 'unless-told' ? { seconds: Number.POSITIVE_INFINITY } : NO_GRACE;
}

/** While it is asked anew behind the client's back. */
export function graceWhileRevalidating(response: HttpResponse, policy: CachePolicy): Grace {
  if (!policy.stale.whileRevalidate || isForbidden(response, policy)) return NO_GRACE;
  const told = secondsOf(responseDirectives(response.headers), 'stale-while-revalidate');
  return told === undefined ? NO_GRACE : bounded(told, policy);
}

function isError({ status }: HttpResponse, policy: CachePolicy): boolean {
  const rule = ruleFor(status, policy);
  return status >= 500 || rule?.as === 'error' || rule?.as === 'error-if-told';
}

function bounded(told: number, { stale, ttl }: CachePolicy): Grace {
  return { seconds: stale.withinMaxTtl ? Math.min(told, ttl.max) : told, told };
}

export function isForbidden(response: HttpResponse, { stale }: CachePolicy): boolean {
  const directives = responseDirectives(response.headers);
  return stale.forbiddenBy.some((name) => directives.has(name));
}
