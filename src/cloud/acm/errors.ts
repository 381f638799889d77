/** ACM's errors. https://docs.aws.amazon.com/acm/latest/APIReference/CommonErrors.html and the pages of the operations */
import { AwsError } from '../kernel/errors.ts';

export function certificateNotFound(arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`);
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** A value that the service's own pattern refuses. */
export function patternMismatch(value: string, member: string, pattern: string): AwsError {
  return validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
  );
}

export function invalidArn(arn: string): AwsError {
  return new AwsError(
    'InvalidArnException',
    `${arn} is not the ARN of a certificate in this account and region.`,
  );
}

/** R-CF-115. */
export function resourceInUse(arn: string, account: string): AwsError {
  return new AwsError('ResourceInUseException', `Certificate ${arn} in account ${account} is in use.`);
}

export function requestInProgress(arn: string): AwsError {
  return new AwsError(
    'RequestInProgressException',
    `Certificate ${arn} has not been issued yet: its request is still in progress.`,
  );
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message);
}

export function invalidState(message: string): AwsError {
  return new AwsError('InvalidStateException', message);
}

export function invalidDomainValidationOptions(message: string): AwsError {
  return new AwsError('InvalidDomainValidationOptionsException', message);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

export function tooManyTags(message: string): AwsError {
  return new AwsError('TooManyTagsException', message);
}

export function invalidTag(message: string): AwsError {
  return new AwsError('InvalidTagException', message);
}

/** Keys and signatures are not simulated, so there is no text of a certificate that Amazon issued. */
export function noCertificateText(arn: string): AwsError {
  return new AwsError(
    'NotSimulated',
    `netlab issues ${arn} without keys and signatures, so there is no PEM text of it; DescribeCertificate tells what it holds.`,
    501,
  );
}
