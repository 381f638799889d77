/**
 * An error that AWS would answer with: its code, its wording, its HTTP status. Handlers throw it; dispatch turns it
 * into a value, and the world stays as it was. Service-specific ones live in `cloud/<service>/errors.ts`.
 */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** R-VPC-4. */
export function missingParameter(name: string): AwsError {
  return new AwsError('MissingParameter', `The request must contain the parameter ${name}`);
}

/** R-VPC-4: `reason` is one sentence with its full stop. */
export function invalidParameterValue(value: unknown, parameter: string, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value (${value}) for parameter ${parameter} is invalid. ${reason}`,
  );
}

/** R-VPC-4. */
export function invalidParameterCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', message);
}

/** R-VPC-5. */
export function dryRunOperation(): AwsError {
  return new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
}

/** R-VPC-8. */
export function idempotentParameterMismatch(): AwsError {
  return new AwsError(
    'IdempotentParameterMismatch',
    'The client token you have provided is associated with a resource whose attributes differ from this request.',
  );
}

/** Not AWS's: the operation exists there, and netlab says plainly that it isn't simulated. */
export function notSimulated(service: string, operation: string): AwsError {
  return new AwsError('NotSimulated', `netlab does not simulate ${service}:${operation}`, 501);
}
