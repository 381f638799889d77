/** A request that nothing keeps out: through the caches to the origin, and back with what came of it. */
import { type CacheServed, type HttpRequest, headerOf, type Send, serveThrough } from '../../../cdn/index.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { CacheStop } from '../../web/journey.ts';
import type { Reason } from '../../web/visit.ts';
import { withoutCredentials } from '../signing/credentials.ts';
import { cachingOf } from './caching.ts';
import type { Call, Outcome, Result } from './call.ts';
import { errorPage } from './error-page.ts';
import { askOrigin, choiceOf, troubleOf } from './origin.ts';
import { type CacheTier, tiersFor, withCaches } from './tiers.ts';
import { withKnownVary } from './vary.ts';
import { viewerHeaders } from './viewer.ts';

export function serveBehaviour(call: Call): Outcome {
  const { config, behaviour, distribution, edge, errand, requestId } = call;
  const caching = cachingOf(config, behaviour, errand.world.regions[GLOBAL_REGION] ?? {});
  const { policy, forward } = caching;
  const choice = choiceOf(config, behaviour.TargetOriginId);
  const request = requestForCache(call);
  const isCached = policy.ttl.max > 0 && policy.methods.includes(request.method);
  const tiers = tiersFor(errand.world, distribution.Id, edge, choice.primary, policy, isCached);
  const last = tiers[tiers.length - 1] ?? tiers[0];
  const asking = { forward, takesCodings: policy.key.codings.length > 0, place: last.place, name: last.name };
  const origin: Send = (asked) => askOrigin(call, choice, asked, asking);
  const { served, caches, byTier } = serveThrough(tiers, request, {
    now: errand.now,
    origin,
    failed: (failure) => errorPage(troubleOf(failure).status, troubleOf(failure).sentence, requestId),
  });
  errand.world = withCaches(errand.world, tiers, caches);
  const shield = tiers.findIndex(({ name }) => name.startsWith('Origin Shield'));
  const outcome = outcomeOf(served, distribution.Id, byTier[shield]);
  const response = withKnownVary(outcome.response, caching);
  return { ...outcome, response, caches: stopsOf(tiers, byTier) };
}

function stopsOf(tiers: readonly CacheTier[], byTier: readonly (CacheServed | undefined)[]): CacheStop[] {
  return tiers.flatMap(({ name, place }, index) => {
    const served = byTier[index];
    return served ? [{ name, place, verdict: served.verdict }] : [];
  });
}

/** What the key is made from, and what origins may be told: with CloudFront's own headers, without the signature. */
function requestForCache({ request, visit, behaviour, viewer }: Call): HttpRequest {
  const isPrivate = behaviour.TrustedKeyGroups.Enabled || behaviour.TrustedSigners.Enabled;
  const bare = isPrivate ? withoutCredentials(request) : request;
  const sent = bare.headers.filter(([name]) => !/^cloudfront-/i.test(name));
  return { ...bare, headers: [...sent, ...viewerHeaders(viewer, visit.request)] };
}

function outcomeOf(served: CacheServed, resource: string, shield: CacheServed | undefined): Outcome {
  const { response, failure, elapsedMs } = served;
  const result = resultOf(served);
  const trouble = failure && troubleOf(failure);
  const detail = trouble?.detail ?? detailOf(served, shield);
  return {
    response,
    result,
    ...(detail !== undefined && { detail }),
    reason: reasonOf(served, resource),
    waitedMs: elapsedMs,
  };
}

/** R-CF-58: whatever has an error's status is an `Error`, from wherever it came. */
function resultOf({ response: { status }, verdict }: CacheServed): Result {
  if (status >= 400 && status !== 416) return 'Error';
  if (verdict === 'hit' || verdict === 'stale-hit') return 'Hit';
  return verdict === 'refresh-hit' ? 'RefreshHit' : 'Miss';
}

function detailOf({ response, verdict }: CacheServed, shield: CacheServed | undefined): string | undefined {
  if (response.status >= 400) return 'OriginError';
  return verdict === 'miss' && shield?.verdict === 'hit' ? 'OriginShieldHit' : undefined;
}

/** The last thing that a cache said that decided it, and which one where it wasn't the edge's own. */
function reasonOf({ steps, verdict, failure, response, key }: CacheServed, resource: string): Reason {
  const told = steps.findLast(({ kind }) => DECISIVE.includes(kind)) ?? steps[0];
  const isBehind = told !== undefined && told.kind !== 'miss' && told.cache !== steps[0]?.cache;
  const said = isBehind ? `The ${told.cache} behind it says: ${told.text}` : (told?.text ?? '');
  const text = failure?.text ? `${said} ${failure.text}`.trim() : said;
  const age = headerOf(response.headers, 'Age');
  const more = age === undefined ? `the key is ${key}` : `Age: ${age} s; the key is ${key}`;
  return { code: verdict, text: `${text} (${more})`, resource };
}

const DECISIVE: readonly string[] = ['hit', 'miss', 'stale', 'invalidated', 'pass', 'serves-stale', 'fails'];
