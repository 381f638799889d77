/**
 * The cache policies that every account has (R-CF-73): IDs, names and contents as the API answers them.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
import { quantified } from '../quantities.ts';
import type { CachePolicyItem, CachePolicySettings } from './cache-policy.ts';

interface Managed {
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  /** Seconds: least, default, most. */
  readonly ttl: readonly [min: number, otherwise: number, max: number];
  readonly codings: readonly ('gzip' | 'br')[];
  readonly headers?: readonly string[];
  readonly cookies?: 'all';
  readonly query?: 'all' | readonly string[];
}

const YEAR = 31_536_000;
const DAY = 86_400;
const BOTH = ['gzip', 'br'] as const;
const METHOD_HEADERS = ['host', 'origin', 'x-http-method', 'x-http-method-override', 'x-method-override'];
const AMPLIFY_HEADERS = ['Authorization', 'CloudFront-Viewer-Country', 'Host'];

const POLICIES: readonly Managed[] = [
  {
    id: '08627262-05a9-4f76-9ded-b50ca2e3a84f',
    name: 'Managed-Elemental-MediaPackage',
    comment: 'Policy for Elemental MediaPackage Origin',
    ttl: [0, DAY, YEAR],
    codings: ['gzip'],
    headers: ['origin'],
    query: ['aws.manifestfilter', 'end', 'm', 'start'],
  },
  {
    id: '1c6db51a-a33f-469a-8245-dae26771f530',
    name: 'Managed-Amplify-ImageOptimization',
    comment: 'Amplify cache policy for image optimization',
    ttl: [0, 0, YEAR],
    codings: BOTH,
    headers: ['Accept', 'Authorization', 'Host'],
    query: 'all',
  },
  {
    id: '2e54312d-136d-493c-8eb9-b001f22f67d2',
    name: 'Managed-Amplify',
    comment: 'Policy for Amplify Origin',
    ttl: [2, 2, 600],
    codings: BOTH,
    headers: AMPLIFY_HEADERS,
    cookies: 'all',
    query: 'all',
  },
  {
    id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    name: 'Managed-CachingDisabled',
    comment: 'Policy with caching disabled',
    ttl: [0, 0, 0],
    codings: [],
  },
  {
    id: '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
    name: 'UseOriginCacheControlHeaders-QueryStrings',
    comment:
      'Policy for origins that return Cache-Control headers and serve different content based on values present in the query string.',
    ttl: [0, 0, YEAR],
    codings: BOTH,
    headers: METHOD_HEADERS,
    cookies: 'all',
    query: 'all',
  },
  {
    id: '4d1d2f1d-3a71-49ad-9e08-7ea5d843a556',
    name: 'Managed-Amplify-Default',
    comment: 'Default Amplify cache policy',
    ttl: [0, 0, YEAR],
    codings: BOTH,
    headers: ['Accept', ...AMPLIFY_HEADERS],
    cookies: 'all',
    query: 'all',
  },
  {
    id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    name: 'Managed-CachingOptimized',
    comment: 'Policy with caching enabled. Supports Gzip and Brotli compression.',
    ttl: [1, DAY, YEAR],
    codings: BOTH,
  },
  {
    id: '7e5fad67-ee98-4ad0-b05a-394999eefc1a',
    name: 'Managed-Amplify-StaticContent',
    comment: 'Amplify cache policy for static content',
    ttl: [0, 0, YEAR],
    codings: BOTH,
    headers: ['Authorization', 'Host'],
  },
  {
    id: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
    name: 'UseOriginCacheControlHeaders',
    comment:
      'Policy for origins that return Cache-Control headers. Query strings are not included in the cache key.',
    ttl: [0, 0, YEAR],
    codings: BOTH,
    headers: METHOD_HEADERS,
    cookies: 'all',
  },
  {
    id: 'a6bad946-36c3-4c33-aa98-362c74a7fb13',
    name: 'Managed-Amplify-DefaultNoCookies',
    comment: 'Default Amplify cache policy without cookies',
    ttl: [0, 0, YEAR],
    codings: BOTH,
    headers: ['Accept', ...AMPLIFY_HEADERS],
    query: 'all',
  },
  {
    id: 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
    name: 'Managed-CachingOptimizedForUncompressedObjects',
    comment: 'Default policy when compression is disabled',
    ttl: [1, DAY, YEAR],
    codings: [],
  },
];

/** The day is that of the launch of cache policies, not what the API answers. */
const MADE = '2020-07-22T00:00:00+00:00';

export const MANAGED_CACHE_POLICIES: readonly CachePolicyItem[] = POLICIES.map((policy) => ({
  Id: policy.id,
  ETag: 'E23ZP02F085DFQ',
  LastModifiedTime: MADE,
  CachePolicyConfig: settingsOf(policy),
}));

function settingsOf({ name, comment, ttl, codings, headers, cookies, query }: Managed): CachePolicySettings {
  const [MinTTL, DefaultTTL, MaxTTL] = ttl;
  return {
    Comment: comment,
    Name: name,
    DefaultTTL,
    MaxTTL,
    MinTTL,
    ParametersInCacheKeyAndForwardedToOrigin: {
      EnableAcceptEncodingGzip: codings.includes('gzip'),
      EnableAcceptEncodingBrotli: codings.includes('br'),
      HeadersConfig: headers
        ? { HeaderBehavior: 'whitelist', Headers: quantified(headers) }
        : { HeaderBehavior: 'none' },
      CookiesConfig: { CookieBehavior: cookies ?? 'none' },
      QueryStringsConfig:
        typeof query === 'object'
          ? { QueryStringBehavior: 'whitelist', QueryStrings: quantified(query) }
          : { QueryStringBehavior: query ?? 'none' },
    },
  };
}
