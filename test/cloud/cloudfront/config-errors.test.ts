import { describe, expect, it } from 'vitest';
import {
  BUCKET,
  behaviour,
  bucketOrigin,
  CACHING_OPTIMIZED,
  customOrigin,
  legacyBehaviour,
  list,
  scenery,
} from './scenery.ts';

const many = <T>(count: number, make: (index: number) => T) =>
  list(...Array.from({ length: count }, (_, index) => make(index)));
const origins = (...given: object[]) => ({ Origins: list(...given) });
const defaultBehaviour = (extra: object) => ({ DefaultCacheBehavior: behaviour(extra) });
const legacy = (extra: object = {}, values: object = {}) => ({
  DefaultCacheBehavior: legacyBehaviour(extra, values),
});
const patterns = (...given: string[]) => ({
  CacheBehaviors: list(...given.map((PathPattern) => ({ PathPattern, ...behaviour() }))),
});
const group = (extra: object = {}) => ({
  ...origins(bucketOrigin(), bucketOrigin({ Id: 'spare' })),
  OriginGroups: list({
    Id: 'both',
    FailoverCriteria: { StatusCodes: list(500, 503) },
    Members: list({ OriginId: 'photos' }, { OriginId: 'spare' }),
    ...extra,
  }),
});
const ALL_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];
const geo = (RestrictionType: string, ...codes: string[]) => ({
  Restrictions: { GeoRestriction: { RestrictionType, ...list(...codes) } },
});
const page = (extra: object) => ({
  CustomErrorResponses: list({
    ErrorCode: 404,
    ResponsePagePath: '/lost.html',
    ResponseCode: '404',
    ...extra,
  }),
});
const certificate = (ViewerCertificate: object) => ({ ViewerCertificate });
const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/191306a1-db01-49ca-90ef-fc414ee5dabc';

const BAD_CERTIFICATE =
  "InvalidViewerCertificate: The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.";
const NO_ORIGIN = 'NoSuchOrigin: One or more of your origins or origin groups do not exist.';
const NOT_A_BUCKET = 'InvalidArgument: The parameter Origin DomainName does not refer to a valid S3 bucket.';
const QUANTITIES = "InconsistentQuantities: The value of Quantity and the size of Items don't match.";
const BAD_CNAME = 'InvalidArgument: The parameter CNAME contains one or more parameters that are not valid.';
const BAD_PATH =
  'InvalidRelativePath: The relative path is too big, is not URL-encoded, or does not begin with a slash (/).';
const BAD_ROOT =
  'InvalidDefaultRootObject: The default root object file name is too big or contains an invalid character.';
const BAD_GEO = 'InvalidGeoRestrictionParameter: The specified geo restriction parameter is not valid.';

type Row = readonly [rule: string, config: object, error: string | RegExp];

const ORIGIN_ROWS: readonly Row[] = [
  ['R-CF-1: no origin', { Origins: { Quantity: 0, Items: [] } }, /^InvalidArgument: /],
  [
    'R-CF-133: a quantity that is not its items',
    { Origins: { Quantity: 2, Items: [bucketOrigin()] } },
    QUANTITIES,
  ],
  [
    'R-CF-13: 101 origins',
    { Origins: many(101, (index) => bucketOrigin({ Id: `o${index}` })) },
    'TooManyOrigins: You cannot create more origins for the distribution.',
  ],
  [
    'R-CF-30: an address',
    origins(customOrigin({ DomainName: '192.0.2.7' })),
    'InvalidArgument: The parameter origin name cannot be an IP address.',
  ],
  [
    'R-CF-30: an IPv6 address',
    origins(customOrigin({ DomainName: '2001:db8::1' })),
    'InvalidArgument: The parameter origin name cannot be an IP address.',
  ],
  [
    'R-CF-30: a URL',
    origins(customOrigin({ DomainName: 'http://origin.example.com' })),
    'InvalidArgument: The parameter origin name must be a domain name.',
  ],
  ['R-CF-30: no bucket', origins(bucketOrigin({ DomainName: 'origin.example.com' })), NOT_A_BUCKET],
  [
    'R-CF-33: a website endpoint as a bucket',
    origins(bucketOrigin({ DomainName: 'cabin.s3-website-us-east-1.amazonaws.com' })),
    NOT_A_BUCKET,
  ],
  ['R-CF-30: neither kind', origins({ Id: 'photos', DomainName: 'origin.example.com' }), NOT_A_BUCKET],
  ['R-CF-30: both kinds', origins({ ...customOrigin(), ...bucketOrigin() }), /^InvalidArgument: .* not both/],
  [
    'R-CF-30: a VPC origin',
    origins(bucketOrigin({ VpcOriginConfig: { VpcOriginId: 'vo_1' } })),
    /^NotSimulated: netlab does not simulate VPC origins/,
  ],
  [
    'R-CF-31: two of one ID',
    origins(bucketOrigin(), bucketOrigin()),
    /^InvalidArgument: .*duplicate: photos/,
  ],
  [
    'R-CF-31: a target that is not there',
    { DefaultCacheBehavior: behaviour({ TargetOriginId: 'other' }) },
    NO_ORIGIN,
  ],
  ['R-CF-32: a path without its slash', origins(bucketOrigin({ OriginPath: 'live' })), BAD_PATH],
  ['R-CF-32: a slash at the end', origins(bucketOrigin({ OriginPath: '/live/' })), BAD_PATH],
  ['R-CF-32: a path of 256', origins(bucketOrigin({ OriginPath: `/${'x'.repeat(255)}` })), BAD_PATH],
  [
    'R-CF-34: port 81',
    origins(customOrigin({}, { HTTPPort: 81 })),
    /^InvalidArgument: .*HTTPPort must be 80, 443/,
  ],
  ['R-CF-34: port 65536', origins(customOrigin({}, { HTTPSPort: 65536 })), /^InvalidArgument: .*HTTPSPort/],
  [
    'R-CF-34: a protocol policy',
    origins(customOrigin({}, { OriginProtocolPolicy: 'ftp' })),
    /^MalformedXML: 1 validation error detected: Value 'ftp' at /,
  ],
  [
    'R-CF-34: a TLS version',
    origins(customOrigin({}, { OriginSslProtocols: list('TLSv1.3') })),
    /^MalformedXML: .*'TLSv1.3'/,
  ],
  [
    'R-CF-35: no attempts',
    origins(bucketOrigin({ ConnectionAttempts: 0 })),
    /^InvalidArgument: .*ConnectionAttempts/,
  ],
  [
    'R-CF-35: 4 attempts',
    origins(bucketOrigin({ ConnectionAttempts: 4 })),
    /^InvalidArgument: .*ConnectionAttempts/,
  ],
  [
    'R-CF-35: 11 seconds',
    origins(bucketOrigin({ ConnectionTimeout: 11 })),
    /^InvalidArgument: .*ConnectionTimeout/,
  ],
  [
    'R-CF-36: 121 seconds',
    origins(customOrigin({}, { OriginReadTimeout: 121 })),
    'InvalidOriginReadTimeout: The read timeout specified for the origin is not valid.',
  ],
  [
    'R-CF-36: 121 seconds for a bucket',
    origins({ ...bucketOrigin(), S3OriginConfig: { OriginAccessIdentity: '', OriginReadTimeout: 121 } }),
    'InvalidOriginReadTimeout: The read timeout specified for the origin is not valid.',
  ],
  [
    'R-CF-37: a whole answer sooner than its parts',
    origins(bucketOrigin({ ResponseCompletionTimeout: 29 })),
    'InvalidArgument: The parameter ResponseCompletionTimeout must be equal to or greater than OriginReadTimeout.',
  ],
  [
    'R-CF-37: 0 seconds',
    origins(customOrigin({}, { OriginKeepaliveTimeout: 0 })),
    'InvalidOriginKeepaliveTimeout: The keep alive timeout specified for the origin is not valid.',
  ],
  [
    'R-CF-17: 31 headers',
    origins(
      bucketOrigin({ CustomHeaders: many(31, (index) => ({ HeaderName: `x-${index}`, HeaderValue: '' })) }),
    ),
    'TooManyOriginCustomHeaders: Your request contains too many origin custom headers.',
  ],
  [
    'R-CF-17: Host',
    origins(bucketOrigin({ CustomHeaders: list({ HeaderName: 'Host', HeaderValue: 'a' }) })),
    /^InvalidArgument: .*Host is not allowed/,
  ],
  [
    'R-CF-17: X-Amz-…',
    origins(bucketOrigin({ CustomHeaders: list({ HeaderName: 'X-Amz-Date', HeaderValue: 'a' }) })),
    /^InvalidArgument: .*not allowed/,
  ],
  [
    'R-CF-17: a name with a space',
    origins(bucketOrigin({ CustomHeaders: list({ HeaderName: 'a b', HeaderValue: 'a' }) })),
    /^InvalidArgument: .*invalid characters/,
  ],
  [
    'R-CF-17: twice',
    origins(
      bucketOrigin({
        CustomHeaders: list({ HeaderName: 'a', HeaderValue: '' }, { HeaderName: 'A', HeaderValue: '' }),
      }),
    ),
    /^InvalidArgument: .*duplicate/,
  ],
  [
    'R-CF-24: a shield in no region of shields',
    origins(bucketOrigin({ OriginShield: { Enabled: true, OriginShieldRegion: 'eu-north-1' } })),
    'InvalidArgument: The parameter OriginShieldRegion is not valid.',
  ],
  [
    'R-CF-24: a shield nowhere',
    origins(bucketOrigin({ OriginShield: { Enabled: true } })),
    'InvalidArgument: The parameter OriginShieldRegion is not valid.',
  ],
  [
    'R-CF-41: both ways of signing',
    origins({
      ...bucketOrigin({ OriginAccessControlId: 'E1' }),
      S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' },
    }),
    'IllegalOriginAccessConfiguration: An origin cannot contain both an origin access control (OAC) and an origin access identity (OAI).',
  ],
  [
    'R-CF-41: an access control that is not there',
    origins(bucketOrigin({ OriginAccessControlId: 'E1' })),
    /^InvalidOriginAccessControl: /,
  ],
  [
    'R-CF-41: an identity that is not there',
    origins({
      ...bucketOrigin(),
      S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' },
    }),
    /^InvalidOriginAccessIdentity: /,
  ],
  [
    'R-CF-41: an identity by its ID alone',
    origins({ ...bucketOrigin(), S3OriginConfig: { OriginAccessIdentity: 'E1' } }),
    /^InvalidOriginAccessIdentity: /,
  ],
  [
    'R-CF-43: one member',
    group({ Members: list({ OriginId: 'photos' }) }),
    /^InvalidArgument: .*two origins/,
  ],
  [
    'R-CF-43: a member that is not there',
    group({ Members: list({ OriginId: 'photos' }, { OriginId: 'x' }) }),
    NO_ORIGIN,
  ],
  [
    'R-CF-43: the same member twice',
    group({ Members: list({ OriginId: 'photos' }, { OriginId: 'photos' }) }),
    /^InvalidArgument: .*duplicate/,
  ],
  [
    'R-CF-43: a code that is no failure',
    group({ FailoverCriteria: { StatusCodes: list(200) } }),
    /^InvalidArgument: .*StatusCodes/,
  ],
  ['R-CF-43: a group called like an origin', group({ Id: 'photos' }), /^InvalidArgument: .*duplicate/],
  [
    'R-CF-43: writing through a group',
    { ...group(), ...defaultBehaviour({ TargetOriginId: 'both', AllowedMethods: list(...ALL_METHODS) }) },
    'InvalidArgument: The parameter allowed methods cannot include POST, PUT, PATCH, or DELETE for a cached behavior associated with an origin group.',
  ],
  [
    'R-CF-13: 11 groups',
    {
      ...group(),
      OriginGroups: many(11, (index) => ({ ...group().OriginGroups.Items[0], Id: `g${index}` })),
    },
    'TooManyOriginGroupsPerDistribution: Processing your request would cause you to exceed the maximum number of origin groups allowed.',
  ],
];

const BEHAVIOUR_ROWS: readonly Row[] = [
  [
    'R-CF-51: a pattern with a space',
    patterns('a b'),
    'InvalidArgument: The parameter PathPattern contains invalid characters.',
  ],
  [
    'R-CF-50: a pattern of 256',
    patterns('x'.repeat(256)),
    'InvalidArgument: The parameter PathPattern is too big.',
  ],
  [
    'R-CF-51: a pattern twice',
    patterns('/a/*', 'a/*'),
    /^InvalidArgument: .*PathPattern contains a duplicate/,
  ],
  [
    'R-CF-13: 76 behaviours',
    patterns(...Array.from({ length: 76 }, (_, index) => `/${index}`)),
    'TooManyCacheBehaviors: You cannot create more cache behaviors for the distribution.',
  ],
  [
    'R-CF-52: a protocol policy',
    defaultBehaviour({ ViewerProtocolPolicy: 'https' }),
    /^MalformedXML: .*Value 'https' at 'distributionConfig.defaultCacheBehavior.viewerProtocolPolicy' failed to satisfy constraint: Member must satisfy enum value set: \[allow-all, https-only, redirect-to-https\]/,
  ],
  [
    'R-CF-53: a set of methods that is none',
    defaultBehaviour({ AllowedMethods: list('GET', 'PUT') }),
    /^InvalidArgument: .*AllowedMethods/,
  ],
  [
    'R-CF-53: caching answers to POST',
    defaultBehaviour({ AllowedMethods: { ...list(...ALL_METHODS), CachedMethods: list('GET', 'POST') } }),
    /^InvalidArgument: .*CachedMethods/,
  ],
  [
    'R-CF-53: caching what is not allowed',
    defaultBehaviour({
      AllowedMethods: { ...list('GET', 'HEAD'), CachedMethods: list('GET', 'HEAD', 'OPTIONS') },
    }),
    /^InvalidArgument: .*CachedMethods/,
  ],
  [
    'R-CF-71: both',
    { DefaultCacheBehavior: { ...legacyBehaviour(), CachePolicyId: CACHING_OPTIMIZED } },
    'InvalidArgument: The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.',
  ],
  [
    'R-CF-71: neither',
    defaultBehaviour({ CachePolicyId: undefined }),
    'InvalidArgument: The parameter ForwardedValues is required.',
  ],
  [
    'R-CF-71: a TTL beside a policy',
    defaultBehaviour({ MinTTL: 5 }),
    'InvalidArgument: The parameter MinTTL cannot be used when a cache policy is associated to the cache behavior.',
  ],
  [
    'R-CF-71: an origin request policy alone',
    legacy({ OriginRequestPolicyId: '216adef6-5c7f-47e4-b989-5492eafa07d3' }),
    /^InvalidArgument: .*OriginRequestPolicyId/,
  ],
  ['R-CF-84: no such cache policy', defaultBehaviour({ CachePolicyId: 'x' }), /^NoSuchCachePolicy: /],
  [
    'R-CF-84: no such origin request policy',
    defaultBehaviour({ OriginRequestPolicyId: 'x' }),
    /^NoSuchOriginRequestPolicy: /,
  ],
  [
    'R-CF-84: no such response headers policy',
    defaultBehaviour({ ResponseHeadersPolicyId: 'x' }),
    /^NoSuchResponseHeadersPolicy: /,
  ],
  [
    'R-CF-75: minimum above default',
    legacy({ MinTTL: 10, DefaultTTL: 5 }),
    'InvalidTTLOrder: The TTL order specified is not valid.',
  ],
  [
    'R-CF-75: default above maximum',
    legacy({ DefaultTTL: 10, MaxTTL: 5 }),
    'InvalidTTLOrder: The TTL order specified is not valid.',
  ],
  [
    'R-CF-75: minimum above maximum',
    legacy({ MinTTL: 10, MaxTTL: 5 }),
    'InvalidTTLOrder: The TTL order specified is not valid.',
  ],
  ['R-CF-75: below zero', legacy({ MinTTL: -1 }), /^InvalidArgument: .*MinTTL/],
  [
    'R-CF-17: 11 headers',
    legacy({}, { Headers: many(11, (index) => `x-${index}`) }),
    'TooManyHeadersInForwardedValues: Your request contains too many headers in forwarded values.',
  ],
  [
    'Host to a bucket',
    legacy({}, { Headers: list('Host') }),
    'InvalidHeadersForS3Origin: The headers specified are not valid for an Amazon S3 origin.',
  ],
  [
    'R-CF-17: 11 cookies',
    legacy({}, { Cookies: { Forward: 'whitelist', WhitelistedNames: many(11, (index) => `c${index}`) } }),
    /^TooManyCookieNamesInWhiteList: /,
  ],
  [
    'cookies to be named, and none is',
    legacy({}, { Cookies: { Forward: 'whitelist' } }),
    /^InvalidForwardCookies: /,
  ],
  [
    'cookies named that go anyway',
    legacy({}, { Cookies: { Forward: 'all', WhitelistedNames: list('a') } }),
    /^InvalidForwardCookies: /,
  ],
  [
    'R-CF-17: 11 parameters',
    legacy({}, { QueryString: true, QueryStringCacheKeys: many(11, (index) => `q${index}`) }),
    /^TooManyQueryStringParameters: /,
  ],
  [
    'parameters without the query',
    legacy({}, { QueryStringCacheKeys: list('q') }),
    /^InvalidQueryStringParameters: /,
  ],
  [
    'R-CF-124: no such key group',
    defaultBehaviour({ TrustedKeyGroups: { Enabled: true, ...list('x') } }),
    'TrustedKeyGroupDoesNotExist: The specified key group does not exist.',
  ],
  [
    'R-CF-124: 5 key groups',
    defaultBehaviour({ TrustedKeyGroups: { Enabled: true, ...many(5, String) } }),
    /^TooManyKeyGroupsAssociatedToDistribution: /,
  ],
  [
    'R-CF-124: an account that is none',
    defaultBehaviour({ TrustedSigners: { Enabled: true, ...list('999999999999') } }),
    /^TrustedSignerDoesNotExist: /,
  ],
  [
    'R-CF-124: 6 signers',
    defaultBehaviour({ TrustedSigners: { Enabled: true, ...many(6, String) } }),
    /^TooManyTrustedSigners: /,
  ],
  [
    'R-CF-124: enabled, but nobody is trusted',
    defaultBehaviour({ TrustedSigners: { Enabled: true, Quantity: 0 } }),
    /^InvalidArgument: .*TrustedSigners/,
  ],
  [
    'R-CF-141: Lambda@Edge',
    defaultBehaviour({
      LambdaFunctionAssociations: list({ LambdaFunctionARN: 'arn', EventType: 'viewer-request' }),
    }),
    /^NotSimulated: netlab does not simulate Lambda@Edge\. /,
  ],
  [
    'R-CF-141: a function',
    defaultBehaviour({ FunctionAssociations: list({ FunctionARN: 'arn', EventType: 'viewer-request' }) }),
    /^NotSimulated: netlab does not simulate CloudFront Functions/,
  ],
  ['field-level encryption', defaultBehaviour({ FieldLevelEncryptionId: 'C1' }), /^NotSimulated: /],
  ['real-time logs', defaultBehaviour({ RealtimeLogConfigArn: 'arn' }), /^NotSimulated: /],
  ['gRPC', defaultBehaviour({ GrpcConfig: { Enabled: true } }), /^NotSimulated: /],
];

const WHOLE_ROWS: readonly Row[] = [
  [
    'R-CF-1: a comment of 129',
    { Comment: 'x'.repeat(129) },
    'InvalidArgument: The parameter Comment is too big.',
  ],
  [
    'R-CF-1: nothing says whether it is enabled',
    { Enabled: undefined },
    "MalformedXML: 1 validation error detected: Value null at 'distributionConfig.enabled' failed to satisfy constraint: Member must not be null",
  ],
  [
    'R-CF-10: a price class',
    { PriceClass: 'PriceClass_300' },
    /^MalformedXML: .*Value 'PriceClass_300' at 'distributionConfig.priceClass'/,
  ],
  ['R-CF-10: a version of HTTP', { HttpVersion: 'http4' }, /^MalformedXML: .*'http4'/],
  ['R-CF-11: a root object with a slash before it', { DefaultRootObject: '/index.html' }, BAD_ROOT],
  ['R-CF-11: a root object of 256', { DefaultRootObject: 'x'.repeat(256) }, BAD_ROOT],
  [
    'R-CF-92: a code without pages',
    page({ ErrorCode: 402 }),
    'InvalidErrorCode: An invalid error code was specified.',
  ],
  ['R-CF-92: a path without a code', page({ ResponseCode: '' }), /^InvalidArgument: .*both given/],
  ['R-CF-92: a code without a path', page({ ResponsePagePath: undefined }), /^InvalidArgument: .*both given/],
  ['R-CF-92: a path without its slash', page({ ResponsePagePath: 'lost.html' }), /^InvalidArgument: .*slash/],
  [
    'R-CF-92: answering 201',
    page({ ResponseCode: '201' }),
    'InvalidResponseCode: A response code is not valid.',
  ],
  [
    'R-CF-92: one code twice',
    { CustomErrorResponses: list({ ErrorCode: 404 }, { ErrorCode: 404 }) },
    /^InvalidArgument: .*duplicate/,
  ],
  [
    'R-CF-90: kept for less than nothing',
    page({ ErrorCachingMinTTL: -1 }),
    /^InvalidArgument: .*ErrorCachingMinTTL/,
  ],
  ['R-CF-120: no restriction, but countries', geo('none', 'PT'), BAD_GEO],
  ['R-CF-120: nobody is allowed', geo('whitelist'), BAD_GEO],
  [
    'R-CF-120: no country',
    geo('blacklist', 'ZZ'),
    'InvalidLocationCode: The location code specified is not valid.',
  ],
  [
    'R-CF-120: a country in small letters',
    geo('blacklist', 'pt'),
    'InvalidLocationCode: The location code specified is not valid.',
  ],
  ['R-CF-120: a kind of restriction', geo('greylist', 'PT'), /^MalformedXML: .*'greylist'/],
  ['R-CF-110: an alias with capitals', { Aliases: list('WWW.example.com') }, BAD_CNAME],
  ['R-CF-110: a star within', { Aliases: list('a.*.example.com') }, BAD_CNAME],
  ['R-CF-110: a star in a word', { Aliases: list('*a.example.com') }, BAD_CNAME],
  ['R-CF-110: one word', { Aliases: list('localhost') }, BAD_CNAME],
  [
    'R-CF-110: 101 aliases',
    { Aliases: many(101, (index) => `a${index}.example.com`) },
    'TooManyDistributionCNAMEs: Your request contains more CNAMEs than are allowed per distribution.',
  ],
  [
    'R-CF-110: an alias without a certificate',
    { Aliases: list('www.example.com') },
    /^InvalidViewerCertificate: To add an alternate domain name \(CNAME\) to a CloudFront distribution, you must attach a trusted certificate/,
  ],
  [
    'R-CF-111: no such certificate',
    certificate({ ACMCertificateArn: ARN, SSLSupportMethod: 'sni-only' }),
    BAD_CERTIFICATE,
  ],
  [
    'R-CF-111: a certificate of another region',
    certificate({ ACMCertificateArn: ARN.replace('us-east-1', 'eu-west-1'), SSLSupportMethod: 'sni-only' }),
    BAD_CERTIFICATE,
  ],
  [
    'R-CF-111: a certificate of IAM',
    certificate({ IAMCertificateId: 'ASCA', SSLSupportMethod: 'sni-only' }),
    BAD_CERTIFICATE,
  ],
  [
    'R-CF-113: a certificate for nobody',
    certificate({ ACMCertificateArn: ARN }),
    'InvalidArgument: The parameter SSLSupportMethod is required.',
  ],
  [
    'R-CF-113: two certificates',
    certificate({ ACMCertificateArn: ARN, CloudFrontDefaultCertificate: true, SSLSupportMethod: 'sni-only' }),
    /^InvalidArgument: .*ViewerCertificate/,
  ],
  [
    'R-CF-113: a protocol version',
    certificate({ ACMCertificateArn: ARN, SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.4' }),
    'InvalidMinimumProtocolVersion: The minimum protocol version specified is not valid.',
  ],
  [
    'R-CF-113: SSLv3 by name',
    certificate({ ACMCertificateArn: ARN, SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'SSLv3' }),
    /^InvalidProtocolSettings: /,
  ],
  [
    'R-CF-126: a web ACL',
    { WebACLId: 'arn:aws:wafv2:x' },
    'InvalidWebACLId: Web ACL is not accessible by the requester.',
  ],
  [
    'R-CF-140: logs into no bucket',
    { Logging: { Enabled: true, IncludeCookies: false, Bucket: 'nowhere.s3.amazonaws.com', Prefix: '' } },
    'InvalidArgument: The parameter Logging Bucket does not refer to a valid S3 bucket.',
  ],
  ['continuous deployment', { Staging: true }, /^NotSimulated: /],
  ['tenants', { ConnectionMode: 'tenant-only' }, /^NotSimulated: /],
  [
    'R-CF-135: cache tags',
    { CacheTagConfig: { HeaderName: 'x-tags' } },
    /^NotSimulated: netlab does not simulate cache tags\. Invalidate by path\.$/,
  ],
];

describe.each([
  ['origins', ORIGIN_ROWS],
  ['behaviours', BEHAVIOUR_ROWS],
  ['the rest of a configuration', WHOLE_ROWS],
])('%s are refused', (_what, rows) => {
  it.each(rows)('%s', (_rule, extra, error) => {
    const refused = scenery().refusal(extra);
    if (typeof error === 'string') expect(refused).toBe(error);
    else expect(refused).toMatch(error);
  });
});

describe('a configuration is taken, and completed', () => {
  const shown = (extra: object) => scenery().create(extra).DistributionConfig;

  it.each<[string, object, object]>([
    [
      'R-CF-53: methods in any order',
      defaultBehaviour({ AllowedMethods: list(...ALL_METHODS) }),
      {
        DefaultCacheBehavior: {
          AllowedMethods: {
            Quantity: 7,
            Items: ['HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH'],
            CachedMethods: list('HEAD', 'GET'),
          },
        },
      },
    ],
    [
      'R-CF-75: a minimum above a day',
      legacy({ MinTTL: 100_000 }),
      { DefaultCacheBehavior: { MinTTL: 100_000, DefaultTTL: 100_000, MaxTTL: 31_536_000 } },
    ],
    [
      'R-CF-75: a default above a year',
      legacy({ DefaultTTL: 40_000_000 }),
      { DefaultCacheBehavior: { MinTTL: 0, DefaultTTL: 40_000_000, MaxTTL: 40_000_000 } },
    ],
    [
      'R-CF-90: errors are kept for ten seconds',
      { CustomErrorResponses: list({ ErrorCode: 404 }) },
      {
        CustomErrorResponses: list({
          ErrorCode: 404,
          ResponsePagePath: '',
          ResponseCode: '',
          ErrorCachingMinTTL: 10,
        }),
      },
    ],
    [
      'R-CF-120: countries',
      geo('whitelist', 'PT', 'ES'),
      { Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', ...list('PT', 'ES') } } },
    ],
    [
      'R-CF-30: a bucket without S3OriginConfig',
      origins({ Id: 'photos', DomainName: BUCKET }),
      origins({ S3OriginConfig: { OriginAccessIdentity: '' } }),
    ],
    [
      'R-CF-43: a group',
      { ...group(), ...defaultBehaviour({ TargetOriginId: 'both' }) },
      { OriginGroups: list({ SelectionCriteria: 'default' }) },
    ],
    [
      'R-CF-24: a shield',
      origins(bucketOrigin({ OriginShield: { Enabled: true, OriginShieldRegion: 'eu-west-1' } })),
      origins({ OriginShield: { Enabled: true, OriginShieldRegion: 'eu-west-1' } }),
    ],
    [
      'R-CF-34: TLS versions in any order',
      origins(customOrigin({}, { OriginSslProtocols: list('TLSv1.2', 'TLSv1.1') })),
      origins({ CustomOriginConfig: { OriginSslProtocols: list('TLSv1.1', 'TLSv1.2') } }),
    ],
  ])('%s', (_rule, extra, expected) => {
    expect(shown(extra)).toMatchObject(expected);
  });

  it('with the most of everything (R-CF-13)', () => {
    const config = shown({
      Origins: many(100, (index) => bucketOrigin({ Id: index === 0 ? 'photos' : `o${index}` })),
      ...patterns(...Array.from({ length: 75 }, (_, index) => `/${index}`)),
      Comment: 'x'.repeat(128),
    });
    expect([config.Origins.Quantity, config.CacheBehaviors.Quantity]).toEqual([100, 75]);
  });

  it('501 distributions are too many (R-CF-13)', () => {
    const account = scenery();
    for (let index = 0; index < 500; index += 1) account.create({ CallerReference: String(index) });
    expect(account.refusal({ CallerReference: 'more' })).toBe(
      'TooManyDistributions: Processing your request would cause you to exceed the maximum number of distributions allowed.',
    );
  });
});
