/** Regions and Availability Zones, with the names and IDs that AWS gives them (R-VPC-49). */
export interface RegionInfo {
  readonly name: string;
  /** Start of its zone IDs: `use1` in `use1-az1`. */
  readonly code: string;
  /** Letters of its zones. */
  readonly zones: string;
  readonly city: string;
  readonly optIn?: true;
}

export const REGIONS: readonly RegionInfo[] = [
  { name: 'us-east-1', code: 'use1', zones: 'abcdef', city: 'N. Virginia' },
  { name: 'us-east-2', code: 'use2', zones: 'abc', city: 'Ohio' },
  { name: 'us-west-1', code: 'usw1', zones: 'ac', city: 'N. California' },
  { name: 'us-west-2', code: 'usw2', zones: 'abcd', city: 'Oregon' },
  { name: 'ap-south-1', code: 'aps1', zones: 'abc', city: 'Mumbai' },
  { name: 'ap-northeast-1', code: 'apne1', zones: 'acd', city: 'Tokyo' },
  { name: 'ap-northeast-2', code: 'apne2', zones: 'abcd', city: 'Seoul' },
  { name: 'ap-northeast-3', code: 'apne3', zones: 'abc', city: 'Osaka' },
  { name: 'ap-southeast-1', code: 'apse1', zones: 'abc', city: 'Singapore' },
  { name: 'ap-southeast-2', code: 'apse2', zones: 'abc', city: 'Sydney' },
  { name: 'ca-central-1', code: 'cac1', zones: 'abd', city: 'Montreal' },
  { name: 'eu-central-1', code: 'euc1', zones: 'abc', city: 'Frankfurt' },
  { name: 'eu-west-1', code: 'euw1', zones: 'abc', city: 'Dublin' },
  { name: 'eu-west-2', code: 'euw2', zones: 'abc', city: 'London' },
  { name: 'eu-west-3', code: 'euw3', zones: 'abc', city: 'Paris' },
  { name: 'eu-north-1', code: 'eun1', zones: 'abc', city: 'Stockholm' },
  { name: 'sa-east-1', code: 'sae1', zones: 'abc', city: 'São Paulo' },
];

export interface ZoneInfo {
  /** `us-east-1a`. */
  readonly name: string;
  /** `use1-az1`. */
  readonly id: string;
}

export function regionInfo(name: string): RegionInfo | undefined {
  return REGIONS.find((region) => region.name === name);
}

/**
 * The region's zones. Which letter stands for which zone ID differs from account to account; in the simulated
 * account they are in order.
 */
export function zonesOf(region: string): readonly ZoneInfo[] {
  const info = regionInfo(region);
  return [...(info?.zones ?? '')].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${info?.code}-az${index + 1}`,
  }));
}

export function zoneIdOf(region: string, zone: string): string | undefined {
  return zonesOf(region).find(({ name }) => name === zone)?.id;
}
