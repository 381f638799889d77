/** How old an answer is, and how long it is still good: RFC 9111 §4.2.3. */
import type { HttpResponse } from '../message.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';
import type { CachePolicy } from './policy.ts';

/** Milliseconds. `remainingMs` is negative once it is stale; the two add up to the lifetime. */
export interface Standing {
  readonly ageMs: number;
  readonly remainingMs: number;
  readonly lifetime: Lifetime;
}

interface Aging {
  readonly response: HttpResponse;
  readonly availableAt: number;
  readonly initialAgeMs: number;
}

export function standingOf(aging: Aging, policy: CachePolicy, now: number): Standing {
  const lifetime = lifetimeOf(aging.response, policy);
  const ageMs = aging.initialAgeMs + Math.max(0, now - aging.availableAt);
  return { ageMs, remainingMs: lifetime.seconds * 1000 - ageMs, lifetime };
}
