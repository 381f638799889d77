import { describe, expect, it } from 'vitest';
import { distributionAt } from '../../../src/cloud/cloudfront/distribution/find.ts';
import { RSA } from './keys.ts';
import {
  behaviour,
  bucketOrigin,
  config,
  customOrigin,
  legacyBehaviour,
  list,
  ROLLOUT_SECONDS,
  scenery,
} from './scenery.ts';

describe('a distribution', () => {
  it('is shown with all that AWS fills in (R-CF-2, R-CF-10, R-CF-35)', () => {
    const account = scenery();
    const made = account.call('cloudfront:CreateDistribution', {
      DistributionConfig: config({ DefaultCacheBehavior: legacyBehaviour() }),
    });
    const { Id: id } = made.Distribution;
    expect(made).toEqual({
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}`,
      ETag: expect.stringMatching(/^E[A-Z0-9]{13}$/),
      Distribution: {
        Id: expect.stringMatching(/^E[A-Z0-9]{13}$/),
        ARN: `arn:aws:cloudfront::123456789012:distribution/${id}`,
        Status: 'InProgress',
        LastModifiedTime: '2026-01-05T08:00:00+00:00',
        InProgressInvalidationBatches: 0,
        DomainName: expect.stringMatching(/^d[a-z0-9]{13}\.cloudfront\.net$/),
        ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
        ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
        DistributionConfig: {
          CallerReference: 'cabin',
          Aliases: { Quantity: 0 },
          DefaultRootObject: '',
          Origins: list({
            Id: 'photos',
            DomainName: 'cabin-photos.s3.us-east-1.amazonaws.com',
            OriginPath: '',
            CustomHeaders: { Quantity: 0 },
            S3OriginConfig: { OriginAccessIdentity: '', OriginReadTimeout: 30 },
            ConnectionAttempts: 3,
            ConnectionTimeout: 10,
            OriginShield: { Enabled: false },
            OriginAccessControlId: '',
          }),
          OriginGroups: { Quantity: 0 },
          DefaultCacheBehavior: {
            TargetOriginId: 'photos',
            TrustedSigners: { Enabled: false, Quantity: 0 },
            TrustedKeyGroups: { Enabled: false, Quantity: 0 },
            ViewerProtocolPolicy: 'allow-all',
            AllowedMethods: { ...list('HEAD', 'GET'), CachedMethods: list('HEAD', 'GET') },
            SmoothStreaming: false,
            Compress: false,
            LambdaFunctionAssociations: { Quantity: 0 },
            FunctionAssociations: { Quantity: 0 },
            FieldLevelEncryptionId: '',
            GrpcConfig: { Enabled: false },
            ForwardedValues: {
              QueryString: false,
              Cookies: { Forward: 'none' },
              Headers: { Quantity: 0 },
              QueryStringCacheKeys: { Quantity: 0 },
            },
            MinTTL: 0,
            DefaultTTL: 86400,
            MaxTTL: 31536000,
          },
          CacheBehaviors: { Quantity: 0 },
          CustomErrorResponses: { Quantity: 0 },
          Comment: '',
          Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
          PriceClass: 'PriceClass_All',
          Enabled: true,
          ViewerCertificate: {
            CloudFrontDefaultCertificate: true,
            SSLSupportMethod: 'vip',
            MinimumProtocolVersion: 'TLSv1',
            CertificateSource: 'cloudfront',
          },
          Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
          WebACLId: '',
          HttpVersion: 'http2',
          IsIPV6Enabled: true,
          ContinuousDeploymentPolicyId: '',
          Staging: false,
        },
      },
    });
  });

  it('has defaults for an origin that is no bucket (R-CF-34, R-CF-36, R-CF-37)', () => {
    const { DistributionConfig: shown } = scenery().create({ Origins: list(customOrigin()) });
    expect(shown.Origins.Items[0].CustomOriginConfig).toEqual({
      HTTPPort: 80,
      HTTPSPort: 443,
      OriginProtocolPolicy: 'http-only',
      OriginSslProtocols: list('SSLv3', 'TLSv1'),
      OriginReadTimeout: 30,
      OriginKeepaliveTimeout: 5,
    });
  });

  it('is made once for a caller reference, unless the contents differ (R-CF-4)', () => {
    const account = scenery();
    const first = account.create();
    expect(account.create()).toEqual(first);
    expect(account.refusal({ Comment: 'another' })).toBe(
      `DistributionAlreadyExists: The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${first.Id}`,
    );
    expect(account.call('cloudfront:ListDistributions').DistributionList.Quantity).toBe(1);
  });

  it('is the same for the same seed', () => {
    expect(scenery({ seed: 'a' }).create()).toEqual(scenery({ seed: 'a' }).create());
    expect(scenery({ seed: 'a' }).create().Id).not.toBe(scenery({ seed: 'b' }).create().Id);
  });

  it('is Deployed within minutes (R-CF-3)', () => {
    const account = scenery();
    const { Id } = account.create();
    const status = () => account.call('cloudfront:GetDistribution', { Id }).Distribution.Status;
    account.advance(179);
    expect(status()).toBe('InProgress');
    account.advance(ROLLOUT_SECONDS - 179);
    expect(status()).toBe('Deployed');
  });

  it.each([
    [
      'R-CF-5: no version',
      undefined,
      'InvalidIfMatchVersion: The If-Match version is missing or not valid for the resource.',
    ],
    [
      'R-CF-5: no version at all',
      'W/"x"',
      'InvalidIfMatchVersion: The If-Match version is missing or not valid for the resource.',
    ],
    [
      'R-CF-5: another version',
      'E2QWRUHAPOMQZL',
      "PreconditionFailed: The request failed because it didn't meet the preconditions in one or more request-header fields.",
    ],
  ])('is changed and deleted only by who knows it: %s', (_rule, IfMatch, error) => {
    const account = scenery();
    const { Id, DistributionConfig } = account.create({ Enabled: false });
    const request = { Id, ...(IfMatch !== undefined && { IfMatch }) };
    expect(account.error('cloudfront:UpdateDistribution', { ...request, DistributionConfig })).toBe(error);
    expect(account.error('cloudfront:DeleteDistribution', request)).toBe(error);
  });

  it('keeps its caller reference (R-CF-6)', () => {
    const account = scenery();
    const { Id } = account.create();
    const { ETag, DistributionConfig } = account.call('cloudfront:GetDistributionConfig', { Id });
    expect(
      account.error('cloudfront:UpdateDistribution', {
        Id,
        IfMatch: ETag,
        DistributionConfig: { ...DistributionConfig, CallerReference: 'other' },
      }),
    ).toBe('IllegalUpdate: The update contains modifications that are not allowed.');
  });

  it('is deleted when it is disabled everywhere (R-CF-7)', () => {
    const account = scenery();
    const { Id } = account.create();
    account.advance(ROLLOUT_SECONDS);
    const remove = () => ({ Id, IfMatch: account.call('cloudfront:GetDistribution', { Id }).ETag });
    const notDisabled =
      'DistributionNotDisabled: The distribution you are trying to delete has not been disabled.';
    expect(account.error('cloudfront:DeleteDistribution', remove())).toBe(notDisabled);
    const { DistributionConfig, ETag } = account.call('cloudfront:GetDistributionConfig', { Id });
    account.call('cloudfront:UpdateDistribution', {
      Id,
      IfMatch: ETag,
      DistributionConfig: { ...DistributionConfig, Enabled: false },
    });
    expect(account.error('cloudfront:DeleteDistribution', remove())).toBe(notDisabled);
    account.advance(ROLLOUT_SECONDS);
    account.call('cloudfront:DeleteDistribution', remove());
    expect(account.error('cloudfront:GetDistribution', { Id })).toBe(
      'NoSuchDistribution: The specified distribution does not exist.',
    );
  });

  it('is put back as it was shown, and is the same (get, then update)', () => {
    const account = scenery();
    const { Id } = account.create({
      CacheBehaviors: list({ PathPattern: '/api/*', ...legacyBehaviour() }),
      CustomErrorResponses: list({ ErrorCode: 404 }),
    });
    const before = account.call('cloudfront:GetDistributionConfig', { Id });
    account.update(Id, {});
    const after = account.call('cloudfront:GetDistributionConfig', { Id });
    expect(after.DistributionConfig).toEqual(before.DistributionConfig);
    expect(after.ETag).not.toBe(before.ETag);
  });

  it('is listed in pages, and by what it uses', () => {
    const account = scenery();
    const made = ['a', 'b', 'c'].map((CallerReference) => account.create({ CallerReference }).Id);
    const legacy = account.create({ CallerReference: 'd', DefaultCacheBehavior: legacyBehaviour() }).Id;
    const { DistributionList: page } = account.call('cloudfront:ListDistributions', { MaxItems: 3 });
    expect(page).toMatchObject({
      Marker: '',
      MaxItems: 3,
      IsTruncated: true,
      NextMarker: made[2],
      Quantity: 3,
    });
    const next = account.call('cloudfront:ListDistributions', { Marker: page.NextMarker }).DistributionList;
    expect([next.Items.map((item: { Id: string }) => item.Id), next.IsTruncated]).toEqual([[legacy], false]);
    expect(next.Items[0]).not.toHaveProperty('DefaultRootObject');
    expect(
      account.call('cloudfront:ListDistributionsByCachePolicyId', {
        CachePolicyId: behaviour().CachePolicyId,
      }).DistributionIdList.Items,
    ).toEqual(made);
    expect(account.error('cloudfront:ListDistributionsByCachePolicyId', { CachePolicyId: 'x' })).toMatch(
      /^NoSuchCachePolicy: /,
    );
  });
});

describe('the rollout of a configuration (R-CF-3)', () => {
  const EDGES = Array.from({ length: 40 }, (_, index) => `POP${index}-C1`);

  it('reaches every edge at a time of its own, the old one stays until then', () => {
    const account = scenery();
    const { Id, DomainName } = account.create({ Comment: 'old' });
    const at = () =>
      EDGES.map((edge) => distributionAt(account.world, DomainName, edge)?.config.Comment ?? 'unknown');
    expect(new Set(at())).toEqual(new Set(['unknown']));
    account.advance(150);
    expect(new Set(at())).toEqual(new Set(['unknown', 'old']));
    account.advance(ROLLOUT_SECONDS);
    expect(new Set(at())).toEqual(new Set(['old']));
    const { ETag, DistributionConfig } = account.call('cloudfront:GetDistributionConfig', { Id });
    account.call('cloudfront:UpdateDistribution', {
      Id,
      IfMatch: ETag,
      DistributionConfig: { ...DistributionConfig, Comment: 'new' },
    });
    const seen = EDGES.map(() => ['old']);
    for (let minute = 0; minute < 6; minute += 1) {
      for (const [index, comment] of at().entries()) seen[index]?.push(comment);
      account.advance(60);
    }
    expect(at()).toEqual(EDGES.map(() => 'new'));
    for (const comments of seen) expect(comments.join(' ')).toMatch(/^(old )+(new ?)+$/);
    expect(new Set(seen.map((comments) => comments.indexOf('new'))).size).toBeGreaterThan(2);
  });

  it('never takes an edge back, when one update overtakes another', () => {
    const account = scenery();
    const { Id, DomainName } = account.create({ Comment: '1' });
    const update = (Comment: string) => {
      const { ETag, DistributionConfig } = account.call('cloudfront:GetDistributionConfig', { Id });
      account.call('cloudfront:UpdateDistribution', {
        Id,
        IfMatch: ETag,
        DistributionConfig: { ...DistributionConfig, Comment },
      });
    };
    const seen = EDGES.map(() => 0);
    update('2');
    account.advance(20);
    update('3');
    for (let step = 0; step < 40; step += 1) {
      account.advance(10);
      EDGES.forEach((edge, index) => {
        const now = Number(distributionAt(account.world, DomainName, edge)?.config.Comment ?? 0);
        expect(now).toBeGreaterThanOrEqual(seen[index] ?? 0);
        seen[index] = now;
      });
    }
    expect(new Set(seen)).toEqual(new Set([3]));
    expect(account.call('cloudfront:GetDistribution', { Id }).Distribution.Status).toBe('Deployed');
  });
});

describe('tags', () => {
  it('are given, changed and taken', () => {
    const account = scenery();
    const { Distribution } = account.call('cloudfront:CreateDistributionWithTags', {
      DistributionConfigWithTags: {
        DistributionConfig: config(),
        Tags: { Items: [{ Key: 'team', Value: 'cabins' }] },
      },
    });
    const Resource = Distribution.ARN;
    account.call('cloudfront:TagResource', { Resource, Tags: { Items: [{ Key: 'stage', Value: 'live' }] } });
    account.call('cloudfront:UntagResource', { Resource, TagKeys: { Items: ['team'] } });
    expect(account.call('cloudfront:ListTagsForResource', { Resource })).toEqual({
      Tags: { Items: [{ Key: 'stage', Value: 'live' }] },
    });
    expect(account.error('cloudfront:ListTagsForResource', { Resource: `${Resource}X` })).toBe(
      'NoSuchResource: A resource that was specified is not valid.',
    );
    expect(
      account.error('cloudfront:TagResource', { Resource, Tags: { Items: [{ Key: 'a,b', Value: '' }] } }),
    ).toBe('InvalidTagging: The tagging specified is not valid.');
  });
});

describe('what a distribution uses', () => {
  it('an access control cannot be deleted meanwhile, and is for buckets only (R-CF-41)', () => {
    const account = scenery();
    const { OriginAccessControl: made, ETag } = account.call('cloudfront:CreateOriginAccessControl', {
      OriginAccessControlConfig: {
        Name: 'photos',
        SigningProtocol: 'sigv4',
        SigningBehavior: 'always',
        OriginAccessControlOriginType: 's3',
      },
    });
    const signed = { OriginAccessControlId: made.Id };
    expect(account.refusal({ Origins: list(customOrigin(signed)) })).toBe(
      'InvalidDomainNameForOriginAccessControl: An origin access control is associated with an origin whose domain name is not supported.',
    );
    const { Id } = account.create({ Origins: list(bucketOrigin(signed)) });
    const remove = { Id: made.Id, IfMatch: ETag };
    expect(account.error('cloudfront:DeleteOriginAccessControl', remove)).toMatch(
      /^OriginAccessControlInUse: /,
    );
    account.update(Id, { Origins: list(bucketOrigin()) });
    account.call('cloudfront:DeleteOriginAccessControl', remove);
  });

  it('an identity is named with its path (R-CF-41)', () => {
    const account = scenery();
    const { CloudFrontOriginAccessIdentity: made, ETag } = account.call(
      'cloudfront:CreateCloudFrontOriginAccessIdentity',
      { CloudFrontOriginAccessIdentityConfig: { CallerReference: 'a', Comment: '' } },
    );
    const OriginAccessIdentity = `origin-access-identity/cloudfront/${made.Id}`;
    account.create({ Origins: list(bucketOrigin({ S3OriginConfig: { OriginAccessIdentity } })) });
    expect(
      account.error('cloudfront:DeleteCloudFrontOriginAccessIdentity', { Id: made.Id, IfMatch: ETag }),
    ).toMatch(/^CloudFrontOriginAccessIdentityInUse: /);
  });

  it('key groups are shown with their keys (R-CF-124)', () => {
    const account = scenery();
    const { PublicKey: key } = account.call('cloudfront:CreatePublicKey', {
      PublicKeyConfig: { CallerReference: 'k', Name: 'k', EncodedKey: RSA.publicKey },
    });
    const { KeyGroup: group } = account.call('cloudfront:CreateKeyGroup', {
      KeyGroupConfig: { Name: 'members', Items: [key.Id] },
    });
    const trusted = { TrustedKeyGroups: { Enabled: true, ...list(group.Id) } };
    const made = account.create({ DefaultCacheBehavior: behaviour(trusted) });
    expect(made.ActiveTrustedKeyGroups).toEqual({
      Enabled: true,
      ...list({ KeyGroupId: group.Id, KeyPairIds: list(key.Id) }),
    });
    expect(
      account.call('cloudfront:ListDistributionsByKeyGroup', { KeyGroupId: group.Id }).DistributionIdList
        .Items,
    ).toEqual([made.Id]);
  });

  it('an account that may sign is shown without keys: it has none here', () => {
    const trusted = { TrustedSigners: { Enabled: true, ...list('self') } };
    expect(scenery().create({ DefaultCacheBehavior: behaviour(trusted) }).ActiveTrustedSigners).toEqual({
      Enabled: true,
      ...list({ AwsAccountNumber: 'self', KeyPairIds: { Quantity: 0 } }),
    });
  });
});
