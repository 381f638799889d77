/**
 * Direct Connect's errors. The API has four codes; what is wrong stands in the message alone. Some messages are recorded
 * from AWS, most are worded after its manner (R-DX, "Errors").
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../kernel/errors.ts';

/** Whatever a client did wrong: a bad value, a state that doesn't allow it, a quota. `message`: whole sentences. */
export function clientException(message: string): AwsError {
  return new AwsError('DirectConnectClientException', message);
}

/** AWS's own fault. */
export function serverException(message: string): AwsError {
  return new AwsError('DirectConnectServerException', message, 500);
}

export function duplicateTagKeys(): AwsError {
  return new AwsError('DuplicateTagKeysException', 'A tag key was specified more than once.');
}

export function tooManyTags(): AwsError {
  return new AwsError(
    'TooManyTagsException',
    'You have reached the limit on the number of tags that can be assigned.',
  );
}

export function connectionNotFound(id: string): AwsError {
  return clientException(`Could not find Connection with ID ${id}`);
}

export function lagNotFound(id: string): AwsError {
  return clientException(`Could not find Lag with ID ${id}`);
}

export function notSimulatedHere(what: string): AwsError {
  return new AwsError('NotSimulated', `netlab does not simulate ${what}`, 501);
}
