/** GET and HEAD of an object. */
import type { Headers } from '../../../cdn/message.ts';
import type { World } from '../../kernel/world.ts';
import type { Reason } from '../../web/visit.ts';
import { authorize } from '../access/authorize.ts';
import { actionFor } from '../access/guard.ts';
import { type BucketItem, bucketArn, objectArn } from '../bucket/bucket.ts';
import { accessDenied, invalidRequest, methodNotAllowed, noSuchKey, noSuchVersion } from '../errors.ts';
import { findVersion } from '../object/object.ts';
import { judge, refusal } from './judge.ts';
import { fail, type Outcome } from './outcome.ts';
import { representation, selected } from './representation.ts';
import type { Visitor } from './visitor.ts';

export function getObject(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
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
    through: visitor.visit.through,
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
