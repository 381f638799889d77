/** What a client's Cache-Control asks of a cache (RFC 9111 §5.2.1), where the policy lets it. Seconds. */
import { requestDirectives, secondsOf } from '../fields/cache-control.ts';
import type { HttpRequest } from '../message.ts';
import type { Standing } from '../policy/age.ts';
import type { CachePolicy } from '../policy/policy.ts';

export interface ClientWish {
  /** `no-cache`: nothing without asking the origin. */
  readonly validated: boolean;
  readonly maxAge: number;
  readonly minFresh: number;
  readonly maxStale: number;
  readonly onlyIfCached: boolean;
}

const NO_WISH: ClientWish = {
  validated: false,
  maxAge: Number.POSITIVE_INFINITY,
  minFresh: 0,
  maxStale: 0,
  onlyIfCached: false,
};

export function clientWish(request: HttpRequest, policy: CachePolicy): ClientWish {
  if (policy.requestDirectives === 'ignore') return NO_WISH;
  const directives = requestDirectives(request.headers);
  if (directives.size === 0) return NO_WISH;
  const anyStaleness = directives.get('max-stale') === true;
  return {
    validated: directives.has('no-cache'),
    maxAge: secondsOf(directives, 'max-age') ?? Number.POSITIVE_INFINITY,
    minFresh: secondsOf(directives, 'min-fresh') ?? 0,
    maxStale: anyStaleness ? Number.POSITIVE_INFINITY : (secondsOf(directives, 'max-stale') ?? 0),
    onlyIfCached: directives.has('only-if-cached'),
  };
}

/** Whether it is fresh, and fresh enough for this client. */
export function suits({ ageMs, remainingMs }: Standing, wish: ClientWish): boolean {
  if (wish.validated || remainingMs <= 0) return false;
  return ageMs <= wish.maxAge * 1000 && remainingMs >= wish.minFresh * 1000;
}

/** Whether the client takes it although it is stale. */
export function suitsThoughStale({ ageMs, remainingMs }: Standing, wish: ClientWish): boolean {
  return (
    !wish.validated &&
    -remainingMs <= wish.maxStale * 1000 &&
    ageMs <= wish.maxAge * 1000 &&
    wish.maxStale > 0
  );
}
