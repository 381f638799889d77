/**
 * Errors of CloudWatch Logs, code and wording as recorded from AWS (LocalStack's snapshots of 2026-02-03, moto).
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../kernel/errors.ts';

export function groupNotFound(): AwsError {
  return new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

export function streamNotFound(): AwsError {
  return new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}

export function alreadyExists(noun: 'log group' | 'log stream'): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `The specified ${noun} already exists`);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must …" */
export function brokenConstraint(value: unknown, parameter: string, constraint: string): AwsError {
  return invalidParameter(
    `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

export function invalidToken(): AwsError {
  return invalidParameter('The specified nextToken is invalid.');
}

/** `reason` without a full stop. */
export function invalidPattern(reason: string): AwsError {
  return invalidParameter(`Invalid filter pattern: ${reason}`);
}
