/**
 * Errors of CloudFront that more than one of its resources answers with, in AWS's words (R-CF-5, R-CF-8 and the
 * descriptions of errors in the API reference).
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../kernel/errors.ts';

/** `The parameter Origin DomainName does not refer to a valid S3 bucket.`: a sentence. */
export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}

/** R-CF-5: none given, or not a version at all. */
export function invalidIfMatchVersion(): AwsError {
  return new AwsError(
    'InvalidIfMatchVersion',
    'The If-Match version is missing or not valid for the resource.',
  );
}

/** R-CF-5: a version, but not the current one. */
export function preconditionFailed(): AwsError {
  return new AwsError(
    'PreconditionFailed',
    "The request failed because it didn't meet the preconditions in one or more request-header fields.",
    412,
  );
}

/** R-CF-133: what `Quantity` says isn't what `Items` holds. */
export function inconsistentQuantities(): AwsError {
  return new AwsError('InconsistentQuantities', "The value of Quantity and the size of Items don't match.");
}

/** An ARN of nothing that could carry tags. */
export function noSuchResource(): AwsError {
  return new AwsError('NoSuchResource', 'A resource that was specified is not valid.', 404);
}

/** R-CF-13: `distributions`, or what else the account has too many of. */
export function tooMany(code: string, things: string): AwsError {
  return new AwsError(
    code,
    `Processing your request would cause you to exceed the maximum number of ${things} allowed.`,
  );
}

/** Not AWS's: what CloudFront has and netlab doesn't. `instead` is a sentence with the way out. */
export function notSimulatedHere(what: string, instead = ''): AwsError {
  return new AwsError('NotSimulated', `netlab does not simulate ${what}.${instead && ` ${instead}`}`, 501);
}
