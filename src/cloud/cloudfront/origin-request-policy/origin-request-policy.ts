/**
 * Origin request policies: what of a viewer's request goes on to the origin besides what the cache key holds.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyConfig.html
 */
import type { OriginRequestPolicyConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';

export type OriginRequestSettings = Plain<OriginRequestPolicyConfig>;

export interface OriginRequestPolicyItem {
  Id: string;
  ETag: string;
  LastModifiedTime: string;
  OriginRequestPolicyConfig: OriginRequestSettings;
}

export const originRequestPolicy: Resource<OriginRequestPolicyItem> = {
  kind: 'origin-request-policy',
  prefix: '',
  id: (item) => item.Id,
  notFound: noSuchOriginRequestPolicy,
  malformed: noSuchOriginRequestPolicy,
  filters: {},
};

export function noSuchOriginRequestPolicy(): AwsError {
  return new AwsError(
    'NoSuchOriginRequestPolicy',
    'The specified origin request policy does not exist.',
    404,
  );
}
