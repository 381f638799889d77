/** PUT and DELETE of an object: they change the world. */
import { produce } from 'immer';
import { type Headers, headerOf } from '../../../cdn/message.ts';
import { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { World } from '../../kernel/world.ts';
import { actionFor } from '../access/guard.ts';
import { type BucketItem, findBucket, objectArn } from '../bucket/bucket.ts';
import { S3Error } from '../errors.ts';
import { deleteObject } from '../object/delete.ts';
import { putObject } from '../object/put.ts';
import { judge, notHere, refusal } from './judge.ts';
import { fail, type Outcome, respond } from './outcome.ts';
import type { Visitor } from './visitor.ts';

const REQUEST_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'ContentType',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
  'content-language': 'ContentLanguage',
  expires: 'Expires',
  'content-md5': 'ContentMD5',
  'if-match': 'IfMatch',
  'if-none-match': 'IfNoneMatch',
  'x-amz-acl': 'ACL',
  'x-amz-tagging': 'Tagging',
  'x-amz-storage-class': 'StorageClass',
  'x-amz-website-redirect-location': 'WebsiteRedirectLocation',
};

export function putInto(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
  const { request } = visitor.visit;
  if (headerOf(request.headers, 'x-amz-copy-source') !== undefined) return notHere('copying by PUT');
  return change(world, bucket, 's3:PutObject', key, visitor, (draft, context) => {
    const { ETag = '', VersionId } = putObject(putInput(bucket.Name, key, visitor), draft, context);
    return {
      status: 200,
      headers: [
        ['ETag', ETag],
        ['x-amz-server-side-encryption', 'AES256'],
        ...(VersionId === undefined ? [] : [['x-amz-version-id', VersionId] as const]),
        ['Content-Length', '0'],
      ],
    };
  });
}

function putInput(bucket: string, key: string, { visit: { request } }: Visitor) {
  const members = request.headers.flatMap(([name, value]) => {
    const member = REQUEST_HEADERS[name.toLowerCase()];
    return member === undefined ? [] : [[member, value]];
  });
  const metadata = request.headers
    .filter(([name]) => name.toLowerCase().startsWith('x-amz-meta-'))
    .map(([name, value]) => [name.slice('x-amz-meta-'.length), value]);
  const { text, size } = request.body ?? { text: '', size: 0 };
  return {
    ...Object.fromEntries(members),
    Bucket: bucket,
    Key: key,
    Metadata: Object.fromEntries(metadata),
    ...(text === undefined ? { ContentLength: size } : { Body: text }),
  };
}

export function removeFrom(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
  const versionId = visitor.query.get('versionId') ?? undefined;
  const action = actionFor('s3:DeleteObject', versionId);
  return change(world, bucket, action, key, visitor, (draft, context) => {
    const { DeleteMarker, VersionId } = deleteObject(draft, key, versionId, context);
    return {
      status: 204,
      headers: [
        ...(VersionId === undefined ? [] : [['x-amz-version-id', VersionId] as const]),
        ...(DeleteMarker ? [['x-amz-delete-marker', 'true'] as const] : []),
      ],
    };
  });
}

/** Does it on a draft of the world, if the caller may. */
function change(
  world: World,
  bucket: BucketItem,
  action: string,
  key: string,
  visitor: Visitor,
  run: (bucket: BucketItem, context: Context) => { status: number; headers: Headers },
): Outcome {
  const verdict = judge(world, bucket, action, key, visitor);
  if (!verdict.allowed) return refusal(verdict, action, objectArn(bucket.Name, key), visitor);
  let done: { status: number; headers: Headers } = { status: 200, headers: [] };
  try {
    const after = produce(world, (draft) => {
      const item = findBucket(draft, bucket.Name);
      if (item) done = run(item, new Context(draft, bucket.Region, []));
    });
    return respond(after, done.status, done.headers);
  } catch (error) {
    if (error instanceof AwsError) return fail(asS3Error(error));
    throw error;
  }
}

function asS3Error(error: AwsError): S3Error {
  return error instanceof S3Error ? error : new S3Error(error.code, error.message, error.status);
}
