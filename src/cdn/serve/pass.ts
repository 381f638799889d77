/** Requests that are none of the cache's business, but may tell it that what it knows is old (RFC 9111 §4.4). */
import { NO_BODY } from '../message.ts';
import { purgeTarget } from '../store/invalidation.ts';
import type { Outcome, Run } from './run.ts';
import { notCachedMethod, sayFailure } from './sentences.ts';

/** RFC 9110 §9.2.1. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function pass(run: Run): Outcome {
  const { request, context, journal } = run;
  journal.note('pass', notCachedMethod(request, context.policy));
  const reply = context.send(request, journal.now);
  journal.absorb(reply.steps ?? []);
  journal.elapsedMs += reply.elapsedMs;
  if (reply.kind === 'failure') {
    journal.note('fails', sayFailure(reply), { roundTripMs: reply.elapsedMs });
    const status = reply.reason === 'timeout' ? 504 : 502;
    const response = context.failed?.(reply) ?? { status, headers: [], body: NO_BODY };
    return { response, verdict: 'error', failure: reply, isFinal: true };
  }
  const { response, ageMs, failure } = reply;
  const { status } = response;
  journal.note('answers', `It answers ${status}, after ${Math.round(reply.elapsedMs)} ms.`, {
    status,
    roundTripMs: reply.elapsedMs,
  });
  forgetOnChange(run, status);
  const passed = { response, isFinal: true, ...(ageMs === undefined ? {} : { ageMs }) } as const;
  return failure ? { ...passed, verdict: 'error', failure } : { ...passed, verdict: 'pass' };
}

function forgetOnChange(run: Run, status: number): void {
  const { request, context, journal, key } = run;
  if (!context.policy.unsafeInvalidates || SAFE.has(request.method) || status >= 400) return;
  const cache = purgeTarget(run.cache, key.target);
  if (cache === run.cache) return;
  run.cache = cache;
  journal.note(
    'unsafe',
    `${request.method} may have changed ${key.target}: what was stored of it is dropped.`,
  );
}
