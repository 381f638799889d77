/**
 * Errors of Route 53, code and wording as recorded from AWS (LocalStack's snapshots) and as its users report them.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../kernel/errors.ts';

/** R-R53-9. */
export function noSuchHostedZone(id: string): AwsError {
  return new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404);
}

/** R-R53-10. */
export function noSuchChange(id: string): AwsError {
  return new AwsError('NoSuchChange', `Could not find resource with ID: ${id}`, 404);
}

/** R-R53-113. */
export function noSuchHealthCheck(id: string): AwsError {
  return new AwsError('NoSuchHealthCheck', `A health check with id ${id} does not exist.`, 404);
}

/** R-R53-13. */
export function noSuchDelegationSet(id: string): AwsError {
  return new AwsError('NoSuchDelegationSet', `The specified delegation set ${id} does not exist.`, 404);
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', message);
}

/** R-R53-20, R-R53-40: what the service's XML schema refuses. */
export function notInEnumeration(value: string, allowed: readonly string[]): AwsError {
  return invalidInput(
    `Invalid XML ; cvc-enumeration-valid: Value '${value}' is not facet-valid with respect to enumeration '[${allowed.join(', ')}]'. It must be a value from the enumeration.`,
  );
}

/** "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must …" */
export function brokenConstraint(value: unknown, parameter: string, constraint: string): AwsError {
  return invalidInput(
    `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

/** Each message is one thing that is wrong with the batch; clients show them as a list in brackets. */
export function invalidChangeBatch(messages: readonly string[]): AwsError {
  return new AwsError('InvalidChangeBatch', `[${messages.join(', ')}]`);
}

/** R-R53-3. */
export function invalidDomainName(reason = 'The domain name is invalid.'): AwsError {
  return new AwsError('InvalidDomainName', reason);
}

/** R-R53-12. */
export function limitsExceeded(limit: string, reason: string): AwsError {
  return new AwsError('LimitsExceeded', `Limits Exceeded: ${limit} - ${reason}`);
}
