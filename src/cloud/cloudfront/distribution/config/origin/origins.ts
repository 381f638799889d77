/** The origins of a distribution: at least one, each with an ID of its own (R-CF-1, R-CF-13, R-CF-31). */
import type { Origins } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../../kernel/errors.ts';
import { invalidArgument } from '../../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct } from '../check.ts';
import { completeOrigin, type OriginSettings } from './origin.ts';

const MOST_ORIGINS = 100;

export function completeOrigins(given: Origins): Quantified<OriginSettings> {
  const items = itemsOf(given);
  if (items.length === 0) throw invalidArgument('The parameter Origins must have at least one origin.');
  if (items.length > MOST_ORIGINS) {
    throw new AwsError('TooManyOrigins', 'You cannot create more origins for the distribution.');
  }
  const origins = items.map(completeOrigin);
  distinct(
    origins.map(({ Id }) => Id),
    'Origin Id',
  );
  return quantified(origins);
}
