/** Sets of one name and type follow one policy, and each policy has rules of its own (R-R53-53…R-R53-57). */
import { routingWords, rrsetWords } from './change-words.ts';
import { type PolicyKind, policyOf, SETS_PER_NAME } from './policy.ts';
import type { RecordSetItem } from './record-set.ts';

/** What AWS calls the others, where sets of a policy meet sets of another. */
const NON: Readonly<Record<PolicyKind, string>> = {
  simple: 'simple',
  weighted: 'weighted',
  latency: 'latency',
  failover: 'failover',
  geolocation: 'GEO',
  multivalue: 'multivalue',
  geoproximity: 'geoproximity',
  'ip-based': 'CIDR',
};

/** `siblings` are the other sets of the same name and type. */
export function policyMessages(set: RecordSetItem, siblings: readonly RecordSetItem[]): string[] {
  const policy = policyOf(set);
  if (siblings.some((other) => policyOf(other) !== policy)) return [mixed(set, policy)];
  if (siblings.length + 1 > SETS_PER_NAME[policy] && policy !== 'failover') {
    return [
      `${rrsetWords(set)} cannot be created as the limit of ${SETS_PER_NAME[policy]} sets is exceeded.`,
    ];
  }
  const message = RULES[policy]?.(set, siblings);
  return message === undefined ? [] : [message];
}

/** R-R53-53. */
function mixed(set: RecordSetItem, policy: PolicyKind): string {
  if (policy === 'simple')
    return `${rrsetWords(set)} cannot be created as other RRSets exist with the same name and type.`;
  if (policy === 'weighted')
    return `${rrsetWords(set)} cannot be created as a non-weighted set exists with the same name and type.`;
  return `${rrsetWords(set)}${routingWords(set)} cannot be created because a non-${NON[policy]} RRSet with the same name and type already exists.`;
}

type Rule = (set: RecordSetItem, siblings: readonly RecordSetItem[]) => string | undefined;

const RULES: Readonly<Partial<Record<PolicyKind, Rule>>> = {
  weighted: (set, siblings) =>
    siblings.some((other) => other.TTL !== set.TTL)
      ? `${rrsetWords(set)} cannot be created as weighted sets must contain the same TTL.`
      : undefined,
  latency: unlike(({ Region }) => Region, 'region'),
  geolocation: unlike(({ GeoLocation }) => JSON.stringify(locationKey(GeoLocation)), 'geolocation'),
  failover: (set, siblings) =>
    unlike(({ Failover }) => Failover, 'failover type')(set, siblings) ?? unwatchedPrimary(set),
  geoproximity: unlike(({ GeoProximityLocation: place }) => {
    const { AWSRegion, LocalZoneGroup, Coordinates } = place ?? {};
    return JSON.stringify([AWSRegion, LocalZoneGroup, Coordinates?.Latitude, Coordinates?.Longitude]);
  }, 'geoproximity location'),
  'ip-based': unlike(
    ({ CidrRoutingConfig }) => `${CidrRoutingConfig?.CollectionId} ${CidrRoutingConfig?.LocationName}`,
    'CIDR location',
  ),
};

/** One set for each place, region or role. */
function unlike(keyOf: (set: RecordSetItem) => string | undefined, noun: string): Rule {
  return (set, siblings) =>
    siblings.some((other) => keyOf(other) === keyOf(set))
      ? `${rrsetWords(set)}${routingWords(set)} cannot be created because a RRSet with the same name, type, and ${noun} already exists.`
      : undefined;
}

/** R-R53-88. */
function unwatchedPrimary(set: RecordSetItem): string | undefined {
  const watched = set.HealthCheckId !== undefined || set.AliasTarget?.EvaluateTargetHealth;
  if (set.Failover !== 'PRIMARY' || watched) return undefined;
  return `${rrsetWords(set)} cannot be created as primary failover resource record set must have either a health check or, for an alias, EvaluateTargetHealth set to true.`;
}

function locationKey(location: RecordSetItem['GeoLocation']): readonly (string | undefined)[] {
  return [location?.ContinentCode, location?.CountryCode, location?.SubdivisionCode];
}
