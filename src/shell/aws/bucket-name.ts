/** What the client library says of a bucket's name before anything is sent; the rest is for S3 to judge. */
import { CliFailure, EXIT } from './failure.ts';

const NAME = '^[a-zA-Z0-9.\\-_]{1,255}$';
const ACCESS_POINTS =
  '^arn:(aws).*:(s3|s3-object-lambda):[a-z\\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\\-.]{1,63}$|^arn:(aws).*:s3-outposts:[a-z\\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\\-]{1,63}$';
const PATTERN = new RegExp(NAME);

/** Throws `CliFailure`. */
export function checkBucket(name: unknown): void {
  if (typeof name !== 'string' || PATTERN.test(name)) return;
  throw new CliFailure(
    EXIT.usage,
    `Parameter validation failed:\nInvalid bucket name "${name}": Bucket name must match the regex "${NAME}" or be an ARN matching the regex "${ACCESS_POINTS}"`,
  );
}
