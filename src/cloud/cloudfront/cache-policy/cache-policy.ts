/**
 * Cache policies: how long answers are kept, and what of a request is part of their key.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html
 */
import type { CachePolicyConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';

export type CachePolicySettings = Plain<CachePolicyConfig>;

export interface CachePolicyItem {
  Id: string;
  ETag: string;
  LastModifiedTime: string;
  /** With all that AWS fills in. */
  CachePolicyConfig: CachePolicySettings;
}

export const cachePolicy: Resource<CachePolicyItem> = {
  kind: 'cache-policy',
  prefix: '',
  id: (item) => item.Id,
  notFound: noSuchCachePolicy,
  malformed: noSuchCachePolicy,
  filters: {},
};

/** R-CF-84. */
export function noSuchCachePolicy(): AwsError {
  return new AwsError('NoSuchCachePolicy', 'The specified cache policy does not exist.', 404);
}
