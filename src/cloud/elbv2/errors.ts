/** ELB's errors, code and wording (R-ELB-2…R-ELB-37; botocore elbv2/2015-12-01). Client errors are HTTP 400. */
import { AwsError } from '../kernel/errors.ts';

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

export function invalidConfiguration(message: string): AwsError {
  return new AwsError('InvalidConfigurationRequest', message);
}

export function operationNotPermitted(message: string): AwsError {
  return new AwsError('OperationNotPermitted', message);
}

/** Not AWS's: it has this, and netlab says plainly that it doesn't. */
export function unsupported(what: string): AwsError {
  return new AwsError('NotSimulated', `netlab does not simulate ${what}`, 501);
}

/** `1 validation error detected: …`, as the service words what its model constrains. */
export function outOfRange(value: number, member: string, least: number, most: number): AwsError {
  const bound = value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  return validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ${bound}`,
  );
}
