/**
 * Errors of Route 53 Resolver (R-R53-131). Where AWS's own number of an error is known (LocalStack's recordings of
 * 2023-09-08, reports of users), it stands before the words.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Resolver.html
 */
import { AwsError } from '../kernel/errors.ts';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequestException', message);
}

export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function resourceExists(message: string): AwsError {
  return new AwsError('ResourceExistsException', message);
}

export function resourceUnavailable(message: string): AwsError {
  return new AwsError('ResourceUnavailableException', message);
}

export function limitExceeded(account: string, limit: string): AwsError {
  return new AwsError('LimitExceededException', `Account "${account}" has exceeded "${limit}"`);
}

/** "1 validation error detected: Value '7' at 'name' failed to satisfy constraint: Member must …" */
export function brokenConstraint(value: unknown, parameter: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: Member must ${constraint}`,
  );
}
