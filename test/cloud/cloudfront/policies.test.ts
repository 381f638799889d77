/** What policies may say, in AWS's words where they are known. */
import { describe, expect, it } from 'vitest';
import { harness } from '../harness.ts';

const list = <T>(...Items: T[]) => ({ Quantity: Items.length, Items });
const names = (count: number) => list(...Array.from({ length: count }, (_none, index) => `name-${index}`));

function cachePolicy(parameters: object = {}, ttls: object = { MinTTL: 1 }) {
  return {
    CachePolicyConfig: {
      Name: 'mine',
      ...ttls,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
        ...parameters,
      },
    },
  };
}

const headers = (...items: string[]) => ({
  HeadersConfig: { HeaderBehavior: 'whitelist', Headers: list(...items) },
});

describe('cache policies', () => {
  it.each([
    [{ MinTTL: 0 }, [0, 86_400, 31_536_000]],
    [{ MinTTL: 100_000 }, [100_000, 100_000, 31_536_000]],
    [{ MinTTL: 0, DefaultTTL: 40_000_000 }, [0, 40_000_000, 40_000_000]],
    [{ MinTTL: 5, DefaultTTL: 6, MaxTTL: 7 }, [5, 6, 7]],
  ])('TTLs %j are completed (R-CF-75)', (ttls, expected) => {
    const { CachePolicy } = harness().call('cloudfront:CreateCachePolicy', cachePolicy({}, ttls));
    const { MinTTL, DefaultTTL, MaxTTL } = CachePolicy.CachePolicyConfig;
    expect([MinTTL, DefaultTTL, MaxTTL]).toEqual(expected);
  });

  it.each([
    [{}, { MinTTL: 2, DefaultTTL: 1 }, 'InvalidArgument: The parameter MinTTL is greater than DefaultTTL.'],
    [{}, { MinTTL: 2, MaxTTL: 1 }, 'InvalidArgument: The parameter MinTTL is greater than MaxTTL.'],
    [
      {},
      { MinTTL: 0, DefaultTTL: 2, MaxTTL: 1 },
      'InvalidArgument: The parameter DefaultTTL is greater than MaxTTL.',
    ],
    [
      { EnableAcceptEncodingGzip: true },
      { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
      'InvalidArgument: The parameter EnableAcceptEncodingGzip is invalid for policy with caching disabled.',
    ],
    [
      headers('X-One'),
      { MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
      'InvalidArgument: The parameter HeaderBehavior is invalid for policy with caching disabled.',
    ],
    [
      { EnableAcceptEncodingBrotli: true, ...headers('accept-encoding') },
      { MinTTL: 1 },
      'InvalidArgument: The parameter Headers contains accept-encoding that is not allowed.',
    ],
    [
      headers('Cookie'),
      { MinTTL: 1 },
      'InvalidArgument: The parameter Headers contains Cookie that is not allowed.',
    ],
    [headers('A', 'a'), { MinTTL: 1 }, 'InvalidArgument: The parameter Headers contains duplicates.'],
    [
      { HeadersConfig: { HeaderBehavior: 'all' } },
      { MinTTL: 1 },
      "MalformedXML: 1 validation error detected: Value 'all' at 'cachePolicyConfig.parametersInCacheKeyAndForwardedToOrigin.headersConfig.headerBehavior' failed to satisfy constraint: Member must satisfy enum value set: [none, whitelist]",
    ],
    [
      { HeadersConfig: { HeaderBehavior: 'whitelist', Headers: { Quantity: 2, Items: ['A'] } } },
      { MinTTL: 1 },
      "InconsistentQuantities: The value of Quantity and the size of Items don't match.",
    ],
    [
      { HeadersConfig: { HeaderBehavior: 'whitelist' } },
      { MinTTL: 1 },
      'InvalidArgument: The parameter Headers is required when HeaderBehavior is set to whitelist.',
    ],
    [
      { CookiesConfig: { CookieBehavior: 'all', Cookies: names(1) } },
      { MinTTL: 1 },
      'InvalidArgument: The parameter Cookies cannot be used when CookieBehavior is set to all.',
    ],
    [
      { HeadersConfig: { HeaderBehavior: 'whitelist', Headers: names(11) } },
      { MinTTL: 1 },
      'TooManyHeadersInCachePolicy: The number of headers in the cache policy exceeds the maximum.',
    ],
    [
      { CookiesConfig: { CookieBehavior: 'allExcept', Cookies: names(11) } },
      { MinTTL: 1 },
      'TooManyCookiesInCachePolicy: The number of cookies in the cache policy exceeds the maximum.',
    ],
    [
      { QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: names(11) } },
      { MinTTL: 1 },
      'TooManyQueryStringsInCachePolicy: The number of query strings in the cache policy exceeds the maximum.',
    ],
  ])('refuses %j with %j (R-CF-17, R-CF-72)', (parameters, ttls, expected) => {
    expect(harness().error('cloudfront:CreateCachePolicy', cachePolicy(parameters, ttls))).toBe(expected);
  });

  it('have names of their own, twenty to an account (R-CF-13, R-CF-84)', () => {
    const account = harness();
    const named = (Name: string) => {
      const { CachePolicyConfig } = cachePolicy();
      return { CachePolicyConfig: { ...CachePolicyConfig, Name } };
    };
    for (let index = 0; index < 20; index++)
      account.call('cloudfront:CreateCachePolicy', named(`policy-${index}`));
    expect(account.error('cloudfront:CreateCachePolicy', named('policy-3'))).toMatch(
      /^CachePolicyAlreadyExists: /,
    );
    expect(account.error('cloudfront:CreateCachePolicy', named('Managed-CachingDisabled'))).toMatch(
      /^CachePolicyAlreadyExists: /,
    );
    expect(account.error('cloudfront:CreateCachePolicy', named('another'))).toBe(
      "TooManyCachePolicies: Account's Cache Policies limit reached.",
    );
  });
});

describe('managed policies (R-CF-73, R-CF-74, R-CF-84)', () => {
  it.each([
    ['CachePolicy', 'CachePolicies', 11],
    ['OriginRequestPolicy', 'OriginRequestPolicies', 8],
    ['ResponseHeadersPolicy', 'ResponseHeadersPolicies', 5],
  ])('%s: there from the start, and nobody changes them', (word, plural, count) => {
    const account = harness();
    const { [`${word}List`]: managed } = account.call(`cloudfront:List${plural}`, { Type: 'managed' });
    expect(managed.Quantity).toBe(count);
    expect(account.call(`cloudfront:List${plural}`, { Type: 'custom' })[`${word}List`].Quantity).toBe(0);
    const [{ Type, [word]: first }] = managed.Items;
    expect(Type).toBe('managed');
    const { ETag } = account.call(`cloudfront:Get${word}`, { Id: first.Id });
    const config = first[`${word}Config`];
    const change = { Id: first.Id, IfMatch: ETag, [`${word}Config`]: config };
    expect(account.error(`cloudfront:Update${word}`, change)).toMatch(/^IllegalUpdate: /);
    expect(account.error(`cloudfront:Delete${word}`, { Id: first.Id, IfMatch: ETag })).toBe(
      'IllegalDelete: Deletion is not allowed for this entity.',
    );
  });

  it('stand under the IDs that AWS documents', () => {
    const { CachePolicy } = harness().call('cloudfront:GetCachePolicy', {
      Id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    });
    expect(CachePolicy.CachePolicyConfig).toMatchObject({
      Name: 'Managed-CachingOptimized',
      MinTTL: 1,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
      },
    });
  });
});

describe('origin request policies', () => {
  const policy = (HeadersConfig: object) => ({
    OriginRequestPolicyConfig: {
      Name: 'mine',
      HeadersConfig,
      CookiesConfig: { CookieBehavior: 'all' },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
    },
  });

  it.each([
    [
      { HeaderBehavior: 'whitelist', Headers: list('Authorization') },
      /The parameter Headers contains Authorization that is not allowed\.$/,
    ],
    [
      { HeaderBehavior: 'whitelist', Headers: list('Accept-Encoding') },
      /Accept-Encoding that is not allowed\.$/,
    ],
    [
      { HeaderBehavior: 'allViewerAndWhitelistCloudFront', Headers: list('Referer') },
      /Referer that is not allowed\.$/,
    ],
    [
      { HeaderBehavior: 'allViewer', Headers: list('Referer') },
      /^InvalidArgument: The parameter Headers cannot be used/,
    ],
    [{ HeaderBehavior: 'whitelist', Headers: names(11) }, /^TooManyHeadersInOriginRequestPolicy: /],
  ])('refuse %j', (config, expected) => {
    expect(harness().error('cloudfront:CreateOriginRequestPolicy', policy(config))).toMatch(expected);
  });

  it.each([
    { HeaderBehavior: 'allViewerAndWhitelistCloudFront', Headers: list('CloudFront-Viewer-City') },
    { HeaderBehavior: 'allExcept', Headers: list('Host') },
    { HeaderBehavior: 'allViewer' },
  ])('take %j', (config) => {
    const made = harness().call('cloudfront:CreateOriginRequestPolicy', policy(config));
    expect(made.OriginRequestPolicy.OriginRequestPolicyConfig.HeadersConfig).toEqual(config);
  });
});

describe('response headers policies', () => {
  const CORS = {
    AccessControlAllowOrigins: list('https://www.example.com'),
    AccessControlAllowHeaders: list('X-Token'),
    AccessControlAllowMethods: list('GET'),
    AccessControlAllowCredentials: false,
    OriginOverride: true,
  };
  const policy = (config: object) => ({ ResponseHeadersPolicyConfig: { Name: 'mine', ...config } });
  const cors = (change: object) => ({ CorsConfig: { ...CORS, ...change } });
  const custom = (count: number) =>
    list(...names(count).Items.map((Header) => ({ Header, Value: 'x', Override: true })));

  it.each([
    [{}, /^InvalidArgument: The response headers policy must have at least one of /],
    [
      cors({ AccessControlAllowCredentials: true, AccessControlAllowHeaders: list('*') }),
      /^InvalidArgument: The parameter Access-Control-Allow-Headers cannot contain \* when allowCredentials is true\.$/,
    ],
    [
      cors({ AccessControlAllowOrigins: list() }),
      /^InvalidArgument: The parameter Access-Control-Allow-Origin is required/,
    ],
    [cors({ AccessControlAllowOrigins: list('example.*') }), /contains example\.\* that is not allowed/],
    [cors({ AccessControlAllowOrigins: list('test.*.example.org') }), /that is not allowed/],
    [cors({ AccessControlAllowMethods: list('PROPFIND') }), /^MalformedXML: .*Value 'PROPFIND'/],
    [cors({ AccessControlAllowMethods: list('ALL', 'GET') }), /cannot contain ALL/],
    [
      { SecurityHeadersConfig: { FrameOptions: { Override: true, FrameOption: 'ALLOW' } } },
      /^MalformedXML: .*'ALLOW'/,
    ],
    [
      {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: 'x'.repeat(1784) },
        },
      },
      /^TooLongCSPInResponseHeadersPolicy: /,
    ],
    [
      {
        SecurityHeadersConfig: {
          XSSProtection: { Override: true, Protection: true, ModeBlock: true, ReportUri: '/r' },
        },
      },
      /^InvalidArgument: The parameters ModeBlock and ReportUri/,
    ],
    [{ RemoveHeadersConfig: list({ Header: 'X-Cache' }) }, /contains X-Cache that is not allowed/],
    [{ RemoveHeadersConfig: list({ Header: 'x-amz-cf-pop' }) }, /that is not allowed/],
    [{ CustomHeadersConfig: custom(11) }, /^TooManyCustomHeadersInResponseHeadersPolicy: /],
    [{ ServerTimingHeadersConfig: { Enabled: true } }, /SamplingRate is required/],
    [{ ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 50.00001 } }, /up to four decimal places/],
  ])('refuse %j', (config, expected) => {
    expect(harness().error('cloudfront:CreateResponseHeadersPolicy', policy(config))).toMatch(expected);
  });

  it.each([
    cors({}),
    cors({ AccessControlAllowOrigins: list('http://localhost:*', '*.example.com') }),
    { ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 0.0001 } },
    { RemoveHeadersConfig: list({ Header: 'Server' }, { Header: 'Vary' }) },
  ])('take %j', (config) => {
    const made = harness().call('cloudfront:CreateResponseHeadersPolicy', policy(config));
    expect(made.ResponseHeadersPolicy.ResponseHeadersPolicyConfig).toMatchObject(config);
  });
});
