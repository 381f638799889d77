/**
 * What an edge tells a viewer with `Server-Timing`, where a response headers policy wants it. Limit: how long the
 * origin's name, connection and first octet took (`cdn-upstream-…`) is left out; the journey of a request has it.
 */
import { hash32 } from '../../../kit/random.ts';
import type { ResponseHeadersSettings } from '../response-headers-policy/response-headers-policy.ts';
import { type ServerTimingFacts, wantsServerTiming } from '../response-headers-policy/server-timing.ts';
import type { Call, Outcome } from './call.ts';

const RESULTS = { Hit: 'hit', RefreshHit: 'refresh', Miss: 'miss', Error: 'miss', Redirect: 'miss' } as const;
const DRAWS = 1_000_000;

/** Undefined where this answer goes without. Its chance is its own ID's, so that asking disturbs no other draw. */
export function timingFor(
  settings: ResponseHeadersSettings,
  { edge, visit, requestId }: Call,
  { result, waitedMs }: Outcome,
): ServerTimingFacts | undefined {
  const draw = ((hash32(requestId) % DRAWS) / DRAWS) * 100;
  if (!wantsServerTiming(settings, visit.request, draw)) return undefined;
  return {
    result: RESULTS[result],
    pop: edge.pop,
    requestId,
    ...(result === 'Hit' && { hitLayer: 'EDGE' as const }),
    downstreamMs: waitedMs,
  };
}
