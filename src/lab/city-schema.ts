/** Schema of a place on the earth: a city of which netlab knows where it is, for distances and maps follow from it. */
import * as z from 'zod';
import { citiesLike, pointOf } from '../sim/earth.ts';

const LONGEST = 60;

export const citySchema = z
  .string()
  .min(1)
  .max(LONGEST)
  .refine((place) => isDrawn(place) || pointOf(place) !== undefined, {
    error: ({ input }) => unknownCity(String(input)),
  });

/** A parameter stands for it, or for a part of it. */
function isDrawn(place: string): boolean {
  return /\{[a-z][a-z0-9_]*\}/.test(place);
}

export function unknownCity(place: string): string {
  const near = citiesLike(place.slice(0, LONGEST));
  const hint =
    near.length > 0
      ? `did you mean ${near.join(' or ')}?`
      : 'take a larger one near it, such as Lisbon or Tokyo';
  return `names no city that netlab knows (\`${place.slice(0, LONGEST)}\`); ${hint}`;
}
