/** Copying objects within S3. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
import type { CopyObjectRequest } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { write } from '../../kernel/resource.ts';
import { checkAcl, refuseGrants } from '../access/acl.ts';
import { actionFor, demandObject, onObject } from '../access/guard.ts';
import { type BucketItem, requireBucket } from '../bucket/bucket.ts';
import { md5Of } from '../digest.ts';
import { entityTooLarge, invalidArgument, invalidRequest } from '../errors.ts';
import { checkKey, headersOf, MOST_IN_ONE_PUT, parseTagging } from './content.ts';
import { requireVersion } from './object.ts';
import { shownVersion, store } from './put.ts';

export const COPY_OPERATIONS = {
  CopyObject: write<CopyObjectRequest, object>(onObject('s3:PutObject', copy)),
};

/** Metadata and tags come along unless the request replaces them; the ACL never does. */
function copy(input: CopyObjectRequest, bucket: BucketItem, context: Context): object {
  refuseGrants(input);
  const source = parseCopySource(input.CopySource ?? '');
  const from = requireBucket(source.Bucket, context);
  demandObject(from, actionFor('s3:GetObject', source.VersionId), source, context);
  const original = requireVersion(from, source.Key, source.VersionId);
  if (original.body.size > MOST_IN_ONE_PUT) throw entityTooLarge(original.body.size, MOST_IN_ONE_PUT);
  const key = checkKey(input.Key ?? '');
  const replaces = input.MetadataDirective === 'REPLACE';
  if (from.Name === bucket.Name && source.Key === key && !replaces && !changesSomething(input)) {
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const { WebsiteRedirectLocation: _stays, ...headers } = original.headers;
  const stored = store(bucket, key, context, {
    body: original.body,
    ETag: `"${md5Of(original.body, key)}"`,
    headers: replaces
      ? headersOf(input)
      : {
          ...headers,
          ...(input.StorageClass !== undefined && { StorageClass: input.StorageClass }),
          ...(input.WebsiteRedirectLocation !== undefined && {
            WebsiteRedirectLocation: input.WebsiteRedirectLocation,
          }),
        },
    Tags:
      input.TaggingDirective === 'REPLACE'
        ? parseTagging(input.Tagging)
        : original.Tags.map((tag) => ({ ...tag })),
    Acl: checkAcl(bucket, input.ACL),
  });
  return {
    ...(from.Versioning !== undefined && { CopySourceVersionId: original.VersionId }),
    ...shownVersion(stored, bucket),
    ServerSideEncryption: 'AES256',
    CopyObjectResult: { ETag: stored.ETag, LastModified: stored.LastModified },
  };
}

function changesSomething(input: CopyObjectRequest): boolean {
  return input.StorageClass !== undefined || input.WebsiteRedirectLocation !== undefined;
}

/** `bucket/key`, `/bucket/key`, either with `?versionId=…` behind it; percent-encoded. */
export function parseCopySource(text: string): { Bucket: string; Key: string; VersionId?: string } {
  const [, Bucket = '', path = '', VersionId] =
    /^\/?([^/]+)\/([\s\S]+?)(?:\?versionId=(.+))?$/.exec(text) ?? [];
  if (Bucket === '' || path === '')
    throw invalidArgument('Invalid copy source object key', 'x-amz-copy-source', text);
  return { Bucket, Key: decode(path, text), ...(VersionId !== undefined && { VersionId }) };
}

function decode(path: string, source: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidArgument('Invalid copy source encoding.', 'x-amz-copy-source', source);
  }
}
