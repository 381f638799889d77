/** Streaming distributions as AWS showed them: whole, and in lists. */
import type { StreamingDistribution, StreamingDistributionSummary } from '@aws-sdk/client-cloudfront';
import type { Plain } from '../../kernel/plain.ts';
import { quantified } from '../quantities.ts';
import type { StreamingItem } from './streaming-distribution.ts';

export function showStreaming(item: StreamingItem): Plain<StreamingDistribution> {
  const { Id, ARN, Status, LastModifiedTime, DomainName, StreamingDistributionConfig } = item;
  const { Enabled: enabled, Items: signers = [] } = StreamingDistributionConfig.TrustedSigners;
  return {
    Id,
    ARN,
    Status,
    LastModifiedTime,
    DomainName,
    ActiveTrustedSigners: {
      Enabled: enabled,
      ...quantified(signers.map((account) => ({ AwsAccountNumber: account, KeyPairIds: { Quantity: 0 } }))),
    },
    StreamingDistributionConfig,
  } as Plain<StreamingDistribution>;
}

export function summariseStreaming(item: StreamingItem): Plain<StreamingDistributionSummary> {
  const { Id, ARN, Status, LastModifiedTime, DomainName, StreamingDistributionConfig: config } = item;
  return {
    Id,
    ARN,
    Status,
    LastModifiedTime,
    DomainName,
    S3Origin: config.S3Origin,
    Aliases: config.Aliases,
    TrustedSigners: config.TrustedSigners,
    Comment: config.Comment,
    PriceClass: config.PriceClass,
    Enabled: config.Enabled,
  } as Plain<StreamingDistributionSummary>;
}
