/** Storing objects. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
import type { PutObjectCommandOutput, PutObjectRequest } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { write } from '../../kernel/resource.ts';
import { checkAcl, refuseGrants } from '../access/acl.ts';
import { onObject } from '../access/guard.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { drawId, md5Of } from '../digest.ts';
import { noSuchKey, S3Error } from '../errors.ts';
import { bodyOf, checkDigest, checkKey, headersOf, parseTagging } from './content.ts';
import { addVersion, currentObject, NULL_VERSION, type ObjectVersion } from './object.ts';

type Stored = Omit<PutObjectCommandOutput, '$metadata'>;

export const PUT_OPERATIONS = {
  PutObject: write<PutObjectRequest, Stored>(onObject('s3:PutObject', putObject)),
};

/** Without asking whether the caller may. */
export function putObject(input: PutObjectRequest, bucket: BucketItem, context: Context): Stored {
  refuseGrants(input);
  const key = checkKey(input.Key ?? '');
  const body = bodyOf(input as { Body?: unknown; ContentLength?: number | undefined });
  checkDigest(body, input.ContentMD5);
  checkPreconditions(bucket, key, input);
  const stored = store(bucket, key, context, {
    body,
    ETag: `"${md5Of(body, key, input.Body)}"`,
    headers: headersOf(input),
    Tags: parseTagging(input.Tagging),
    Acl: checkAcl(bucket, input.ACL),
  });
  return { ETag: stored.ETag, ServerSideEncryption: 'AES256', ...shownVersion(stored, bucket) };
}

/** Puts what is new into the bucket, under the version ID that its versioning gives. */
export function store(
  bucket: BucketItem,
  key: string,
  context: Context,
  content: Omit<ObjectVersion, 'VersionId' | 'LastModified' | 'deleted'>,
): ObjectVersion {
  const version: ObjectVersion = {
    VersionId: newVersionId(bucket, context),
    LastModified: wholeSeconds(context.now),
    ...content,
  };
  addVersion(bucket, key, version);
  return version;
}

export function newVersionId(bucket: BucketItem, context: Context): string {
  return bucket.Versioning === 'Enabled' ? drawId(context.random) : NULL_VERSION;
}

/** S3 keeps modification times in whole seconds. */
export function wholeSeconds(epochMs: number): string {
  return new Date(Math.floor(epochMs / 1000) * 1000).toISOString();
}

/** Named only where the bucket has, or had, versioning. */
export function shownVersion({ VersionId }: ObjectVersion, bucket: BucketItem): { VersionId?: string } {
  return bucket.Versioning === 'Enabled' ? { VersionId } : {};
}

/** `If-None-Match: *` and `If-Match`, which S3 takes on writing since 2024. */
function checkPreconditions(
  bucket: BucketItem,
  key: string,
  { IfNoneMatch, IfMatch }: Pick<PutObjectRequest, 'IfNoneMatch' | 'IfMatch'>,
): void {
  const present = currentObject(bucket, key);
  if (IfNoneMatch !== undefined && present) throw preconditionFailed('If-None-Match');
  if (IfMatch === undefined) return;
  if (!present) throw noSuchKey(key);
  if (present.ETag.replaceAll('"', '') !== IfMatch.replaceAll('"', '')) throw preconditionFailed('If-Match');
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
    { Condition: condition },
  );
}
