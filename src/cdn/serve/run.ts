/** One request on its way through a cache. */
import type { HttpRequest, HttpResponse } from '../message.ts';
import type { CacheKey } from '../policy/cache-key.ts';
import type { Cache } from '../store/cache.ts';
import type { ClientWish } from './client-wish.ts';
import type { Failure, ServeContext, ServeVerdict } from './exchange.ts';
import type { Journal } from './journal.ts';

export interface Run {
  readonly request: HttpRequest;
  readonly key: CacheKey;
  readonly wish: ClientWish;
  readonly context: ServeContext;
  readonly journal: Journal;
  /** As the work stands. */
  cache: Cache;
}

/** What is to be told the client. */
export interface Outcome {
  readonly response: HttpResponse;
  readonly verdict: ServeVerdict;
  readonly ageMs?: number;
  readonly collapsed?: true;
  readonly failure?: Failure;
  /** The origin has already looked at the request's conditions and ranges. */
  readonly isFinal?: true;
}
