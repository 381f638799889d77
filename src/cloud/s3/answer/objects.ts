/** What is done to one object, by method, as whoever has no API at hand does it. */
import type { World } from '../../kernel/world.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { methodNotAllowed } from '../errors.ts';
import { fail, type Outcome } from './outcome.ts';
import { getObject } from './read-object.ts';
import type { Visitor } from './visitor.ts';
import { putInto, removeFrom } from './write-object.ts';

export function answerObject(world: World, bucket: BucketItem, key: string, visitor: Visitor): Outcome {
  switch (visitor.visit.request.method) {
    case 'GET':
    case 'HEAD':
      return getObject(world, bucket, key, visitor);
    case 'PUT':
      return putInto(world, bucket, key, visitor);
    case 'DELETE':
      return removeFrom(world, bucket, key, visitor);
    default:
      return fail(methodNotAllowed(visitor.visit.request.method, 'OBJECT'), undefined, [
        ['Allow', 'HEAD, DELETE, GET, PUT'],
      ]);
  }
}
