/** Words in which CloudFront refuses single values of a configuration. */
import { AwsError } from '../../../kernel/errors.ts';
import { invalidArgument } from '../../errors.ts';

/** One of an enumeration's values; `place` is written as AWS's validator does: `distributionConfig.priceClass`. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], place: string): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new AwsError(
    'MalformedXML',
    `1 validation error detected: Value '${value}' at '${place}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  );
}

/** A member that a request must have; the CLI asks for it before anything is sent. */
export function required<T>(value: T | undefined, place: string): T {
  if (value !== undefined) return value;
  throw new AwsError(
    'MalformedXML',
    `1 validation error detected: Value null at '${place}' failed to satisfy constraint: Member must not be null`,
  );
}

/** A whole number within bounds. */
export function within(value: number, least: number, most: number, parameter: string): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidArgument(`The parameter ${parameter} must be a number from ${least} to ${most}.`);
}

/** A text that isn't too long. */
export function upTo(text: string, most: number, parameter: string): string {
  if (text.length <= most) return text;
  throw invalidArgument(`The parameter ${parameter} is too big.`);
}

/** Refuses the second of two that are the same. */
export function distinct(texts: readonly string[], parameter: string): void {
  const twice = texts.find((text, index) => texts.indexOf(text) !== index);
  if (twice !== undefined)
    throw invalidArgument(`The parameter ${parameter} contains a duplicate: ${twice}.`);
}
