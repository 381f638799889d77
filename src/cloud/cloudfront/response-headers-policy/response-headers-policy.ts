/**
 * Response headers policies: what CloudFront adds to answers and takes from them.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html
 */
import type { ResponseHeadersPolicyConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';

export type ResponseHeadersSettings = Plain<ResponseHeadersPolicyConfig>;
export type CorsSettings = NonNullable<ResponseHeadersSettings['CorsConfig']>;
export type SecuritySettings = NonNullable<ResponseHeadersSettings['SecurityHeadersConfig']>;

export interface ResponseHeadersPolicyItem {
  Id: string;
  ETag: string;
  LastModifiedTime: string;
  ResponseHeadersPolicyConfig: ResponseHeadersSettings;
}

export const responseHeadersPolicy: Resource<ResponseHeadersPolicyItem> = {
  kind: 'response-headers-policy',
  prefix: '',
  id: (item) => item.Id,
  notFound: noSuchResponseHeadersPolicy,
  malformed: noSuchResponseHeadersPolicy,
  filters: {},
};

export function noSuchResponseHeadersPolicy(): AwsError {
  return new AwsError(
    'NoSuchResponseHeadersPolicy',
    'The specified response headers policy does not exist.',
    404,
  );
}
