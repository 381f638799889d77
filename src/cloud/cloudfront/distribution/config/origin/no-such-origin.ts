/** R-CF-31: a behaviour or a group names an origin that the distribution hasn't got. */
import { AwsError } from '../../../../kernel/errors.ts';

export function noSuchOrigin(): AwsError {
  return new AwsError('NoSuchOrigin', 'One or more of your origins or origin groups do not exist.', 404);
}
