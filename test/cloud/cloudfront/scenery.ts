/** A distribution in front of a bucket on a world of its own, and short words for it. */
import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import { type Harness, type HarnessOptions, harness, type Output } from '../harness.ts';

export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const BUCKET = 'cabin-photos.s3.us-east-1.amazonaws.com';

/** Longer than any rollout or invalidation takes. */
export const ROLLOUT_SECONDS = 301;

export const bucketOrigin = (extra: object = {}) => ({
  Id: 'photos',
  DomainName: BUCKET,
  S3OriginConfig: { OriginAccessIdentity: '' },
  ...extra,
});

export const customOrigin = (extra: object = {}, config: object = {}) => ({
  Id: 'photos',
  DomainName: 'origin.example.com',
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: 'http-only',
    ...config,
  },
  ...extra,
});

export const list = <T>(...items: T[]) => ({ Quantity: items.length, Items: items });

export const behaviour = (extra: object = {}) => ({
  TargetOriginId: 'photos',
  ViewerProtocolPolicy: 'allow-all',
  CachePolicyId: CACHING_OPTIMIZED,
  ...extra,
});

/** As before policies came. */
export const legacyBehaviour = (extra: object = {}, values: object = {}) => ({
  TargetOriginId: 'photos',
  ViewerProtocolPolicy: 'allow-all',
  ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' }, ...values },
  ...extra,
});

/** The least that a distribution needs. */
export const config = (extra: object = {}): DistributionConfig =>
  ({
    CallerReference: 'cabin',
    Origins: list(bucketOrigin()),
    DefaultCacheBehavior: behaviour(),
    Comment: '',
    Enabled: true,
    ...extra,
  }) as DistributionConfig;

export interface Scenery extends Harness {
  /** Its `Distribution`. */
  create(extra?: object): Output;
  /** `Code: message`. */
  refusal(extra: object): string;
  /** Its `Distribution` after a change of some members; edges have it when this returns. */
  update(id: string, extra: object): Output;
}

export function scenery(options: HarnessOptions = {}): Scenery {
  const account = harness(options);
  return Object.assign(account, {
    create: (extra: object = {}) =>
      account.call('cloudfront:CreateDistribution', { DistributionConfig: config(extra) }).Distribution,
    refusal: (extra: object) =>
      account.error('cloudfront:CreateDistribution', { DistributionConfig: config(extra) }),
    update(id: string, extra: object) {
      const { ETag, DistributionConfig } = account.call('cloudfront:GetDistributionConfig', { Id: id });
      const { Distribution } = account.call('cloudfront:UpdateDistribution', {
        Id: id,
        IfMatch: ETag,
        DistributionConfig: { ...DistributionConfig, ...extra },
      });
      account.advance(ROLLOUT_SECONDS);
      return Distribution;
    },
  });
}
