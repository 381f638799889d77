/** Reading objects through the API. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
import type { GetObjectRequest, HeadObjectRequest } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { read } from '../../kernel/resource.ts';
import { onObject } from '../access/guard.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { S3Error } from '../errors.ts';
import { findVersion, type ObjectVersion, requireVersion } from './object.ts';
import { preconditionFailed } from './put.ts';
import { sliceOf } from './range.ts';

export const GET_OPERATIONS = {
  GetObject: read(onObject('s3:GetObject', getObject)),
  HeadObject: read(onObject('s3:GetObject', headObject)),
};

function getObject(input: GetObjectRequest, bucket: BucketItem, _context: Context): object {
  const object = requireVersion(bucket, input.Key ?? '', input.VersionId);
  checkConditions(object, input);
  const slice = sliceOf(object.body, input.Range);
  return {
    ...described(object, bucket),
    ContentLength: slice.body.size,
    ...(slice.contentRange !== undefined && { ContentRange: slice.contentRange }),
    ...overridden(input),
    ...(slice.body.text !== undefined && { Body: slice.body.text }),
    ...(object.Tags.length > 0 && { TagCount: object.Tags.length }),
  };
}

/** A HEAD has no body, and so its errors have no words but the status. */
function headObject(input: HeadObjectRequest, bucket: BucketItem, _context: Context): object {
  const object = findVersion(bucket, input.Key ?? '', input.VersionId);
  if (object?.deleted && input.VersionId !== undefined) throw new S3Error('405', 'Method Not Allowed', 405);
  if (!object || object.deleted) throw new S3Error('404', 'Not Found', 404);
  checkConditions(object, input);
  return { ...described(object, bucket), ContentLength: object.body.size };
}

function described(object: ObjectVersion, bucket: BucketItem): object {
  const { Metadata = {}, Expires, StorageClass, ...headers } = object.headers;
  return {
    AcceptRanges: 'bytes',
    LastModified: object.LastModified,
    ETag: object.ETag,
    ...(bucket.Versioning !== undefined && { VersionId: object.VersionId }),
    ...headers,
    ...(Expires !== undefined && { ExpiresString: Expires }),
    ServerSideEncryption: 'AES256',
    Metadata,
    ...(StorageClass !== undefined && StorageClass !== 'STANDARD' && { StorageClass }),
  };
}

/** `response-content-type` and its like: signed requests may ask for other headers. */
function overridden(input: GetObjectRequest): object {
  return {
    ...(input.ResponseContentType !== undefined && { ContentType: input.ResponseContentType }),
    ...(input.ResponseCacheControl !== undefined && { CacheControl: input.ResponseCacheControl }),
    ...(input.ResponseContentDisposition !== undefined && {
      ContentDisposition: input.ResponseContentDisposition,
    }),
    ...(input.ResponseContentEncoding !== undefined && { ContentEncoding: input.ResponseContentEncoding }),
    ...(input.ResponseContentLanguage !== undefined && { ContentLanguage: input.ResponseContentLanguage }),
  };
}

interface Conditions {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  IfModifiedSince?: Date | undefined;
  IfUnmodifiedSince?: Date | undefined;
}

function checkConditions(object: ObjectVersion, input: Conditions): void {
  const modified = Date.parse(object.LastModified);
  if (input.IfMatch !== undefined && !names(input.IfMatch, object)) throw preconditionFailed('If-Match');
  if (input.IfMatch === undefined && input.IfUnmodifiedSince !== undefined) {
    if (modified > new Date(input.IfUnmodifiedSince).getTime())
      throw preconditionFailed('If-Unmodified-Since');
  }
  const unchanged =
    input.IfNoneMatch !== undefined
      ? names(input.IfNoneMatch, object)
      : input.IfModifiedSince !== undefined && modified <= new Date(input.IfModifiedSince).getTime();
  if (unchanged) throw new S3Error('304', 'Not Modified', 304);
}

function names(etag: string, object: ObjectVersion): boolean {
  return etag === '*' || etag.replaceAll('"', '') === object.ETag.replaceAll('"', '');
}
