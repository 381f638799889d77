/**
 * Geolocation routing: the smallest area around the asker that has a record: subdivision, country, continent, default
 * (R-R53-84, R-R53-86). Nobody's area and no default: no answer. When all that match are unhealthy, the widest is used.
 */

import type { Place } from '../geography/place.ts';
import type { RecordSetItem } from '../record-set/record-set.ts';
import { ONE, ZERO } from './fraction.ts';
import type { Mark, Policy } from './policy.ts';

type Location = NonNullable<RecordSetItem['GeoLocation']>;

export const geolocation: Policy = ({ sets, asker, lastResort }) => {
  const matching = sets
    .map((set) => ({ set, width: widthOf(set.GeoLocation ?? {}, asker.place) }))
    .filter((match): match is { set: RecordSetItem; width: number } => match.width !== undefined)
    .sort((left, right) => left.width - right.width);
  const winner = lastResort ? matching.at(-1) : matching[0];
  return sets.map((set): Mark => {
    const words = areaOf(set.GeoLocation ?? {});
    if (set === winner?.set)
      return { set, share: ONE, code: 'location', text: `${words} has the asker in it` };
    const where = asker.place?.name ?? 'a place that nobody knows';
    if (!matching.some((match) => match.set === set)) {
      return { set, share: ZERO, code: 'elsewhere', text: `${words} does not have ${where} in it` };
    }
    const text = `${words} has ${where} in it too, but ${areaOf(winner?.set.GeoLocation ?? {})} goes before`;
    return { set, share: ZERO, code: 'less-specific', text };
  });
};

/** 0 for a subdivision … 3 for the default; undefined where the asker isn't in it. */
function widthOf(location: Location, place: Place | undefined): number | undefined {
  const { ContinentCode: continent, CountryCode: country, SubdivisionCode: subdivision } = location;
  if (country === '*') return 3;
  if (!place) return undefined;
  if (continent !== undefined) return continent === place.continent ? 2 : undefined;
  if (country !== place.country) return undefined;
  if (subdivision === undefined) return 1;
  return subdivision === place.subdivision ? 0 : undefined;
}

function areaOf({ ContinentCode, CountryCode, SubdivisionCode }: Location): string {
  if (ContinentCode !== undefined) return `continent ${ContinentCode}`;
  if (CountryCode === '*') return 'the default';
  return SubdivisionCode === undefined
    ? `country ${CountryCode}`
    : `subdivision ${CountryCode}-${SubdivisionCode}`;
}
