/**
 * Operations of the API behind the check whether the learner may: as administrators of the account they may whatever
 * no bucket policy denies them.
 */
import type { ContextKeys } from '../../iam-policy/decide.ts';
import type { Context } from '../../kernel/context.ts';
import { type BucketItem, bucketArn, objectArn, requireBucket } from '../bucket/bucket.ts';
import { accessDenied } from '../errors.ts';
import { findVersion } from '../object/object.ts';
import { authorize } from './authorize.ts';
import {
  globalKeys,
  type ListingInput,
  learnerOf,
  listingKeys,
  objectKeys,
  originOfCall,
} from './context-keys.ts';

interface BucketInput {
  Bucket: string | undefined;
}

interface ObjectInput extends BucketInput {
  Key: string | undefined;
  VersionId?: string | undefined;
}

/** An operation on a bucket; `run` gets the bucket. */
export function onBucket<Input extends BucketInput, Output>(
  action: string,
  run: (input: Input, bucket: BucketItem, context: Context) => Output,
): (input: Input, context: Context) => Output {
  return (input, context) => {
    const bucket = requireBucket(input.Bucket, context);
    demand(bucket, action, bucketArn(bucket.Name), listingKeys(input as ListingInput), context);
    return run(input, bucket, context);
  };
}

/** An operation on an object. `action` is what it takes without a version ID; with one, `…Version` where there is that. */
export function onObject<Input extends ObjectInput, Output>(
  action: string,
  run: (input: Input, bucket: BucketItem, context: Context) => Output,
): (input: Input, context: Context) => Output {
  return (input, context) => {
    const bucket = requireBucket(input.Bucket, context);
    demandObject(bucket, actionFor(action, input.VersionId), input, context);
    return run(input, bucket, context);
  };
}

export function demandObject(
  bucket: BucketItem,
  action: string,
  { Key: key = '', VersionId: versionId }: Omit<ObjectInput, 'Bucket'>,
  context: Context,
): void {
  const object = findVersion(bucket, key, versionId);
  demand(bucket, action, objectArn(bucket.Name, key), objectKeys(object, versionId), context);
}

const VERSIONED: Readonly<Record<string, string>> = {
  's3:GetObject': 's3:GetObjectVersion',
  's3:DeleteObject': 's3:DeleteObjectVersion',
  's3:GetObjectTagging': 's3:GetObjectVersionTagging',
  's3:PutObjectTagging': 's3:PutObjectVersionTagging',
  's3:DeleteObjectTagging': 's3:DeleteObjectVersionTagging',
};

/** Reading a version by its ID takes another permission than reading the object. */
export function actionFor(action: string, versionId: string | undefined): string {
  return versionId === undefined ? action : (VERSIONED[action] ?? action);
}

function demand(
  bucket: BucketItem,
  action: string,
  resource: string,
  keys: ContextKeys,
  { world, origin }: Context,
): void {
  const caller = learnerOf(world);
  const verdict = authorize(world, {
    action,
    resource,
    bucket,
    caller,
    keys: { ...globalKeys(world, caller, originOfCall(origin)), ...keys },
    through: origin?.through,
  });
  if (!verdict.allowed && caller.kind === 'principal') {
    throw deniedTo(caller.arn, action, resource, verdict.because);
  }
}

/** What S3 tells a caller of the bucket's own account. */
export function deniedTo(arn: string, action: string, resource: string, because = '') {
  return accessDenied(
    `User: ${arn} is not authorized to perform: ${action} on resource: "${resource}" ${because}`.trimEnd(),
  );
}
