/** One request at a cache: what it remembers in, what it remembers out, and all that it did. RFC 9111 §4. */
import { type HttpRequest, withHeader } from '../message.ts';
import { cacheKeyOf } from '../policy/cache-key.ts';
import { type Selected, selectResponse } from '../select/select-response.ts';
import type { Cache } from '../store/cache.ts';
import { clientWish } from './client-wish.ts';
import type { CacheServed, Reply, ServeContext } from './exchange.ts';
import { Journal } from './journal.ts';
import { lookUp } from './look-up.ts';
import { pass } from './pass.ts';
import type { Outcome, Run } from './run.ts';

/** The cache keeps its identity where nothing was learnt. */
export function serve(cache: Cache, request: HttpRequest, context: ServeContext): CacheServed {
  const { policy, now, name } = context;
  const run: Run = {
    request,
    context,
    key: cacheKeyOf(request, policy),
    wish: clientWish(request, policy),
    journal: new Journal(now, name),
    cache,
  };
  if (!policy.methods.includes(request.method)) return finish(run, pass(run));
  run.journal.note('key', `Look up ${run.key.key}`, { key: run.key.key });
  return finish(run, lookUp(run));
}

function finish(run: Run, outcome: Outcome): CacheServed {
  const { request, context, journal } = run;
  const { verdict, ageMs, failure, isFinal } = outcome;
  const selected: Selected = isFinal
    ? { response: outcome.response, what: 'whole' }
    : selectResponse(request, outcome.response, { role: 'cache', manyRanges: context.policy.manyRanges });
  tellSelection(selected, journal);
  const shared = selected.response;
  const age = ageMs === undefined ? undefined : String(Math.floor(ageMs / 1000));
  const response =
    age === undefined ? shared : { ...shared, headers: withHeader(shared.headers, 'Age', age) };
  return {
    response,
    shared,
    cache: run.cache,
    verdict,
    key: run.key.key,
    steps: journal.steps,
    elapsedMs: journal.elapsedMs,
    collapsed: outcome.collapsed ?? false,
    ...(ageMs === undefined ? {} : { ageMs }),
    ...(failure ? { failure } : {}),
  };
}

function tellSelection({ what, response: { status, body } }: Selected, journal: Journal): void {
  if (what === 'not-modified') journal.note('not-modified', 'The client has it already: 304.', { status });
  if (what === 'part' || what === 'parts') {
    journal.note('range', `The client gets what it asked for of it: ${body.size} octets.`, { status });
  }
  if (what === 'unsatisfiable') journal.note('range', 'The range lies beyond its end: 416.', { status });
}

/** What a cache served, as the reply to the tier in front of it. `wayMs`: to here and back. */
export function replyOf(served: CacheServed, wayMs = 0): Reply {
  const { shared, ageMs, elapsedMs, steps, failure, verdict } = served;
  const thereMs = Math.floor(wayMs / 2);
  return {
    kind: 'response',
    response: shared,
    elapsedMs: elapsedMs + wayMs,
    steps: steps.map((step) => ({ ...step, atMs: step.atMs + thereMs })),
    ...(ageMs === undefined ? {} : { ageMs }),
    ...(failure && verdict === 'error' ? { failure } : {}),
  };
}
