/**
 * Origin access controls: whether, and how, CloudFront signs what it asks of an origin (R-CF-40).
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html
 */
import type { OriginAccessControlConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';

export type OriginAccessControlSettings = Plain<OriginAccessControlConfig>;

export interface OriginAccessControlItem {
  Id: string;
  ETag: string;
  OriginAccessControlConfig: OriginAccessControlSettings;
}

export const originAccessControl: Resource<OriginAccessControlItem> = {
  kind: 'origin-access-control',
  prefix: 'E',
  id: (item) => item.Id,
  notFound: noSuchOriginAccessControl,
  malformed: noSuchOriginAccessControl,
  filters: {},
};

/** R-CF-41. */
export function noSuchOriginAccessControl(): AwsError {
  return new AwsError(
    'NoSuchOriginAccessControl',
    'The specified origin access control does not exist.',
    404,
  );
}
