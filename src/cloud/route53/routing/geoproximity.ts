/** Geoproximity routing: the nearest resource, each one's reach widened or narrowed by its bias (R-R53-87). */
import { distanceKm } from '../geography/distance.ts';
import { pointOf } from '../geography/geo-proximity-location.ts';
import { DEFAULT_POINT } from './default-point.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';

export const geoproximity: Policy = ({ sets, asker }) => {
  const from = asker.place?.point ?? DEFAULT_POINT;
  return nearest(
    sets.map((set) => {
      const location = set.GeoProximityLocation ?? {};
      const bias = location.Bias ?? 0;
      const distance = distanceKm(from, pointOf(location) ?? DEFAULT_POINT);
      const measure = biased(distance, bias);
      const shift = bias === 0 ? '' : `, with bias ${bias} as if ${Math.round(measure)} km`;
      return { set, measure, words: `${Math.round(distance)} km${shift}` };
    }),
  );
};

/** A positive bias draws the resource nearer, a negative one pushes it away. */
export function biased(distance: number, bias: number): number {
  return bias >= 0 ? distance * (1 - bias / 100) : distance / (1 + bias / 100);
}
