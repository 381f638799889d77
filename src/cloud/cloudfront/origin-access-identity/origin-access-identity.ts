/**
 * Origin access identities, the older way to let a distribution into a bucket: a user of S3 that is nobody's account.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CloudFrontOriginAccessIdentity.html
 */
import type { CloudFrontOriginAccessIdentityConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Signer } from '../../web/visit.ts';

export type OriginAccessIdentitySettings = Plain<CloudFrontOriginAccessIdentityConfig>;

export interface OriginAccessIdentityItem {
  Id: string;
  ETag: string;
  /** 96 hexadecimal digits: how ACLs and older bucket policies name it. */
  S3CanonicalUserId: string;
  CloudFrontOriginAccessIdentityConfig: OriginAccessIdentitySettings;
}

export const originAccessIdentity: Resource<OriginAccessIdentityItem> = {
  kind: 'origin-access-identity',
  prefix: 'E',
  id: (item) => item.Id,
  notFound: noSuchIdentity,
  malformed: noSuchIdentity,
  filters: {},
};

export function noSuchIdentity(): AwsError {
  return new AwsError(
    'NoSuchCloudFrontOriginAccessIdentity',
    'The specified CloudFront origin access identity does not exist.',
    404,
  );
}

/** How bucket policies name it: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E…`. */
export function identityArn(id: string): string {
  return `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${id}`;
}

/** The ID in an origin's `origin-access-identity/cloudfront/E…`; undefined for the empty text, which means none. */
export function identityIdIn(reference: string | undefined): string | undefined {
  return /^origin-access-identity\/cloudfront\/([A-Z0-9]+)$/.exec(reference ?? '')?.[1];
}

/** Whom a request to S3 comes from when this identity signs it. */
export function identitySigner(item: OriginAccessIdentityItem): Signer {
  return { kind: 'canonical-user', id: item.S3CanonicalUserId, arn: identityArn(item.Id) };
}
