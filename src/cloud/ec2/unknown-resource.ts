/** An ID of which a request doesn't say what it should be. */
import { type Context, isWellFormed } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';

/** An ID of a known form is missed in its own resource's words; anything else is no ID at all (R-VPC-6). */
export function unknownResource(id: string, context: Context): AwsError {
  const resource = context.resources.find(({ prefix }) => isWellFormed(prefix, id));
  return resource?.notFound(id) ?? new AwsError('InvalidID', `The ID '${id}' is not valid`);
}
