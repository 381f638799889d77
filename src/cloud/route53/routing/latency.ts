/**
 * Latency routing: the region that is fastest to reach from where the asker is (R-R53-83). AWS measures; netlab takes
 * the distance for it. An asker whose place is unknown counts as one in us-east-1.
 */
import { roundTripMs } from '../geography/distance.ts';
import { regionPlace } from '../geography/region-places.ts';
import { DEFAULT_POINT } from './default-point.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';

export const latency: Policy = ({ sets, asker }) => {
  const from = asker.place?.point ?? DEFAULT_POINT;
  return nearest(
    sets.map((set) => {
      const region = regionPlace(set.Region ?? '') ?? DEFAULT_POINT;
      const measure = roundTripMs(from, region);
      return { set, measure, words: `${set.Region} in ${measure} ms` };
    }),
  );
};
