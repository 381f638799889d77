/** One request at one edge, with all that is known of it, and what came of it. */
import type { HttpRequest, HttpResponse } from '../../../cdn/index.ts';
import type { CacheStop } from '../../web/journey.ts';
import type { Reason, Visit } from '../../web/visit.ts';
import type { Errand } from '../../web/web-server.ts';
import type { Forwarded } from '../cache-policy/forwarded.ts';
import type { Behaviour } from '../distribution/config/behaviour/behaviour.ts';
import type { Config } from '../distribution/config/config.ts';
import type { DistributionItem } from '../distribution/distribution.ts';
import type { Edge } from './locations.ts';
import type { Viewer } from './viewer.ts';

export interface Call {
  readonly edge: Edge;
  readonly visit: Visit;
  readonly errand: Errand;
  readonly requestId: string;
  readonly distribution: DistributionItem;
  /** By which this edge works now. */
  readonly config: Config;
  readonly viewer: Viewer;
  /** With the default root object in the place of `/`. */
  readonly request: HttpRequest;
  readonly behaviour: Behaviour;
}

/** The first word of `X-Cache` and `x-edge-result-type` (R-CF-58, R-CF-59). */
export type Result = 'Hit' | 'RefreshHit' | 'Miss' | 'Error' | 'Redirect';

export interface Outcome {
  readonly response: HttpResponse;
  readonly result: Result;
  /** `x-edge-detailed-result-type`, where it says more: `ClientGeoBlocked`, `OriginDnsError`, `OriginShieldHit`. */
  readonly detail?: string;
  readonly reason?: Reason;
  /** Those that were asked; absent where the edge turned the request away. */
  readonly caches?: readonly CacheStop[];
  /** Milliseconds that the viewer waited for caches and origins; legs that went on in the background are not in it. */
  readonly waitedMs: number;
}

/** How the last cache on the way asks the origin. */
export interface Asking {
  readonly forward: Forwarded;
  /** Whether `Accept-Encoding` counts, and so goes along. */
  readonly takesCodings: boolean;
  /** Where the cache stands: a city or a region. */
  readonly place: string;
  readonly name: string;
}
