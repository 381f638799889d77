import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL, NONE, type Selection } from '../../../src/cdn/index.ts';
import { lowerBehavior } from '../../../src/cloud/cloudfront/cache-policy/lower-behavior.ts';
import { MANAGED_CACHE_POLICIES } from '../../../src/cloud/cloudfront/cache-policy/managed.ts';
import { selects, unionOf } from '../../../src/cloud/cloudfront/cache-policy/selection.ts';
import type { Caching } from '../../../src/cloud/cloudfront/distribution/config/behaviour/caching.ts';
import type { ForwardedSettings } from '../../../src/cloud/cloudfront/distribution/config/behaviour/forwarded-values.ts';
import { MANAGED_ORIGIN_REQUEST_POLICIES } from '../../../src/cloud/cloudfront/origin-request-policy/managed.ts';

const list = (...Items: string[]) => (Items.length > 0 ? { Quantity: Items.length, Items } : { Quantity: 0 });

function byPolicies(cache: string, request?: string) {
  const cachePolicy = MANAGED_CACHE_POLICIES.find((item) => item.CachePolicyConfig.Name === cache);
  const requestPolicy = MANAGED_ORIGIN_REQUEST_POLICIES.find(
    (item) => item.OriginRequestPolicyConfig.Name === request,
  );
  const behavior: Caching = {
    CachePolicyId: cachePolicy?.Id ?? '',
    ...(requestPolicy && { OriginRequestPolicyId: requestPolicy.Id }),
  };
  return lowerBehavior(behavior, {});
}

function byValues(values: Partial<ForwardedSettings>, ttls: Partial<Caching> = {}) {
  const ForwardedValues: ForwardedSettings = {
    QueryString: false,
    Cookies: { Forward: 'none' },
    Headers: list(),
    QueryStringCacheKeys: list(),
    ...values,
  };
  return lowerBehavior({ ForwardedValues, MinTTL: 0, DefaultTTL: 60, MaxTTL: 600, ...ttls }, {});
}

describe('cache policies (R-CF-73)', () => {
  it('CachingOptimized keeps path and codings apart, nothing else', () => {
    const lowered = byPolicies('Managed-CachingOptimized');
    expect(lowered.key).toEqual({
      host: false,
      scheme: false,
      query: NONE,
      cookies: NONE,
      headers: [],
      codings: ['br', 'gzip'],
    });
    expect(lowered.ttl).toEqual({ min: 1, otherwise: 86_400, max: 31_536_000 });
    const forwarded = lowered.forward;
    expect(forwarded.query('x=1')).toBeUndefined();
    expect(forwarded.cookies('a=1')).toBeUndefined();
    expect(forwarded.host).toBe(false);
  });

  it('what is in the key goes to the origin', () => {
    const forwarded = byPolicies('Managed-Elemental-MediaPackage').forward;
    expect(forwarded.header('Origin')).toBe(true);
    expect(forwarded.header('Referer')).toBe(false);
    expect(forwarded.query('m=1&x=2&start=3')).toBe('m=1&start=3');
    expect(forwarded.query('x=2')).toBeUndefined();
  });

  it('headers that CloudFront makes are known apart', () => {
    const { key, forward } = byPolicies('Managed-Amplify');
    expect(key.headers).toEqual(['authorization', 'cloudfront-viewer-country', 'host']);
    expect(forward.edgeHeaders).toEqual(['cloudfront-viewer-country']);
    expect(forward.host).toBe(true);
    expect(forward.header('CloudFront-Viewer-Country')).toBe(true);
    expect(forward.header('CloudFront-Viewer-City')).toBe(false);
  });
});

describe('origin request policies (R-CF-71, R-CF-74)', () => {
  it('leave the key alone', () => {
    const alone = byPolicies('Managed-CachingOptimized');
    expect(byPolicies('Managed-CachingOptimized', 'Managed-AllViewer').key).toEqual(alone.key);
  });

  it.each([
    [
      'Managed-AllViewer',
      { host: true, agent: true, country: false, custom: true, query: 'x=1', cookie: 'a=1' },
    ],
    [
      'Managed-AllViewerExceptHostHeader',
      { host: false, agent: true, country: false, custom: true, query: 'x=1', cookie: 'a=1' },
    ],
    [
      'Managed-AllViewerAndCloudFrontHeaders-2022-06',
      { host: true, agent: true, country: true, custom: true, query: 'x=1', cookie: 'a=1' },
    ],
    [
      'Managed-UserAgentRefererHeaders',
      { host: false, agent: true, country: false, custom: false, query: undefined, cookie: undefined },
    ],
    [
      'Managed-CORS-S3Origin',
      { host: false, agent: false, country: false, custom: false, query: undefined, cookie: undefined },
    ],
  ])('%s', (name, expected) => {
    const forwarded = byPolicies('Managed-CachingOptimized', name).forward;
    expect({
      host: forwarded.host,
      agent: forwarded.header('User-Agent'),
      country: forwarded.header('cloudfront-viewer-country'),
      custom: forwarded.header('X-Custom'),
      query: forwarded.query('x=1'),
      cookie: forwarded.cookies('a=1'),
    }).toEqual(expected);
  });

  it.each([
    ['Content-Type', 'POST', true],
    ['If-None-Match', 'GET', true],
    ['Authorization', 'GET', false],
    ['Authorization', 'POST', true],
    ['Connection', 'GET', false],
    ['X-Amz-Cf-Id', 'GET', false],
  ])('%s of a %s without any: %s', (name, method, expected) => {
    const forwarded = byPolicies('Managed-CachingDisabled').forward;
    expect(forwarded.header(name, method)).toBe(expected);
  });
});

describe('forwarded values (R-CF-71, R-CF-72)', () => {
  it('forward all parameters and count some', () => {
    const { key, forward } = byValues({ QueryString: true, QueryStringCacheKeys: list('page') });
    expect(key.query).toEqual({ kind: 'only', names: ['page'] });
    expect(forward.query('page=1&utm=2')).toBe('page=1&utm=2');
    expect(byValues({ QueryString: true }).key.query).toEqual(ALL);
    expect(byValues({}).key.query).toEqual(NONE);
  });

  it('choose cookies for key and origin alike', () => {
    const { key, forward } = byValues({
      Cookies: { Forward: 'whitelist', WhitelistedNames: { Quantity: 1, Items: ['session'] } },
    });
    expect(key.cookies).toEqual({ kind: 'only', names: ['session'] });
    expect(forward.cookies('theme=dark; session=1')).toBe('session=1');
  });

  it('let unnamed headers pass, but for those that must be chosen', () => {
    const forwarded = byValues({ Headers: list('Origin') }).forward;
    expect(forwarded.header('X-Custom')).toBe(true);
    expect(forwarded.header('origin')).toBe(true);
    expect(forwarded.header('Referer')).toBe(false);
    expect(forwarded.header('User-Agent')).toBe(false);
  });

  it('cache nothing when every header goes along', () => {
    const { ttl, forward } = byValues({ Headers: list('*') });
    expect(ttl).toEqual({ min: 0, otherwise: 0, max: 0 });
    expect(forward.host).toBe(true);
    expect(byValues({}).ttl).toEqual({ min: 0, otherwise: 60, max: 600 });
  });
});

describe('selections', () => {
  const NAMES = ['a', 'b', 'c', 'd'];
  const names = fc.subarray(NAMES, { minLength: 1 });
  const selection: fc.Arbitrary<Selection> = fc.oneof(
    fc.constant(ALL),
    fc.constant(NONE),
    names.map((chosen): Selection => ({ kind: 'only', names: chosen })),
    names.map((chosen): Selection => ({ kind: 'all-except', names: chosen })),
  );

  it('together select what either does', () => {
    fc.assert(
      fc.property(selection, selection, fc.constantFrom(...NAMES, 'other'), (left, right, name) => {
        expect(selects(unionOf(left, right), name)).toBe(selects(left, name) || selects(right, name));
      }),
    );
  });
});
