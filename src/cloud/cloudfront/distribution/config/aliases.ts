/** Alternate names: how they are written, and that each belongs to one distribution only (R-CF-110, R-CF-112). */
import type { Aliases } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../kernel/errors.ts';
import { invalidArgument } from '../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../quantities.ts';

const MOST_ALIASES = 100;

export function completeAliases(given: Aliases | undefined): Quantified<string> {
  const names = itemsOf(given);
  if (names.length > MOST_ALIASES) throw tooManyAliases();
  for (const name of names) checkAlias(name);
  if (new Set(names).size < names.length) throw invalidAlias();
  return quantified(names);
}

/** `www.example.com`, or `*.example.com` for all names below. */
export function checkAlias(name: string): void {
  const labels = name.replace(/^\*\./, '').split('.');
  const fine =
    name.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) &&
    !/\.(?:cloudfront\.net|amazonaws\.com)$/.test(name);
  if (!fine) throw invalidAlias();
}

export function tooManyAliases(): AwsError {
  return new AwsError(
    'TooManyDistributionCNAMEs',
    'Your request contains more CNAMEs than are allowed per distribution.',
  );
}

export function aliasTaken(): AwsError {
  return new AwsError(
    'CNAMEAlreadyExists',
    'One or more of the CNAMEs you provided are already associated with a different resource.',
    409,
  );
}

function invalidAlias(): AwsError {
  return invalidArgument('The parameter CNAME contains one or more parameters that are not valid.');
}
