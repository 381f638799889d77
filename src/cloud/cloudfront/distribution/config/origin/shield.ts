/** Origin Shield: one region through which all edges ask an origin (R-CF-24). */
import type { OriginShield } from '@aws-sdk/client-cloudfront';
import { invalidArgument } from '../../../errors.ts';

export interface Shield {
  Enabled: boolean;
  OriginShieldRegion?: string;
}

const SHIELD_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'sa-east-1',
];

export function completeShield(given: OriginShield | undefined): Shield {
  const { Enabled: enabled = false, OriginShieldRegion: region } = given ?? {};
  if (!enabled && region === undefined) return { Enabled: false };
  if (!enabled) {
    throw invalidArgument(
      'The parameter OriginShieldRegion can be given only when Origin Shield is enabled.',
    );
  }
  if (region === undefined || !SHIELD_REGIONS.includes(region)) {
    throw invalidArgument('The parameter OriginShieldRegion is not valid.');
  }
  return { Enabled: true, OriginShieldRegion: region };
}
