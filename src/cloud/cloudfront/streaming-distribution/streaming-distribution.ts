/**
 * Distributions for RTMP, the protocol of Adobe's Flash players. CloudFront gave them up at the end of 2020 (R-CF-12);
 * a world whose setting says an earlier `era` has them still.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_StreamingDistribution.html
 */
import type { PriceClass } from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import type { Trusted } from '../distribution/config/behaviour/trusted.ts';
import { identityIdIn } from '../origin-access-identity/origin-access-identity.ts';
import type { Quantified } from '../quantities.ts';

export interface StreamingConfig {
  CallerReference: string;
  S3Origin: { DomainName: string; OriginAccessIdentity: string };
  Aliases: Quantified<string>;
  Comment: string;
  Logging: { Enabled: boolean; Bucket: string; Prefix: string };
  TrustedSigners: Trusted;
  PriceClass: PriceClass;
  Enabled: boolean;
}

export interface StreamingItem {
  Id: string;
  ARN: string;
  /** `s….cloudfront.net`. */
  DomainName: string;
  ETag: string;
  Status: 'InProgress' | 'Deployed';
  LastModifiedTime: string;
  StreamingDistributionConfig: StreamingConfig;
  Tags: Tag[];
}

export const streamingDistribution: Resource<StreamingItem> = {
  kind: 'streaming-distribution',
  prefix: 'E',
  id: (item) => item.Id,
  notFound: noSuchStreamingDistribution,
  malformed: noSuchStreamingDistribution,
  filters: {},
  holds: (item) => [identityIdIn(item.StreamingDistributionConfig.S3Origin.OriginAccessIdentity)],
};

export function noSuchStreamingDistribution(): AwsError {
  return new AwsError(
    'NoSuchStreamingDistribution',
    'The specified streaming distribution does not exist.',
    404,
  );
}

export function requireStreaming(id: string | undefined, context: Context): StreamingItem {
  const found = context.find(streamingDistribution, id);
  if (!found) throw noSuchStreamingDistribution();
  return found;
}
