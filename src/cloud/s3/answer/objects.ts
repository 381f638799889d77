/** GET, HEAD, PUT and DELETE of one object, as whoever has no API at hand meets them. */
import { produce } from 'immer';
import { type Headers, headerOf } from '../../../cdn/message.ts';
import { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { World } from '../../kernel/world.ts';
import type { Reason } from '../../web/visit.ts';
import { authorize, type Verdict } from '../access/authorize.ts';
import { objectKeys } from '../access/context-keys.ts';
import { actionFor, deniedTo } from '../access/guard.ts';
import { type BucketItem, bucketArn, findBucket, objectArn } from '../bucket/bucket.ts';
import {
  accessDenied,
  invalidRequest,
  methodNotAllowed,
  noSuchKey,
  noSuchVersion,
  S3Error,
} from '../errors.ts';
import { deleteObject } from '../object/delete.ts';
import { findVersion } from '../object/object.ts';
import { putObject } from '../object/put.ts';
import { fail, type Outcome, respond } from './outcome.ts';
import { representation, selected } from './representation.ts';
import type { Visitor } from './visitor.ts';

export function answerObject(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
  switch (visitor.visit.request.method) {
    case 'GET':
    case 'HEAD':
      return getObject(world, bucket, key, visitor);
    case 'PUT':
      return put(world, bucket, key, visitor);
    case 'DELETE':
      return remove(world, bucket, key, visitor);
    default:
      return fail(methodNotAllowed(visitor.visit.request.method, 'OBJECT'), undefined, [
        ['Allow', 'HEAD, DELETE, GET, PUT'],
      ]);
  }
}

/** `verdict` is how the caller is refused. */
export function refusal(
  verdict: Extract<Verdict, { allowed: false }>,
  action: string,
  resource: string,
  { caller }: Visitor,
): Outcome {
  const own = caller?.kind === 'principal' && verdict.explicit;
  return fail(own ? deniedTo(caller.arn, action, resource) : accessDenied(), verdict.reason);
}

function judge(world: World, bucket: BucketItem, action: string, key: string, visitor: Visitor): Verdict {
  const versionId = visitor.query.get('versionId') ?? undefined;
  const object = findVersion(bucket, key, versionId);
  return authorize(world, {
    action,
    resource: objectArn(bucket.Name, key),
    bucket,
    objectAcl: object?.Acl,
    caller: visitor.caller,
    keys: { ...visitor.keys, ...objectKeys(object, versionId) },
  });
}

function getObject(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
  const versionId = visitor.query.get('versionId') ?? undefined;
  const object = findVersion(bucket, key, versionId);
  if (!object) return absent(world, bucket, key, visitor, versionId);
  const action = actionFor('s3:GetObject', versionId);
  const verdict = judge(world, bucket, action, key, visitor);
  if (object.deleted && (verdict.allowed || versionId === undefined))
    return deletedOne(world, bucket, key, visitor, object.VersionId, versionId);
  if (!verdict.allowed) return refusal(verdict, action, objectArn(bucket.Name, key), visitor);
  if (!visitor.caller && [...visitor.query.keys()].some((name) => name.startsWith('response-')))
    return fail(
      invalidRequest('Request specific response headers cannot be used for anonymous GET requests.'),
    );
  const overrides = visitor.caller ? visitor.query : new URLSearchParams();
  return selected(world, visitor.visit.request, representation(bucket, object, overrides));
}

/** Whether something is missing is said only to those who may list (R-CF-42). */
function absent(
  world: World,
  bucket: BucketItem,
  key: string,
  visitor: Visitor,
  versionId: string | undefined,
  headers: Headers = [],
): Outcome {
  const resource = bucketArn(bucket.Name);
  const listing = authorize(world, {
    action: 's3:ListBucket',
    resource,
    bucket,
    caller: visitor.caller,
    keys: visitor.keys,
  });
  if (listing.allowed) {
    const missing: Reason = {
      code: 'no-such-key',
      text: `bucket ${bucket.Name} holds no object ${key}`,
      resource: bucket.Name,
    };
    return fail(versionId === undefined ? noSuchKey(key) : noSuchVersion(key, versionId), missing, headers);
  }
  const reading = judge(world, bucket, 's3:GetObject', key, visitor);
  if (!reading.allowed) return refusal(reading, 's3:GetObject', objectArn(bucket.Name, key), visitor);
  return fail(accessDenied(), {
    code: 'missing-and-may-not-list',
    text: `bucket ${bucket.Name} holds no object ${key}; S3 says AccessDenied instead of NoSuchKey, because the caller may not list the bucket: allow s3:ListBucket on ${resource} to get a 404`,
    resource: bucket.Name,
  });
}

/** Behind a delete marker nothing is there, and a marker itself can't be got. */
function deletedOne(
  world: World,
  bucket: BucketItem,
  key: string,
  visitor: Visitor,
  marker: string,
  versionId: string | undefined,
): Outcome {
  const headers: Headers = [
    ['x-amz-delete-marker', 'true'],
    ['x-amz-version-id', marker],
  ];
  if (versionId === undefined) return absent(world, bucket, key, visitor, undefined, headers);
  return fail(methodNotAllowed(visitor.visit.request.method, 'DeleteMarker'), undefined, [
    ...headers,
    ['Allow', 'DELETE'],
  ]);
}

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

function put(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
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

function remove(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
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

export function notHere(what: string): Outcome {
  const text = `netlab does not simulate ${what}: use the aws command`;
  return fail(new S3Error('NotImplemented', text, 501), { code: 'not-simulated', text, resource: 's3' });
}
