/**
 * Access control lists, as far as canned ones go. They are off unless the bucket's owner says otherwise (the default
 * since April 2023). https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 */
import type { Grant } from '@aws-sdk/client-s3';
import { AwsError } from '../../kernel/errors.ts';
import type { Signer } from '../../web/visit.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { canonicalUserId } from '../digest.ts';
import { accessDenied, invalidArgument, S3Error } from '../errors.ts';
import type { Access } from './authorize.ts';

const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';
const AUTHENTICATED_USERS = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';

const CANNED: Readonly<Record<string, readonly (readonly [group: string, permission: 'READ' | 'WRITE'])[]>> =
  {
    private: [],
    'bucket-owner-full-control': [],
    'bucket-owner-read': [],
    'public-read': [[ALL_USERS, 'READ']],
    'public-read-write': [
      [ALL_USERS, 'READ'],
      [ALL_USERS, 'WRITE'],
    ],
    'authenticated-read': [[AUTHENTICATED_USERS, 'READ']],
  };

export const DEFAULT_ACL = 'private';

/** The ACL that a request sets. Throws what S3 says where ACLs are off, unknown or blocked. */
export function checkAcl(bucket: BucketItem, acl: string | undefined): string {
  if (acl === undefined) return DEFAULT_ACL;
  if (!Object.hasOwn(CANNED, acl)) throw invalidArgument('', 'x-amz-acl', acl);
  if (bucket.Ownership === 'BucketOwnerEnforced' && acl !== 'bucket-owner-full-control')
    throw aclNotSupported();
  if (bucket.PublicAccessBlock?.BlockPublicAcls && isPublicAcl(acl)) throw accessDenied();
  return acl;
}

/** Grants one by one, instead of a canned ACL. */
export function refuseGrants(input: object): void {
  const given = Object.entries(input).find(
    ([name, value]) => value !== undefined && (name.startsWith('Grant') || name === 'AccessControlPolicy'),
  );
  if (given)
    throw new AwsError(
      'NotSimulated',
      `netlab does not simulate the parameter ${given[0]}: use a canned ACL, or a bucket policy`,
      501,
    );
}

export function aclNotSupported(): S3Error {
  return new S3Error('AccessControlListNotSupported', 'The bucket does not allow ACLs', 400);
}

export function isPublicAcl(acl: string): boolean {
  return (CANNED[acl] ?? []).length > 0;
}

export function grantsOf(acl: string, account: string): Grant[] {
  const owner: Grant = {
    Grantee: { ID: canonicalUserId(account), Type: 'CanonicalUser' },
    Permission: 'FULL_CONTROL',
  };
  const groups = (CANNED[acl] ?? []).map(
    ([URI, Permission]): Grant => ({ Grantee: { Type: 'Group', URI }, Permission }),
  );
  return [owner, ...groups];
}

const OBJECT_READS = ['s3:GetObject', 's3:GetObjectVersion'];
const BUCKET_READS = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'];
const BUCKET_WRITES = ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'];

export function aclAllows({ action, bucket, objectAcl, caller }: Access): boolean {
  if (bucket.Ownership === 'BucketOwnerEnforced' || bucket.PublicAccessBlock?.IgnorePublicAcls) return false;
  if (OBJECT_READS.includes(action)) return objectAcl !== undefined && grants(objectAcl, 'READ', caller);
  if (BUCKET_READS.includes(action)) return grants(bucket.Acl, 'READ', caller);
  return BUCKET_WRITES.includes(action) && grants(bucket.Acl, 'WRITE', caller);
}

function grants(acl: string, permission: string, caller: Signer | undefined): boolean {
  return (CANNED[acl] ?? []).some(
    ([group, granted]) => granted === permission && (group === ALL_USERS || caller !== undefined),
  );
}
