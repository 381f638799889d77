/**
 * Origin groups: a second origin for when the first fails (R-CF-43).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 */
import type { OriginGroup, OriginGroups } from '@aws-sdk/client-cloudfront';
import { invalidArgument, notSimulatedHere, tooMany } from '../../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct, required, upTo } from '../check.ts';
import { noSuchOrigin } from './no-such-origin.ts';

export interface OriginGroupSettings {
  Id: string;
  FailoverCriteria: { StatusCodes: { Quantity: number; Items: number[] } };
  /** The primary origin, then the secondary one. */
  Members: { Quantity: number; Items: { OriginId: string }[] };
  SelectionCriteria: 'default';
}

const MOST_GROUPS = 10;
const FAILOVER_CODES = [400, 403, 404, 416, 429, 500, 502, 503, 504];

export function completeOriginGroups(
  given: OriginGroups | undefined,
  originIds: readonly string[],
): Quantified<OriginGroupSettings> {
  const groups = itemsOf(given).map((group) => completeGroup(group, originIds));
  if (groups.length > MOST_GROUPS) throw tooMany('TooManyOriginGroupsPerDistribution', 'origin groups');
  distinct([...originIds, ...groups.map(({ Id }) => Id)], 'OriginGroups');
  return quantified(groups);
}

function completeGroup(given: OriginGroup, originIds: readonly string[]): OriginGroupSettings {
  const place = 'distributionConfig.originGroups.items';
  if ((given.SelectionCriteria ?? 'default') !== 'default') {
    throw notSimulatedHere('origin groups that select by media quality', 'Leave SelectionCriteria out.');
  }
  const members = itemsOf(given.Members).map(({ OriginId: id = '' }) => ({ OriginId: id }));
  if (members.length !== 2) throw invalidArgument('The parameter OriginGroup Members must have two origins.');
  distinct(
    members.map(({ OriginId: id }) => id),
    'OriginGroup Members',
  );
  if (members.some(({ OriginId: id }) => !originIds.includes(id))) throw noSuchOrigin();
  const codes = itemsOf(given.FailoverCriteria?.StatusCodes);
  if (codes.length === 0 || codes.some((code) => !FAILOVER_CODES.includes(code))) {
    throw invalidArgument(
      `The parameter FailoverCriteria StatusCodes must have codes among ${FAILOVER_CODES.join(', ')}.`,
    );
  }
  distinct(codes.map(String), 'FailoverCriteria StatusCodes');
  return {
    Id: upTo(required(given.Id, `${place}.id`), 128, 'OriginGroup Id'),
    FailoverCriteria: { StatusCodes: { Quantity: codes.length, Items: [...codes] } },
    Members: { Quantity: members.length, Items: members },
    SelectionCriteria: 'default',
  };
}
