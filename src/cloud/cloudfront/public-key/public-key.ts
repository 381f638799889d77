/**
 * Public keys, with which CloudFront checks signed URLs and cookies. Only the comment of one can ever change.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_PublicKeyConfig.html
 */
import type { PublicKeyConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';

export type PublicKeySettings = Plain<PublicKeyConfig>;

export interface PublicKeyItem {
  /** `K…`: the `Key-Pair-Id` of what is signed with its private half. */
  Id: string;
  ETag: string;
  CreatedTime: string;
  PublicKeyConfig: PublicKeySettings;
}

export const publicKey: Resource<PublicKeyItem> = {
  kind: 'public-key',
  prefix: 'K',
  id: (item) => item.Id,
  notFound: noSuchPublicKey,
  malformed: noSuchPublicKey,
  filters: {},
};

/** R-CF-124. */
export function noSuchPublicKey(): AwsError {
  return new AwsError('NoSuchPublicKey', 'The specified public key does not exist.', 404);
}
