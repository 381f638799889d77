/**
 * Uploads in parts. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 * R-XFER-7: 1 to 10,000 parts of 5 MiB to 5 GiB, the last one as small as it likes.
 */
import type {
  AbortMultipartUploadRequest,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadRequest,
  ListMultipartUploadsRequest,
  UploadPartRequest,
} from '@aws-sdk/client-s3';
import type { Body } from '../../../cdn/message.ts';
import type { Context } from '../../kernel/context.ts';
import { read, write } from '../../kernel/resource.ts';
import { checkAcl, refuseGrants } from '../access/acl.ts';
import { onBucket, onObject } from '../access/guard.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { canonicalUserId, drawId, md5Of, multipartEtag } from '../digest.ts';
import { invalidArgument, malformedXml, S3Error } from '../errors.ts';
import { bodyOf, checkDigest, checkKey, headersOf, parseTagging } from '../object/content.ts';
import { shownVersion, store, wholeSeconds } from '../object/put.ts';
import { requireUpload, type Upload, type UploadPart } from './upload.ts';

const MOST_PARTS = 10_000;
const LEAST_PART = 5 * 2 ** 20;

export const MULTIPART_OPERATIONS = {
  CreateMultipartUpload: write<CreateMultipartUploadRequest, object>(onObject('s3:PutObject', create)),
  UploadPart: write<UploadPartRequest, object>(onObject('s3:PutObject', uploadPart)),
  CompleteMultipartUpload: write<CompleteMultipartUploadRequest, object>(onObject('s3:PutObject', complete)),
  AbortMultipartUpload: write<AbortMultipartUploadRequest, object>(
    onObject('s3:AbortMultipartUpload', ({ Key, UploadId }, bucket) => {
      delete bucket.uploads[requireUpload(bucket, Key ?? '', UploadId ?? '').UploadId];
      return {};
    }),
  ),
  ListMultipartUploads: read<ListMultipartUploadsRequest, object>(
    onBucket('s3:ListBucketMultipartUploads', listUploads),
  ),
};

function create(input: CreateMultipartUploadRequest, bucket: BucketItem, context: Context): object {
  refuseGrants(input);
  const upload: Upload = {
    UploadId: drawId(context.random, 128),
    Key: checkKey(input.Key ?? ''),
    Initiated: wholeSeconds(context.now),
    headers: headersOf(input),
    Tags: parseTagging(input.Tagging),
    Acl: checkAcl(bucket, input.ACL),
    parts: {},
  };
  bucket.uploads[upload.UploadId] = upload;
  return {
    ServerSideEncryption: 'AES256',
    Bucket: bucket.Name,
    Key: upload.Key,
    UploadId: upload.UploadId,
  };
}

function uploadPart(input: UploadPartRequest, bucket: BucketItem, context: Context): object {
  const { Key: key = '', UploadId: uploadId = '', PartNumber: number = 0 } = input;
  if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS) {
    throw invalidArgument(
      `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
      'partNumber',
      String(number),
    );
  }
  const upload = requireUpload(bucket, key, uploadId);
  const body = bodyOf(input as { Body?: unknown; ContentLength?: number | undefined });
  checkDigest(body, input.ContentMD5);
  const ETag = `"${md5Of(body, `${key}/${number}`, input.Body)}"`;
  upload.parts[number] = { body, ETag, LastModified: wholeSeconds(context.now) };
  return { ServerSideEncryption: 'AES256', ETag };
}

function complete(input: CompleteMultipartUploadRequest, bucket: BucketItem, context: Context): object {
  const { Key: key = '', UploadId: uploadId = '' } = input;
  const upload = requireUpload(bucket, key, uploadId);
  const wanted = input.MultipartUpload?.Parts ?? [];
  if (wanted.length === 0) throw malformedXml();
  const numbers = wanted.map(({ PartNumber = 0 }) => PartNumber);
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] as number))) {
    throw new S3Error(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
      400,
      { UploadId: uploadId },
    );
  }
  const parts = wanted.map(({ PartNumber = 0, ETag = '' }) => requirePart(upload, PartNumber, ETag));
  const small = parts.findIndex(({ body }, index) => index < parts.length - 1 && body.size < LEAST_PART);
  if (small >= 0) throw tooSmall(numbers[small] as number, parts[small] as UploadPart);
  const stored = store(bucket, key, context, {
    body: joined(parts.map(({ body }) => body)),
    ETag: multipartEtag(parts.map(({ ETag }) => ETag)),
    headers: { ...upload.headers },
    Tags: upload.Tags.map((tag) => ({ ...tag })),
    Acl: upload.Acl,
  });
  delete bucket.uploads[uploadId];
  return {
    ServerSideEncryption: 'AES256',
    ...shownVersion(stored, bucket),
    Location: `https://${bucket.Name}.s3.${bucket.Region}.amazonaws.com/${encodeURIComponent(key)}`,
    Bucket: bucket.Name,
    Key: key,
    ETag: stored.ETag,
  };
}

function requirePart({ parts, UploadId }: Upload, number: number, etag: string): UploadPart {
  const part = parts[number];
  if (part && part.ETag.replaceAll('"', '') === etag.replaceAll('"', '')) return part;
  throw new S3Error(
    'InvalidPart',
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    400,
    { UploadId, PartNumber: String(number), ETag: etag },
  );
}

function tooSmall(number: number, { body, ETag }: UploadPart): S3Error {
  return new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
    ProposedSize: String(body.size),
    MinSizeAllowed: String(LEAST_PART),
    PartNumber: String(number),
    ETag: ETag.replaceAll('"', ''),
  });
}

/** Known in full only where every part is. */
function joined(bodies: readonly Body[]): Body {
  const size = bodies.reduce((sum, body) => sum + body.size, 0);
  const texts = bodies.map(({ text }) => text);
  return texts.every((text) => text !== undefined) ? { size, text: texts.join('') } : { size };
}

function listUploads(
  { Prefix: prefix = '' }: ListMultipartUploadsRequest,
  bucket: BucketItem,
  { account }: Context,
): object {
  const owner = { ID: canonicalUserId(account) };
  const uploads = Object.values(bucket.uploads)
    .filter(({ Key }) => Key.startsWith(prefix))
    .map(({ UploadId, Key, Initiated, headers }) => ({
      UploadId,
      Key,
      Initiated,
      StorageClass: headers.StorageClass ?? 'STANDARD',
      Owner: owner,
      Initiator: owner,
    }));
  return { Bucket: bucket.Name, IsTruncated: false, ...(uploads.length > 0 && { Uploads: uploads }) };
}
