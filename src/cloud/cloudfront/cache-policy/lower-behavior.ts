/**
 * A behaviour's caching in the words of the cache engine: what is in the key, for how long answers are kept, and what
 * goes on to the origin. From policies, or from the values that stood in behaviours before there were policies
 * (R-CF-70 to R-CF-72). Keys hold no host: a distribution's caches are its own. Limit: wildcards in the cookie names of
 * such older behaviours are taken as they stand.
 */
import { ALL, type KeyPolicy, NONE, type Selection, type TtlPolicy } from '../../../cdn/index.ts';
import { assert } from '../../../kit/assert.ts';
import type { RegionState } from '../../kernel/world.ts';
import type { Caching } from '../distribution/config/behaviour/caching.ts';
import type { ForwardedSettings } from '../distribution/config/behaviour/forwarded-values.ts';
import { findOriginRequestPolicy } from '../origin-request-policy/find.ts';
import type { OriginRequestSettings } from '../origin-request-policy/origin-request-policy.ts';
import type { CachePolicySettings } from './cache-policy.ts';
import { findCachePolicy } from './find.ts';
import { type Forwarded, type Forwarding, forwardedBy } from './forwarded.ts';
import { selectionOf, unionOf } from './selection.ts';

export interface LoweredBehavior {
  /** For people: `cache policy Managed-CachingOptimized`. */
  readonly name: string;
  /** Headers that CloudFront makes must stand in the request before its key is made. */
  readonly key: KeyPolicy;
  readonly ttl: TtlPolicy;
  readonly forward: Forwarded;
}

/** The same, with what goes on to the origin still as data. */
type Rules = Omit<LoweredBehavior, 'forward'> & { readonly forwarding: Forwarding };

/** `state` is that of the region of global services. */
export function lowerBehavior(behavior: Caching, state: RegionState): LoweredBehavior {
  const { forwarding, ...rules } = rulesOf(behavior, state);
  return { ...rules, forward: forwardedBy(forwarding) };
}

function rulesOf(behavior: Caching, state: RegionState): Rules {
  const { CachePolicyId: policyId, OriginRequestPolicyId: requestPolicyId } = behavior;
  if (policyId === undefined) return lowerValues(behavior);
  const policy = findCachePolicy(state, policyId);
  assert(policy, `the cache policy ${policyId} is in use and can't be deleted`);
  const rules = lowerCachePolicy(policy.CachePolicyConfig);
  if (requestPolicyId === undefined) return rules;
  const requestPolicy = findOriginRequestPolicy(state, requestPolicyId);
  assert(requestPolicy, `the origin request policy ${requestPolicyId} is in use and can't be deleted`);
  const forwarding = withRequestPolicy(rules.forwarding, requestPolicy.OriginRequestPolicyConfig);
  return { ...rules, forwarding };
}

function lowerCachePolicy(policy: CachePolicySettings): Rules {
  const { MinTTL = 0, DefaultTTL = 0, MaxTTL = 0 } = policy;
  const parameters = policy.ParametersInCacheKeyAndForwardedToOrigin;
  const headers = lowerCased(parameters?.HeadersConfig?.Headers?.Items);
  const { CookieBehavior, Cookies } = parameters?.CookiesConfig ?? {};
  const { QueryStringBehavior, QueryStrings } = parameters?.QueryStringsConfig ?? {};
  const cookies = selectionOf(CookieBehavior, Cookies?.Items);
  const query = selectionOf(QueryStringBehavior, QueryStrings?.Items);
  return {
    name: `cache policy ${policy.Name}`,
    key: keyOf(query, cookies, headers, [
      ...(parameters?.EnableAcceptEncodingBrotli ? ['br'] : []),
      ...(parameters?.EnableAcceptEncodingGzip ? ['gzip'] : []),
    ]),
    ttl: { min: MinTTL, otherwise: DefaultTTL, max: MaxTTL },
    forwarding: {
      headers: namesOnly(headers.filter((name) => !isMadeByEdge(name))),
      edgeHeaders: headers.filter(isMadeByEdge),
      others: 'drop',
      cookies,
      query,
    },
  };
}

/** What an origin request policy adds to what the cache key holds (R-CF-71). */
function withRequestPolicy(forwarding: Forwarding, policy: OriginRequestSettings): Forwarding {
  const { HeadersConfig: headers, CookiesConfig: cookies, QueryStringsConfig: query } = policy;
  const names = lowerCased(headers?.Headers?.Items);
  const added = headerSelection(headers?.HeaderBehavior, names);
  const isExcept = headers?.HeaderBehavior === 'allExcept';
  return {
    headers: unionOf(forwarding.headers, added),
    edgeHeaders: [...forwarding.edgeHeaders, ...(isExcept ? [] : names.filter(isMadeByEdge))],
    others: 'drop',
    cookies: unionOf(forwarding.cookies, selectionOf(cookies?.CookieBehavior, cookies?.Cookies?.Items)),
    query: unionOf(forwarding.query, selectionOf(query?.QueryStringBehavior, query?.QueryStrings?.Items)),
  };
}

function headerSelection(behavior: string | undefined, names: readonly string[]): Selection {
  if (behavior === 'allViewer' || behavior === 'allViewerAndWhitelistCloudFront') return ALL;
  return behavior === 'whitelist'
    ? namesOnly(names.filter((name) => !isMadeByEdge(name)))
    : selectionOf(behavior, names);
}

function lowerValues({ ForwardedValues: values, MinTTL = 0, DefaultTTL = 0, MaxTTL = 0 }: Caching): Rules {
  assert(values, 'a behaviour has a cache policy or forwarded values');
  const headers = lowerCased(values.Headers.Items);
  // Whoever forwards every header caches nothing (R-CF-72).
  const isAll = headers.includes('*');
  const cookies = selectionOf(values.Cookies.Forward, values.Cookies.WhitelistedNames?.Items);
  return {
    name: 'forwarded values of the behaviour',
    key: keyOf(queryInKey(values), cookies, isAll ? [] : headers, ['gzip']),
    ttl: isAll ? { min: 0, otherwise: 0, max: 0 } : { min: MinTTL, otherwise: DefaultTTL, max: MaxTTL },
    forwarding: {
      headers: isAll ? ALL : namesOnly(headers.filter((name) => !isMadeByEdge(name))),
      edgeHeaders: headers.filter(isMadeByEdge),
      others: 'forward',
      cookies,
      query: values.QueryString ? ALL : NONE,
    },
  };
}

function queryInKey({ QueryString: forwards, QueryStringCacheKeys: keys }: ForwardedSettings): Selection {
  if (!forwards) return NONE;
  return keys.Items ? { kind: 'only', names: keys.Items } : ALL;
}

function keyOf(
  query: Selection,
  cookies: Selection,
  headers: readonly string[],
  codings: readonly string[],
): KeyPolicy {
  return { host: false, scheme: false, query, cookies, headers, codings };
}

function namesOnly(names: readonly string[]): Selection {
  return names.length === 0 ? NONE : { kind: 'only', names };
}

function lowerCased(names: readonly string[] = []): string[] {
  return names.map((name) => name.toLowerCase());
}

function isMadeByEdge(name: string): boolean {
  return name.startsWith('cloudfront-');
}
