/** How long an answer may be used, and who said so: RFC 9111 §4.2.1 and §4.2.2 within a policy's bounds. */
import type { HttpResponse } from '../message.ts';
import type { CachePolicy } from './policy.ts';

export interface Lifetime {
  readonly seconds: number;
  /** Who decided before bounds were looked at. `forbidden`: `no-store`, `no-cache` or `private`, overridden by `min`. */
  readonly source: 's-maxage' | 'max-age' | 'Expires' | 'default' | 'heuristic' | 'error' | 'forbidden';
  /** Seconds before bounds. */
  readonly said: number;
  /** The bound that changed them. */
  readonly bound?: 'min' | 'max' | 'error';
}

export declare function lifetimeOf(response: HttpResponse, policy: CachePolicy): Lifetime;
