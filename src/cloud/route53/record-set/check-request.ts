/** What the service refuses about a single change before it looks into the zone: `InvalidInput` (R-R53-20…R-R53-55). */
import type { Change } from '@aws-sdk/client-route-53';
import { brokenConstraint, invalidInput, notInEnumeration } from '../errors.ts';
import { checkGeoLocation } from '../geography/geo-locations.ts';
import { checkGeoProximity } from '../geography/geo-proximity-location.ts';
import { REGION_NAMES } from '../geography/region-places.ts';
import { changeWords } from './change-words.ts';
import { POLICY_MEMBERS, permitsPolicy, policiesGiven } from './policy.ts';
import { RECORD_TYPES, type RecordType } from './record-set.ts';

export const ACTIONS = ['CREATE', 'DELETE', 'UPSERT'] as const;

const MAX_TTL = 2_147_483_647;
const MAX_WEIGHT = 255;
const MAX_IDENTIFIER = 128;

type Given = NonNullable<Change['ResourceRecordSet']>;

export function checkChange(change: Change): void {
  const { Action: action = 'CREATE' } = change;
  const set = change.ResourceRecordSet as Given;
  if (!ACTIONS.includes(action)) throw notInEnumeration(action, ACTIONS);
  if (!RECORD_TYPES.includes(set.Type as RecordType)) throw notInEnumeration(String(set.Type), RECORD_TYPES);
  const where = changeWords(action, set);
  checkContent(set, where);
  checkRanges(set);
  checkPolicy(set, where);
}

/** R-R53-49. */
function checkContent(set: Given, where: string): void {
  const records =
    set.TTL !== undefined && set.ResourceRecords !== undefined && set.ResourceRecords.length > 0;
  const touched = set.TTL !== undefined || (set.ResourceRecords?.length ?? 0) > 0;
  if (set.TrafficPolicyInstanceId !== undefined)
    throw invalidInput('netlab does not simulate traffic policies: leave TrafficPolicyInstanceId out.');
  const found = set.AliasTarget && touched ? 'more than one' : 'none';
  if (set.AliasTarget ? touched : !records) {
    throw invalidInput(
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found ${found} in Change with ${where}`,
    );
  }
}

function checkRanges({ TTL, Weight, SetIdentifier, Region, GeoLocation, GeoProximityLocation }: Given): void {
  within(TTL, 'tTL', 0, MAX_TTL);
  within(Weight, 'weight', 0, MAX_WEIGHT);
  if (SetIdentifier !== undefined && (SetIdentifier.length < 1 || SetIdentifier.length > MAX_IDENTIFIER)) {
    throw brokenConstraint(SetIdentifier, 'setIdentifier', 'have length less than or equal to 128');
  }
  if (Region !== undefined && !REGION_NAMES.includes(Region)) throw notInEnumeration(Region, REGION_NAMES);
  if (GeoLocation) checkGeoLocation(GeoLocation);
  if (GeoProximityLocation) checkGeoProximity(GeoProximityLocation);
}

function within(value: number | undefined, name: string, least: number, most: number): void {
  if (value === undefined) return;
  if (value < least) throw brokenConstraint(value, name, `have value greater than or equal to ${least}`);
  if (value > most) throw brokenConstraint(value, name, `have value less than or equal to ${most}`);
}

/** R-R53-54, R-R53-55. */
function checkPolicy(set: Given, where: string): void {
  const policies = policiesGiven(set as Parameters<typeof policiesGiven>[0]);
  const [policy, ...others] = policies;
  if (others.length > 0 || (policy === undefined && set.SetIdentifier !== undefined)) {
    const names = POLICY_MEMBERS.map(([member]) => member);
    const found = policy === undefined ? 'none' : 'more than one';
    throw invalidInput(
      `Invalid request: Expected exactly one of [${names.slice(0, -1).join(', ')}, or ${names.at(-1)}], but found ${found} in Change with ${where}`,
    );
  }
  if (policy === undefined) return;
  if (set.SetIdentifier === undefined)
    throw invalidInput(`Invalid request: Missing field 'SetIdentifier' in Change with ${where}`);
  if (set.Failover !== undefined && !['PRIMARY', 'SECONDARY'].includes(set.Failover))
    throw notInEnumeration(set.Failover, ['PRIMARY', 'SECONDARY']);
  if (!permitsPolicy(set.Type as RecordType, policy)) {
    const [member] = POLICY_MEMBERS.find(([, kind]) => kind === policy) as readonly [string, string];
    throw invalidInput(
      `Invalid request: ${member} is not permitted for the type ${set.Type} in Change with ${where}`,
    );
  }
  if (policy === 'multivalue' && set.AliasTarget)
    throw invalidInput(
      `Invalid request: MultiValueAnswer is not permitted with AliasTarget in Change with ${where}`,
    );
}
