/** How long CloudFront is patient with an origin, in seconds (R-CF-36, R-CF-37). */
import { AwsError } from '../../../../kernel/errors.ts';
import { invalidArgument } from '../../../errors.ts';

const LONGEST = 120;

/** Between two packets of an answer. */
export function completeReadTimeout(given: number | undefined): number {
  return seconds(
    given ?? 30,
    'InvalidOriginReadTimeout',
    'The read timeout specified for the origin is not valid.',
  );
}

/** For which an idle connection is kept. */
export function completeKeepaliveTimeout(given: number | undefined): number {
  return seconds(
    given ?? 5,
    'InvalidOriginKeepaliveTimeout',
    'The keep alive timeout specified for the origin is not valid.',
  );
}

/** For a whole answer, all attempts together; undefined or 0: as long as it takes. */
export function completeCompletionTimeout(
  given: number | undefined,
  readTimeout: number,
): number | undefined {
  if (!given) return undefined;
  if (Number.isInteger(given) && given >= readTimeout) return given;
  throw invalidArgument(
    'The parameter ResponseCompletionTimeout must be equal to or greater than OriginReadTimeout.',
  );
}

function seconds(value: number, code: string, message: string): number {
  if (Number.isInteger(value) && value >= 1 && value <= LONGEST) return value;
  throw new AwsError(code, message);
}
