/** Whether a visitor may do something to an object, and how S3 says no. */
import type { World } from '../../kernel/world.ts';
import { authorize, type Verdict } from '../access/authorize.ts';
import { objectKeys } from '../access/context-keys.ts';
import { deniedTo } from '../access/guard.ts';
import { type BucketItem, objectArn } from '../bucket/bucket.ts';
import { accessDenied, S3Error } from '../errors.ts';
import { findVersion } from '../object/object.ts';
import { fail, type Outcome } from './outcome.ts';
import type { Visitor } from './visitor.ts';

export function judge(
  world: World,
  bucket: BucketItem,
  action: string,
  key: string,
  visitor: Visitor,
): Verdict {
  const versionId = visitor.query.get('versionId') ?? undefined;
  const object = findVersion(bucket, key, versionId);
  return authorize(world, {
    action,
    resource: objectArn(bucket.Name, key),
    bucket,
    objectAcl: object?.Acl,
    caller: visitor.caller,
    keys: { ...visitor.keys, ...objectKeys(object, versionId) },
    through: visitor.visit.through,
  });
}

/** `verdict` is how the caller is refused. */
export function refusal(
  verdict: Extract<Verdict, { allowed: false }>,
  action: string,
  resource: string,
  { caller }: Visitor,
): Outcome {
  const { because, reason } = verdict;
  const isTold = caller?.kind === 'principal' && because !== undefined;
  return fail(isTold ? deniedTo(caller.arn, action, resource, because) : accessDenied(), reason);
}

/** Says that netlab lacks something which S3 has. */
export function notHere(what: string): Outcome {
  const text = `netlab does not simulate ${what}: use the aws command`;
  return fail(new S3Error('NotImplemented', text, 501), { code: 'not-simulated', text, resource: 's3' });
}
