/** Countries that may see a distribution, or may not (R-CF-120). */
import type { Restrictions } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../kernel/errors.ts';
import { COUNTRIES } from '../../../route53/geography/countries.ts';
import { itemsOf, quantified } from '../../quantities.ts';
import { oneOf, required } from './check.ts';
import type { GeoSettings } from './config.ts';

const TYPES = ['blacklist', 'whitelist', 'none'] as const;

export function completeGeoRestriction(given: Restrictions | undefined): GeoSettings {
  const restriction = given?.GeoRestriction;
  const place = 'distributionConfig.restrictions.geoRestriction.restrictionType';
  const type = restriction ? oneOf(required(restriction.RestrictionType, place), TYPES, place) : 'none';
  const codes = itemsOf(restriction);
  if ((type === 'none') !== (codes.length === 0) || new Set(codes).size < codes.length) {
    throw new AwsError(
      'InvalidGeoRestrictionParameter',
      'The specified geo restriction parameter is not valid.',
    );
  }
  if (codes.some((code) => !COUNTRIES.has(code))) {
    throw new AwsError('InvalidLocationCode', 'The location code specified is not valid.');
  }
  return { RestrictionType: type, ...quantified(codes) };
}
