/** What a distribution needs can't be deleted from under it (R-CF-41, R-CF-84, R-CF-124). */
import { expect, it } from 'vitest';
import { harness } from '../harness.ts';
import { RSA } from './keys.ts';
import { behaviour, bucketOrigin, config, list } from './scenery.ts';

const policyInUse = (noun: string) =>
  `The specified ${noun} is currently associated with a cache behavior. Please disassociate the policy before deleting.`;

it('keeps policies, key groups, access controls and identities that a distribution has', () => {
  const account = harness();
  const create = (word: string, settings: object) =>
    account.call(`cloudfront:Create${word}`, { [`${word}Config`]: settings })[word].Id as string;

  const parameters = {
    EnableAcceptEncodingGzip: false,
    HeadersConfig: { HeaderBehavior: 'none' },
    CookiesConfig: { CookieBehavior: 'none' },
    QueryStringsConfig: { QueryStringBehavior: 'none' },
  };
  const { EnableAcceptEncodingGzip: _gzip, ...choices } = parameters;
  const CachePolicy = create('CachePolicy', {
    Name: 'mine',
    MinTTL: 0,
    ParametersInCacheKeyAndForwardedToOrigin: parameters,
  });
  const OriginRequestPolicy = create('OriginRequestPolicy', { Name: 'mine', ...choices });
  const ResponseHeadersPolicy = create('ResponseHeadersPolicy', {
    Name: 'mine',
    RemoveHeadersConfig: list({ Header: 'Server' }),
  });
  const OriginAccessControl = create('OriginAccessControl', {
    Name: 'mine',
    SigningProtocol: 'sigv4',
    SigningBehavior: 'always',
    OriginAccessControlOriginType: 's3',
  });
  const CloudFrontOriginAccessIdentity = create('CloudFrontOriginAccessIdentity', {
    CallerReference: 'mine',
    Comment: '',
  });
  const key = create('PublicKey', { CallerReference: 'mine', Name: 'mine', EncodedKey: RSA.publicKey });
  const KeyGroup = create('KeyGroup', { Name: 'mine', Items: [key] });

  const identity = `origin-access-identity/cloudfront/${CloudFrontOriginAccessIdentity}`;
  account.call('cloudfront:CreateDistribution', {
    DistributionConfig: config({
      Origins: list(
        bucketOrigin({ OriginAccessControlId: OriginAccessControl }),
        bucketOrigin({ Id: 'old', S3OriginConfig: { OriginAccessIdentity: identity } }),
      ),
      DefaultCacheBehavior: behaviour({
        CachePolicyId: CachePolicy,
        OriginRequestPolicyId: OriginRequestPolicy,
        ResponseHeadersPolicyId: ResponseHeadersPolicy,
        TrustedKeyGroups: { Enabled: true, ...list(KeyGroup) },
      }),
    }),
  });

  const expected = {
    CachePolicy: [CachePolicy, `CachePolicyInUse: ${policyInUse('cache policy')}`],
    OriginRequestPolicy: [
      OriginRequestPolicy,
      `OriginRequestPolicyInUse: ${policyInUse('origin request policy')}`,
    ],
    ResponseHeadersPolicy: [
      ResponseHeadersPolicy,
      `ResponseHeadersPolicyInUse: ${policyInUse('response headers policy')}`,
    ],
    OriginAccessControl: [
      OriginAccessControl,
      'OriginAccessControlInUse: The CloudFront origin access control is still being used.',
    ],
    CloudFrontOriginAccessIdentity: [
      CloudFrontOriginAccessIdentity,
      'CloudFrontOriginAccessIdentityInUse: The CloudFront origin access identity is still being used.',
    ],
    KeyGroup: [KeyGroup, 'ResourceInUse: Cannot delete this resource because it is in use.'],
  };
  for (const [word, [Id, message]] of Object.entries(expected)) {
    const { ETag: IfMatch } = account.call(`cloudfront:Get${word}`, { Id });
    expect(account.error(`cloudfront:Delete${word}`, { Id, IfMatch })).toBe(message);
  }
});
