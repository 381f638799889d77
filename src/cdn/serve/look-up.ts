/** What a cache answers from memory, and when it must ask: RFC 9111 §4, RFC 5861. */
import { NO_BODY } from '../message.ts';
import { type Standing, standingOf } from '../policy/age.ts';
import { graceOnError, graceWhileRevalidating, isForbidden } from '../policy/staleness.ts';
import type { CachedResponse, Entry } from '../store/cache.ts';
import { find, findEntry, touch } from '../store/entries.ts';
import { ask } from './ask.ts';
import { suits, suitsThoughStale } from './client-wish.ts';
import type { Outcome, Run } from './run.ts';
import { span, whySoLong } from './sentences.ts';

export function lookUp(run: Run): Outcome {
  const { request, context, journal, key } = run;
  const entry = findEntry(run.cache, key);
  const { present, coming, wasInvalidated } = find(run.cache, entry, request, context.now);
  if (wasInvalidated && !present) {
    journal.note('invalidated', 'An answer is there, but it has been invalidated.');
  }
  const remembered = entry && present && fromMemory(run, entry, present, coming);
  if (remembered) return remembered;
  const joined = entry && coming && waitFor(run, entry, coming);
  if (joined) return joined;
  if (!present && !wasInvalidated) journal.note('miss', 'Nothing is stored for this request.');
  if (run.wish.onlyIfCached) {
    journal.note('refuses', 'The client wants an answer only from the cache (`only-if-cached`): 504.');
    return { response: { status: 504, headers: [], body: NO_BODY }, verdict: 'error' };
  }
  return ask(run, present);
}

/** Undefined: it must be validated first. */
function fromMemory(
  run: Run,
  entry: Entry,
  present: CachedResponse,
  coming: CachedResponse | undefined,
): Outcome | undefined {
  const { context, journal, wish } = run;
  const standing = standingOf(present, context.policy, context.now);
  const { ageMs, remainingMs } = standing;
  if (suits(standing, wish)) {
    journal.note('hit', hitText(standing), standing);
    run.cache = touch(run.cache, entry);
    return { response: present.response, verdict: 'hit', ageMs };
  }
  journal.note('stale', staleText(standing), standing);
  const why = mayStandIn(run, present, standing);
  if (why === undefined) return undefined;
  journal.note('serves-stale', `Serve it all the same: ${why}.`, { ageMs, remainingMs });
  run.cache = touch(run.cache, entry);
  const refreshes = why === REFRESHES && !coming;
  if (refreshes) journal.behind(() => ask(run, present));
  return { response: present.response, verdict: 'stale-hit', ageMs };
}

const REFRESHES = '`stale-while-revalidate` allows it while it is asked for anew behind the scenes';

/** Why something stale may be served without asking first. */
function mayStandIn(run: Run, present: CachedResponse, standing: Standing): string | undefined {
  const { context, wish } = run;
  const { policy, now } = context;
  const staleMs = -standing.remainingMs;
  if (wish.validated || staleMs < 0) return undefined;
  if (!isForbidden(present.response, policy) && suitsThoughStale(standing, wish)) {
    return 'the client takes stale answers (`max-stale`)';
  }
  const onError = graceOnError(present.response, policy).seconds * 1000;
  if (present.retryAt !== undefined && now < present.retryAt && staleMs <= onError) {
    return `the origin failed, and is left alone for another ${span(present.retryAt - now)}`;
  }
  const grace = graceWhileRevalidating(present.response, policy).seconds * 1000;
  return grace > 0 && staleMs <= grace ? REFRESHES : undefined;
}

function hitText({ ageMs, remainingMs, lifetime }: Standing): string {
  return `Found: ${span(ageMs)} old, good for another ${span(remainingMs)}, because ${whySoLong(lifetime)}.`;
}

function staleText({ ageMs, remainingMs, lifetime }: Standing): string {
  if (remainingMs > 0) return `Found: ${span(ageMs)} old, but the client wants it fresher.`;
  return `Found, but stale for ${span(-remainingMs)}: ${span(ageMs)} old, and ${whySoLong(lifetime)}.`;
}

/** Shares what is on its way for somebody else, if it will be good for more than one. */
function waitFor(run: Run, entry: Entry, coming: CachedResponse): Outcome | undefined {
  const { context, journal, wish } = run;
  if (!context.policy.collapse) return undefined;
  const standing = standingOf(coming, context.policy, coming.availableAt);
  if (!suits(standing, wish)) return undefined;
  const waitMs = coming.availableAt - context.now;
  journal.note('waits', `The same is on its way for somebody else: wait ${span(waitMs)} for it.`);
  journal.elapsedMs += waitMs;
  journal.note('hit', hitText(standing), standing);
  run.cache = touch(run.cache, entry);
  return { response: coming.response, verdict: 'hit', ageMs: standing.ageMs, collapsed: true };
}
