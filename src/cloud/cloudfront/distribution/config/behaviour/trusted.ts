/** Whose signatures a behaviour asks for: key groups, or, in the old way, accounts (R-CF-124). */
import type { TrustedKeyGroups, TrustedSigners } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../../kernel/errors.ts';
import { invalidArgument } from '../../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct } from '../check.ts';

export interface Trusted extends Quantified<string> {
  Enabled: boolean;
}

const MOST_SIGNERS = 5;
const MOST_KEY_GROUPS = 4;

export function completeSigners(given: TrustedSigners | undefined): Trusted {
  const trusted = complete(given, 'TrustedSigners');
  if (trusted.Quantity > MOST_SIGNERS) {
    throw new AwsError(
      'TooManyTrustedSigners',
      'Your request contains more trusted signers than are allowed per distribution.',
    );
  }
  return trusted;
}

export function completeKeyGroups(given: TrustedKeyGroups | undefined): Trusted {
  const trusted = complete(given, 'TrustedKeyGroups');
  if (trusted.Quantity > MOST_KEY_GROUPS) {
    throw new AwsError(
      'TooManyKeyGroupsAssociatedToDistribution',
      'The number of key groups referenced by this distribution is more than the maximum allowed.',
    );
  }
  return trusted;
}

function complete(given: TrustedSigners | TrustedKeyGroups | undefined, parameter: string): Trusted {
  const items = itemsOf(given);
  const enabled = given?.Enabled ?? items.length > 0;
  if (enabled !== items.length > 0) {
    throw invalidArgument(`The parameter ${parameter} must be enabled when it has items, and only then.`);
  }
  distinct(items, parameter);
  return { Enabled: enabled, ...quantified(items) };
}
