/**
 * Deleting: for good, or behind a delete marker where there are versions.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
 */
import type {
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
} from '@aws-sdk/client-s3';
import { textBody } from '../../../cdn/message.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { write } from '../../kernel/resource.ts';
import { DEFAULT_ACL } from '../access/acl.ts';
import { actionFor, demandObject, onObject } from '../access/guard.ts';
import { type BucketItem, requireBucket } from '../bucket/bucket.ts';
import { malformedXml } from '../errors.ts';
import { addVersion, findVersion, NULL_VERSION, removeVersion } from './object.ts';
import { newVersionId, wholeSeconds } from './put.ts';

const MOST_AT_ONCE = 1000;

export const DELETE_OPERATIONS = {
  DeleteObject: write<DeleteObjectRequest, DeleteObjectOutput>(
    onObject('s3:DeleteObject', ({ Key, VersionId }, bucket, context) =>
      deleteObject(bucket, Key ?? '', VersionId, context),
    ),
  ),
  DeleteObjects: write<DeleteObjectsRequest, DeleteObjectsOutput>(deleteObjects),
};

/** Without asking whether the caller may. Deleting what isn't there succeeds. */
export function deleteObject(
  bucket: BucketItem,
  key: string,
  versionId: string | undefined,
  context: Context,
): { DeleteMarker?: boolean; VersionId?: string } {
  if (versionId !== undefined) {
    const found = findVersion(bucket, key, versionId);
    removeVersion(bucket, key, versionId);
    return { ...(found?.deleted && { DeleteMarker: true }), VersionId: versionId };
  }
  if (bucket.Versioning === undefined) {
    removeVersion(bucket, key, NULL_VERSION);
    return {};
  }
  const marker = {
    VersionId: newVersionId(bucket, context),
    LastModified: wholeSeconds(context.now),
    deleted: true as const,
    body: textBody(''),
    ETag: '',
    headers: {},
    Tags: [],
    Acl: DEFAULT_ACL,
  };
  addVersion(bucket, key, marker);
  return { DeleteMarker: true, VersionId: marker.VersionId };
}

/** Up to 1,000 at once, each judged for itself. */
function deleteObjects(input: DeleteObjectsRequest, context: Context): DeleteObjectsOutput {
  const bucket = requireBucket(input.Bucket, context);
  const wanted = input.Delete?.Objects ?? [];
  if (wanted.length === 0 || wanted.length > MOST_AT_ONCE) throw malformedXml();
  const Deleted: NonNullable<DeleteObjectsOutput['Deleted']> = [];
  const Errors: NonNullable<DeleteObjectsOutput['Errors']> = [];
  for (const { Key = '', VersionId } of wanted) {
    const named = { Key, ...(VersionId !== undefined && { VersionId }) };
    try {
      demandObject(bucket, actionFor('s3:DeleteObject', VersionId), named, context);
      const { DeleteMarker, VersionId: given } = deleteObject(bucket, Key, VersionId, context);
      const marker = DeleteMarker && { DeleteMarker, DeleteMarkerVersionId: given };
      Deleted.push({ ...named, ...marker });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Errors.push({ ...named, Code: error.code, Message: error.message });
    }
  }
  return {
    ...(Deleted.length > 0 && !input.Delete?.Quiet && { Deleted }),
    ...(Errors.length > 0 && { Errors }),
  };
}
