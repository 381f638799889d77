/**
 * A large file's way into a bucket in one step, where the API takes a request for each of thousands of parts: what
 * CreateMultipartUpload, UploadPart and CompleteMultipartUpload come to (R-XFER-7). The console's `aws s3 cp` takes it
 * for files of which only the size is known; as a service it has no model and no command of its own.
 */
import type { PutObjectRequest } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { type Service, write } from '../../kernel/resource.ts';
import { checkAcl, refuseGrants } from '../access/acl.ts';
import { onObject } from '../access/guard.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { md5, multipartEtag } from '../digest.ts';
import { entityTooLarge } from '../errors.ts';
import { checkKey, headersOf } from '../object/content.ts';
import { shownVersion, store, wholeSeconds } from '../object/put.ts';

interface WholeUpload extends Omit<PutObjectRequest, 'Body'> {
  /** Octets. */
  Size: number;
  /** Milliseconds since the Unix epoch: S3 dates an object by the beginning of its upload. */
  StartedAt: number;
}

const MOST = 5 * 2 ** 40;
const MOST_PARTS = 10_000;
/** As the CLI cuts files up: 8 MiB, doubled until there are few enough. */
const USUAL_PART = 8 * 2 ** 20;

export const s3WholeUploads: Service = {
  name: 's3-whole-uploads',
  resources: [],
  operations: { Upload: write<WholeUpload, object>(onObject('s3:PutObject', upload)) },
};

function upload(input: WholeUpload, bucket: BucketItem, context: Context): object {
  refuseGrants(input);
  const key = checkKey(input.Key ?? '');
  if (input.Size > MOST) throw entityTooLarge(input.Size, MOST);
  const stored = store(bucket, key, context, {
    body: { size: input.Size },
    ETag: etagOf(key, input.Size),
    headers: headersOf(input),
    Tags: [],
    Acl: checkAcl(bucket, input.ACL),
  });
  stored.LastModified = wholeSeconds(input.StartedAt);
  return { ETag: stored.ETag, ...shownVersion(stored, bucket) };
}

function etagOf(key: string, size: number): string {
  const parts = partCount(size);
  const digest = md5(`${key} ${size}`);
  return parts === 1 ? `"${digest}"` : `${multipartEtag([digest]).slice(0, 33)}-${parts}"`;
}

/** 1 for what goes in a single PUT. */
export function partCount(size: number): number {
  let part = USUAL_PART;
  while (Math.ceil(size / part) > MOST_PARTS) part *= 2;
  return Math.max(1, Math.ceil(size / part));
}
