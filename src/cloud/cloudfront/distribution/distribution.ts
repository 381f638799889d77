/**
 * Distributions. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Distribution.html
 * A distribution has the configuration that was asked for last, which the API shows, and those that some of its
 * edges may still work by: a new one reaches every edge at a time of its own (R-CF-3).
 */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import type { Config } from './config/config.ts';
import { neededBy } from './parts.ts';

/** A configuration on its way to the edges. Times are milliseconds since the Unix epoch. */
export interface Deployment {
  /** The distribution's ETag that it came with. */
  readonly version: string;
  readonly config: Config;
  readonly startsAt: number;
  /** When the last edge has it. */
  readonly completesAt: number;
}

export interface DistributionItem {
  Id: string;
  ARN: string;
  /** `d….cloudfront.net`. */
  DomainName: string;
  ETag: string;
  Status: 'InProgress' | 'Deployed';
  LastModifiedTime: string;
  /** With all that AWS fills in. */
  DistributionConfig: Config;
  Tags: Tag[];
  /** Oldest first; the last is that of `DistributionConfig`. */
  deployments: Deployment[];
}

export const distribution: Resource<DistributionItem> = {
  kind: 'distribution',
  prefix: 'E',
  id: (item) => item.Id,
  notFound: noSuchDistribution,
  malformed: noSuchDistribution,
  filters: {},
  holds: (item) => neededBy(item.DistributionConfig),
};

/** R-CF-8. */
export function noSuchDistribution(): AwsError {
  return new AwsError('NoSuchDistribution', 'The specified distribution does not exist.', 404);
}

export function requireDistribution(id: string | undefined, context: Context): DistributionItem {
  const found = context.find(distribution, id);
  if (!found) throw noSuchDistribution();
  return found;
}
