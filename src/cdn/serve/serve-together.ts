/** Requests that arrive while others are still on their way: who comes later may share what the first one gets. */
import type { HttpRequest } from '../message.ts';
import type { Cache } from '../store/cache.ts';
import type { CacheServed, ServeContext } from './exchange.ts';
import { serve } from './serve.ts';

export interface Arrival {
  readonly request: HttpRequest;
  /** Milliseconds of virtual time. */
  readonly at: number;
}

/** In order of arrival, ties as given. What was served stands in the order of the arguments. */
export function serveTogether(
  cache: Cache,
  arrivals: readonly Arrival[],
  context: Omit<ServeContext, 'now'>,
): { readonly served: readonly CacheServed[]; readonly cache: Cache } {
  const order = arrivals.map((arrival, index) => ({ arrival, index }));
  order.sort((left, right) => left.arrival.at - right.arrival.at || left.index - right.index);
  const served: CacheServed[] = [];
  let current = cache;
  for (const { arrival, index } of order) {
    const one = serve(current, arrival.request, { ...context, now: arrival.at });
    served[index] = one;
    current = one.cache;
  }
  return { served, cache: current };
}
