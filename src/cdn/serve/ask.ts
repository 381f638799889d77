/** Asking the next tier, for something new or whether the old still holds, and what its answer means: RFC 9111 §4.3. */
import type { HttpResponse } from '../message.ts';
import { NO_BODY } from '../message.ts';
import { standingOf } from '../policy/age.ts';
import { compressed } from '../policy/compress.ts';
import { graceOnError } from '../policy/staleness.ts';
import { hasValidator } from '../policy/storable.ts';
import type { CachedResponse } from '../store/cache.ts';
import { putResponse } from '../store/entries.ts';
import type { Failure, Reply } from './exchange.ts';
import { keep } from './keep.ts';
import { fitToKeep, fitToPass, freshened, initialAgeOf, isAbout, selectionOf, statedAge } from './receive.ts';
import type { Outcome, Run } from './run.ts';
import { sayFailure, span } from './sentences.ts';
import { forwardsRange, upstreamRequest } from './upstream.ts';

/** `present`: what the cache has, too old to be used unasked. */
export function ask(run: Run, present: CachedResponse | undefined): Outcome {
  const { request, context, key, journal } = run;
  const canValidate =
    present && hasValidator(present.response.headers) && !forwardsRange(request, context.policy);
  const known = canValidate ? present : undefined;
  const outgoing = upstreamRequest(request, key, context.policy, known);
  const [kind, text] = known
    ? (['validates', 'Ask the next tier whether it still holds.'] as const)
    : (['sends', `Ask the next tier: ${outgoing.method} ${request.path}.`] as const);
  journal.note(kind, text);
  const sentAt = journal.now;
  const reply = context.send(outgoing, sentAt);
  journal.absorb(reply.steps ?? []);
  journal.elapsedMs += reply.elapsedMs;
  if (reply.kind === 'failure') return afterFailure(run, present, reply, sentAt);
  const { status } = reply.response;
  journal.note('answers', `It answers ${status}, after ${Math.round(reply.elapsedMs)} ms.`, {
    status,
    roundTripMs: reply.elapsedMs,
  });
  if (status === 304 && known) {
    // It speaks of something else than what is stored: start from nothing.
    return isAbout(reply.response, known) ? afterValidation(run, known, reply, sentAt) : ask(run, undefined);
  }
  const { failure } = reply;
  const stale = status >= 500 && status <= 599 ? staleInstead(run, present) : undefined;
  const outcome = stale ?? afterAnswer(run, present, reply, sentAt);
  if (!failure) return outcome;
  return { ...outcome, failure, verdict: stale ? 'stale-hit' : 'error' };
}

function afterAnswer(run: Run, present: CachedResponse | undefined, reply: Reply, sentAt: number): Outcome {
  const { request, context, key, journal } = run;
  const { policy } = context;
  const passed = fitToPass(reply.response, policy, journal.now);
  const response = compressed(passed, key.codings, policy);
  if (response !== passed) {
    const text = `Compressed (${key.codings[0]}): ${passed.body.size} octets become ${response.body.size}.`;
    journal.note('compressed', text);
  }
  const answer = fitted(run, fitToKeep(response), reply, sentAt);
  keep(run, present, reply.failure ? sinceFailure(answer) : answer);
  const hasAge = reply.ageMs !== undefined || statedAge(reply.response.headers) > 0;
  return {
    response,
    verdict: 'miss',
    ...(hasAge ? { ageMs: reply.ageMs ?? statedAge(reply.response.headers) } : {}),
    ...(forwardsRange(request, policy) && response.status !== 200 ? { isFinal: true } : {}),
  };
}

function afterValidation(run: Run, known: CachedResponse, reply: Reply, sentAt: number): Outcome {
  const { context, journal } = run;
  const notModified = fitToPass(reply.response, context.policy, journal.now);
  const response = freshened(known.response, fitToKeep(notModified));
  const renewed = fitted(run, response, reply, sentAt);
  const { lifetime } = standingOf(renewed, context.policy, journal.now);
  journal.note('validated', `It still holds: good for another ${lifetime.seconds} s.`, {
    status: 304,
    lifetime,
  });
  keep(run, known, renewed);
  return { response, verdict: 'refresh-hit', ageMs: renewed.initialAgeMs };
}

function fitted(run: Run, response: HttpResponse, reply: Reply, sentAt: number): CachedResponse {
  const availableAt = run.journal.now;
  const selectedBy = selectionOf(run.request, response, run.context.policy);
  return {
    response,
    requestedAt: sentAt,
    availableAt,
    initialAgeMs: initialAgeOf(reply, availableAt),
    ...(selectedBy ? { selectedBy } : {}),
  };
}

function afterFailure(
  run: Run,
  present: CachedResponse | undefined,
  failure: Failure,
  sentAt: number,
): Outcome {
  const { context, journal } = run;
  journal.note('fails', sayFailure(failure), { roundTripMs: failure.elapsedMs });
  const stale = staleInstead(run, present);
  if (stale) return { ...stale, failure };
  const own = (context.failed ?? gatewayError)(failure);
  const response = fitToPass(own, context.policy, journal.now);
  const isRemembered = context.policy.statuses.some(
    ({ status, as }) => status === own.status && as === 'error',
  );
  const reply: Reply = { kind: 'response', response, elapsedMs: failure.elapsedMs };
  if (isRemembered) keep(run, present, sinceFailure(fitted(run, response, reply, sentAt)));
  return { response, verdict: 'error', failure };
}

/** Its age counts from when the failure was known, not from when the request was sent. */
const sinceFailure = (answer: CachedResponse): CachedResponse => ({ ...answer, initialAgeMs: 0 });

/** RFC 9110 §15.6.3, §15.6.5. */
function gatewayError({ reason }: Failure): HttpResponse {
  return { status: reason === 'timeout' ? 504 : 502, headers: [], body: NO_BODY };
}

/** The old answer, where it may stand in for an error. */
function staleInstead(run: Run, present: CachedResponse | undefined): Outcome | undefined {
  const { context, journal, wish, key } = run;
  if (!present || wish.validated) return undefined;
  const { ageMs, remainingMs } = standingOf(present, context.policy, journal.now);
  const grace = graceOnError(present.response, context.policy);
  if (grace.seconds * 1000 < -remainingMs || grace.seconds === 0) return undefined;
  const { retryAfterS } = context.policy.stale;
  const why =
    grace.told === undefined ? 'the policy allows it' : `\`stale-if-error=${grace.told}\` allows it`;
  const pause = retryAfterS > 0 ? ` The origin is left alone for ${retryAfterS} s.` : '';
  const text = `Serve the old one instead, stale for ${span(-remainingMs)}: ${why}.${pause}`;
  journal.note('serves-stale', text, { ageMs, remainingMs });
  if (retryAfterS > 0) {
    const retryAt = journal.now + retryAfterS * 1000;
    run.cache = putResponse(run.cache, key, { ...present, retryAt }, context.now);
  }
  return { response: present.response, verdict: 'stale-hit', ageMs };
}
