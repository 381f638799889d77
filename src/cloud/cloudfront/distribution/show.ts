/** Distributions as AWS shows them: whole, and in lists. */
import type { Distribution, DistributionSummary } from '@aws-sdk/client-cloudfront';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { inProgressOf } from '../invalidation/invalidation.ts';
import { keyGroup } from '../key-group/key-group.ts';
import { type Quantified, quantified } from '../quantities.ts';
import type { Trusted } from './config/behaviour/trusted.ts';
import type { DistributionItem } from './distribution.ts';
import { aliasesOf, behavioursOf } from './parts.ts';

interface Active<T> extends Quantified<T> {
  Enabled: boolean;
}

export function showDistribution(item: DistributionItem, context: Context): Plain<Distribution> {
  const { Id, ARN, Status, LastModifiedTime, DomainName, DistributionConfig } = item;
  const behaviours = behavioursOf(DistributionConfig);
  return {
    Id,
    ARN,
    Status,
    LastModifiedTime,
    InProgressInvalidationBatches: inProgressOf(Id, context).length,
    DomainName,
    ActiveTrustedSigners: active(
      behaviours.map((behaviour) => behaviour.TrustedSigners),
      (account) => ({ AwsAccountNumber: account, KeyPairIds: { Quantity: 0 } }),
    ),
    ActiveTrustedKeyGroups: active(
      behaviours.map((behaviour) => behaviour.TrustedKeyGroups),
      (id) => ({
        KeyGroupId: id,
        KeyPairIds: quantified(context.find(keyGroup, id)?.KeyGroupConfig.Items ?? []),
      }),
    ),
    DistributionConfig,
    ...icpRecordals(item),
  } as Plain<Distribution>;
}

export function summarise(item: DistributionItem): Plain<DistributionSummary> {
  const { Id, ARN, ETag, Status, LastModifiedTime, DomainName, DistributionConfig: config } = item;
  return {
    Id,
    ARN,
    ETag,
    Status,
    LastModifiedTime,
    DomainName,
    Aliases: config.Aliases,
    Origins: config.Origins,
    OriginGroups: config.OriginGroups,
    DefaultCacheBehavior: config.DefaultCacheBehavior,
    CacheBehaviors: config.CacheBehaviors,
    CustomErrorResponses: config.CustomErrorResponses,
    Comment: config.Comment,
    PriceClass: config.PriceClass,
    Enabled: config.Enabled,
    ViewerCertificate: config.ViewerCertificate,
    Restrictions: config.Restrictions,
    WebACLId: config.WebACLId,
    HttpVersion: config.HttpVersion,
    IsIPV6Enabled: config.IsIPV6Enabled,
    ...icpRecordals(item),
    Staging: config.Staging,
  } as Plain<DistributionSummary>;
}

/** Whoever is trusted by any behaviour, once. */
function active<T>(trusted: readonly Trusted[], show: (id: string) => T): Active<T> {
  const ids = [...new Set(trusted.flatMap(({ Items: items = [] }) => items))];
  return { Enabled: ids.length > 0, ...quantified(ids.map(show)) };
}

/** Outside China every name is approved. */
function icpRecordals({ DistributionConfig: config }: DistributionItem): object {
  const names = aliasesOf(config);
  if (names.length === 0) return {};
  return { AliasICPRecordals: names.map((name) => ({ CNAME: name, ICPRecordalStatus: 'APPROVED' })) };
}
