/**
 * Snowball's errors, in the words of its API's reference (R-XFER-41, R-XFER-42).
 * https://docs.aws.amazon.com/snowball/latest/api-reference/API_CreateJob.html
 */
import { AwsError } from '../kernel/errors.ts';

export function invalidResource(): AwsError {
  return new AwsError(
    'InvalidResourceException',
    "The specified resource can't be found. Check the information you provided in your last request, and try again.",
  );
}

export function invalidJobState(): AwsError {
  return new AwsError(
    'InvalidJobStateException',
    "The action can't be performed because the job's current state doesn't allow that action to be performed.",
  );
}

export function invalidAddress(): AwsError {
  return new AwsError(
    'InvalidAddressException',
    "The address provided was invalid. Check the address with your region's carrier, and try again.",
  );
}

export function unsupportedAddress(): AwsError {
  return new AwsError(
    'UnsupportedAddressException',
    "The address is either outside the serviceable area for your region, or an error occurred. Check the address with your region's carrier and try again. If the issue persists, contact AWS Support.",
  );
}

/** `why`: one sentence more than AWS gives. */
export function invalidCombination(why: string): AwsError {
  return new AwsError(
    'InvalidInputCombinationException',
    `Job or cluster creation failed. One or more inputs were invalid. ${why}`,
  );
}

export function kmsRequestFailed(): AwsError {
  return new AwsError(
    'KMSRequestFailedException',
    'The provided AWS Key Management Service key lacks the permissions to perform the specified CreateJob or UpdateJob action.',
  );
}

/** R-XFER-43. */
export function limitExceeded(limit: number): AwsError {
  return new AwsError(
    'LimitExceededException',
    `The account has ${limit} Snow device in use, which is the most that it may have at one time. More are given through AWS Support.`,
  );
}

export function labelExists(): AwsError {
  return new AwsError(
    'ReturnShippingLabelAlreadyExistsException',
    'You get this exception if you call CreateReturnShippingLabel more than once when other requests are not completed.',
  );
}

export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message);
}

/** R-XFER-25: what a customer who had none before is told since November 2025. */
export function closedToNewCustomers(): AwsError {
  return new AwsError(
    'AccessDeniedException',
    'AWS Snowball Edge is no longer available to new customers. Look at AWS DataSync for transfers over a line, at AWS Data Transfer Terminal to bring your own disks, and at AWS partners. (In netlab, only labs about history have Snowball jobs.)',
    403,
  );
}

export function notSimulatedHere(what: string): AwsError {
  return new AwsError('NotSimulated', `netlab does not simulate ${what}`, 501);
}
