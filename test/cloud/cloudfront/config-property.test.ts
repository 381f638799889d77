/** Any configuration that is taken can be shown, put back, and is the same; whatever else happens is an error of AWS's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeConfig } from '../../../src/cloud/cloudfront/distribution/config/complete.ts';
import { AwsError } from '../../../src/cloud/kernel/errors.ts';
import { loadModel } from '../../../src/model/load.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import { validateInput } from '../../../src/model/validate.ts';
import { CACHING_OPTIMIZED, list } from './scenery.ts';

const ALL_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];
const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
const counted = <T>(items: fc.Arbitrary<T[]>) => items.map((found) => list(...found));
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const names = (...all: string[]) => counted(fc.uniqueArray(fc.constantFrom(...all), { maxLength: 12 }));
/** Nearly always fine: of dozens of members most must be, or nothing is ever taken. */
const mostly = <T>(good: fc.Arbitrary<T>, ...bad: T[]) =>
  fc.oneof({ weight: 60, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
const seconds = mostly(fc.constantFrom(0, 1, 60, 3600, 86_400, 90_000, 31_536_000), -1, 10 ** 12);
const timeout = mostly(fc.integer({ min: 1, max: 120 }), 0, 121);

const custom = fc.record(
  {
    HTTPPort: mostly(fc.constantFrom(80, 8080), 81),
    HTTPSPort: fc.constantFrom(443, 8443),
    OriginProtocolPolicy: fc.constantFrom('http-only', 'https-only', 'match-viewer'),
    OriginSslProtocols: some(
      counted(fc.uniqueArray(fc.constantFrom('TLSv1', 'TLSv1.1', 'TLSv1.2'), { minLength: 1 })),
    ),
    OriginReadTimeout: some(timeout),
    OriginKeepaliveTimeout: some(timeout),
  },
  { requiredKeys: ['HTTPPort', 'HTTPSPort', 'OriginProtocolPolicy'] },
);

const reach = fc.oneof(
  fc.constant({ DomainName: 'cabin.s3.amazonaws.com' }),
  fc.constant({
    DomainName: 'cabin.s3.eu-west-1.amazonaws.com',
    S3OriginConfig: { OriginAccessIdentity: '' },
  }),
  custom.map((CustomOriginConfig) => ({ DomainName: 'origin.example.com', CustomOriginConfig })),
);

const origin = (Id: string) =>
  fc
    .tuple(
      reach,
      fc.record(
        {
          OriginPath: mostly(fc.constantFrom('', '/live', '/a/b'), '/', 'live'),
          CustomHeaders: counted(
            fc
              .uniqueArray(mostly(fc.constantFrom('x-a', 'x-b', 'Authorization'), 'host'))
              .map((all) => all.map((HeaderName) => ({ HeaderName, HeaderValue: 'v' }))),
          ),
          ConnectionAttempts: mostly(fc.integer({ min: 1, max: 3 }), 4),
          ConnectionTimeout: fc.integer({ min: 1, max: 10 }),
          OriginShield: mostly<object>(
            fc.constantFrom({ Enabled: false }, { Enabled: true, OriginShieldRegion: 'eu-west-1' }),
            { Enabled: true },
          ),
          OriginAccessControlId: fc.constantFrom('', 'E1'),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([how, rest]) => ({ Id, ...how, ...rest }));

const forwarded = fc.record(
  {
    QueryString: fc.boolean(),
    Cookies: mostly<object>(
      fc.constantFrom(
        { Forward: 'none' },
        { Forward: 'all' },
        { Forward: 'whitelist', WhitelistedNames: list('session', 'lang') },
      ),
      { Forward: 'whitelist' },
    ),
    Headers: names('Accept', 'Origin'),
    QueryStringCacheKeys: mostly(fc.constant(list<string>()), list('page')),
  },
  { requiredKeys: ['QueryString', 'Cookies'] },
);

const caching = fc.oneof(
  fc.constant({ CachePolicyId: CACHING_OPTIMIZED }),
  fc.record(
    {
      ForwardedValues: forwarded,
      CachePolicyId: fc.constant(''),
      MinTTL: fc.constantFrom(0, 5, 90_000),
      DefaultTTL: seconds.filter((value) => value >= 90_000),
      MaxTTL: seconds.filter((value) => value >= 31_536_000),
    },
    { requiredKeys: ['ForwardedValues'] },
  ),
);

const methods = (size: number) => list(...ALL_METHODS.slice(0, size));

const behaviour = fc
  .tuple(
    caching,
    fc.record(
      {
        TargetOriginId: mostly(fc.constantFrom('a', 'b', 'c'), 'd'),
        ViewerProtocolPolicy: fc.constantFrom('allow-all', 'https-only', 'redirect-to-https'),
        AllowedMethods: mostly<object>(
          fc.constantFrom(
            methods(2),
            methods(3),
            { ...methods(3), CachedMethods: methods(3) },
            { ...methods(7), CachedMethods: methods(2) },
          ),
          methods(1),
        ),
        Compress: fc.boolean(),
        SmoothStreaming: fc.boolean(),
        TrustedSigners: fc.constantFrom<object>(
          { Enabled: false, Quantity: 0 },
          { Enabled: true, ...list('self') },
        ),
      },
      { requiredKeys: ['TargetOriginId', 'ViewerProtocolPolicy'] },
    ),
  )
  .map(([how, rest]) => ({ ...how, ...rest }));

const page = fc.constantFrom<object>(
  { ErrorCode: 404 },
  { ErrorCode: 403, ErrorCachingMinTTL: 0, ResponsePagePath: '', ResponseCode: '' },
  { ErrorCode: 500, ResponsePagePath: '/sorry.html', ResponseCode: '200' },
);

const certificate = mostly<object>(
  fc.constantFrom<object>(
    {},
    { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1.2_2021' },
    { ACMCertificateArn: ARN, SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
    { Certificate: ARN, CertificateSource: 'acm', SSLSupportMethod: 'vip' },
  ),
  { ACMCertificateArn: ARN },
);

const config = fc.record(
  {
    CallerReference: fc.constant('r'),
    Comment: fc.string({ maxLength: 128 }),
    Enabled: fc.boolean(),
    Origins: fc.tuple(origin('a'), origin('b'), origin('c')).map((all) => list(...all)),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: counted(
      fc.uniqueArray(
        fc
          .tuple(mostly(fc.constantFrom('/a', 'b', '*.png', '/api/*'), 'b c'), behaviour)
          .map(([PathPattern, rest]) => ({ PathPattern, ...rest })),
        { maxLength: 3, selector: ({ PathPattern }) => PathPattern },
      ),
    ),
    OriginGroups: fc.constantFrom(
      list<object>(),
      list<object>({
        Id: 'group',
        FailoverCriteria: { StatusCodes: list(500, 404) },
        Members: list({ OriginId: 'b' }, { OriginId: 'a' }),
      }),
    ),
    CustomErrorResponses: counted(fc.uniqueArray(page)),
    DefaultRootObject: mostly(fc.constantFrom('', 'index.html', 'a/b.html'), '/index.html'),
    PriceClass: mostly(fc.constantFrom('PriceClass_100', 'PriceClass_All'), 'None'),
    HttpVersion: fc.constantFrom('http1.1', 'http2and3'),
    IsIPV6Enabled: fc.boolean(),
    Restrictions: fc.constantFrom<object>(
      { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
      { GeoRestriction: { RestrictionType: 'blacklist', ...list('PT', 'ES') } },
    ),
    ViewerCertificate: certificate,
    Aliases: names('www.example.com', '*.example.org'),
  },
  { requiredKeys: ['CallerReference', 'Comment', 'Enabled', 'Origins', 'DefaultCacheBehavior'] },
);

function complete(given: unknown): ReturnType<typeof completeConfig> | AwsError {
  try {
    return completeConfig(given as never);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

describe('a configuration', () => {
  const model = loadModel('cloudfront') as ServiceModel;
  const taken = { count: 0 };

  it('that is taken is shown, put back, and equal', () => {
    fc.assert(
      fc.property(config, (given) => {
        const once = complete(given);
        if (once instanceof AwsError) return;
        taken.count += 1;
        expect(complete(structuredClone(once))).toEqual(once);
        const request = { Id: 'E1', DistributionConfig: once };
        expect(validateInput(model, 'UpdateDistribution', request)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(taken.count).toBeGreaterThan(50);
  });
});
