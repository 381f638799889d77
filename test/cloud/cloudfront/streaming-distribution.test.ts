import { describe, expect, it } from 'vitest';
import { harness } from '../harness.ts';
import { list } from './scenery.ts';

const config = (extra: object = {}) => ({
  CallerReference: 'film',
  S3Origin: { DomainName: 'film.s3.amazonaws.com', OriginAccessIdentity: '' },
  Comment: '',
  TrustedSigners: { Enabled: false, Quantity: 0 },
  Enabled: true,
  ...extra,
});

const of = (extra: object = {}) => ({ StreamingDistributionConfig: config(extra) });
const then = () => harness({ setting: { era: 2017 } });

describe('a streaming distribution', () => {
  it.each([[undefined], [2021]])('is no longer made (R-CF-12): %s', (era) => {
    const today = harness({ setting: era === undefined ? {} : { era } });
    expect(today.error('cloudfront:CreateStreamingDistribution', of())).toBe(
      'InvalidArgument: Amazon CloudFront discontinued support for RTMP distributions on December 31, 2020.',
    );
    expect(today.call('cloudfront:ListStreamingDistributions').StreamingDistributionList.Quantity).toBe(0);
  });

  it('was made, changed, listed and deleted in its time', () => {
    const account = then();
    const { StreamingDistribution: made, Location } = account.call(
      'cloudfront:CreateStreamingDistribution',
      of(),
    );
    expect(made).toMatchObject({
      ARN: `arn:aws:cloudfront::123456789012:streaming-distribution/${made.Id}`,
      Status: 'InProgress',
      DomainName: expect.stringMatching(/^s[a-z0-9]{13}\.cloudfront\.net$/),
      ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
      StreamingDistributionConfig: {
        ...config(),
        Aliases: { Quantity: 0 },
        Logging: { Enabled: false, Bucket: '', Prefix: '' },
        PriceClass: 'PriceClass_All',
      },
    });
    expect(Location).toMatch(/\/2020-05-31\/streaming-distribution\/E/);
    const { Id } = made;
    const status = () =>
      account.call('cloudfront:GetStreamingDistribution', { Id }).StreamingDistribution.Status;
    account.advance(599);
    expect(status()).toBe('InProgress');
    account.advance(601);
    expect(status()).toBe('Deployed');

    const shown = account.call('cloudfront:GetStreamingDistributionConfig', { Id });
    const change = {
      Id,
      IfMatch: shown.ETag,
      StreamingDistributionConfig: { ...shown.StreamingDistributionConfig, Enabled: false },
    };
    expect(account.error('cloudfront:DeleteStreamingDistribution', { Id, IfMatch: shown.ETag })).toMatch(
      /^StreamingDistributionNotDisabled: /,
    );
    const { ETag } = account.call('cloudfront:UpdateStreamingDistribution', change);
    expect(account.error('cloudfront:UpdateStreamingDistribution', change)).toMatch(/^PreconditionFailed: /);
    account.advance(1201);
    expect(
      account.call('cloudfront:ListStreamingDistributions').StreamingDistributionList.Items,
    ).toMatchObject([{ Id, Enabled: false }]);
    account.call('cloudfront:DeleteStreamingDistribution', { Id, IfMatch: ETag });
    expect(account.error('cloudfront:GetStreamingDistribution', { Id })).toBe(
      'NoSuchStreamingDistribution: The specified streaming distribution does not exist.',
    );
  });

  it.each<[string, object, RegExp]>([
    [
      'no bucket',
      { S3Origin: { DomainName: 'a.example.com', OriginAccessIdentity: '' } },
      /^InvalidArgument: /,
    ],
    [
      'an identity that is not there',
      {
        S3Origin: {
          DomainName: 'film.s3.amazonaws.com',
          OriginAccessIdentity: 'origin-access-identity/cloudfront/E1',
        },
      },
      /^InvalidOriginAccessIdentity: /,
    ],
    [
      'a signer who is none',
      { TrustedSigners: { Enabled: true, ...list('999999999999') } },
      /^TrustedSigner/,
    ],
    ['a price class', { PriceClass: 'x' }, /^MalformedXML: /],
  ])('was refused: %s', (_rule, extra, error) => {
    expect(then().error('cloudfront:CreateStreamingDistribution', of(extra))).toMatch(error);
  });

  it('was made once for a caller reference, with tags', () => {
    const account = then();
    const { StreamingDistribution: made } = account.call('cloudfront:CreateStreamingDistributionWithTags', {
      StreamingDistributionConfigWithTags: { ...of(), Tags: { Items: [{ Key: 'a', Value: 'b' }] } },
    });
    expect(account.call('cloudfront:CreateStreamingDistribution', of()).StreamingDistribution.Id).toBe(
      made.Id,
    );
    expect(account.error('cloudfront:CreateStreamingDistribution', of({ Comment: 'other' }))).toMatch(
      /^StreamingDistributionAlreadyExists: .*Already exists: E/,
    );
    expect(account.call('cloudfront:ListTagsForResource', { Resource: made.ARN }).Tags.Items).toEqual([
      { Key: 'a', Value: 'b' },
    ]);
  });
});
