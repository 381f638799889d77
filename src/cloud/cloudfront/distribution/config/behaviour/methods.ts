/** Which methods a behaviour passes on, and of which it keeps the answers: three sets and two (R-CF-53). */
import type { AllowedMethods, Method } from '@aws-sdk/client-cloudfront';
import { invalidArgument } from '../../../errors.ts';
import { itemsOf } from '../../../quantities.ts';
import { oneOf } from '../check.ts';

interface MethodList {
  Quantity: number;
  Items: Method[];
}

export interface Methods extends MethodList {
  CachedMethods: MethodList;
}

/** In the order in which AWS shows them. */
const ALLOWED_SETS: readonly (readonly Method[])[] = [
  ['HEAD', 'GET'],
  ['HEAD', 'GET', 'OPTIONS'],
  ['HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH'],
];
const CACHED_SETS = ALLOWED_SETS.slice(0, 2);
const ALL: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'DELETE'];

export function completeMethods(given: AllowedMethods | undefined, place: string): Methods {
  const allowed = pickSet(given, ALLOWED_SETS, 'AllowedMethods', place);
  const cached = pickSet(given?.CachedMethods, CACHED_SETS, 'CachedMethods', place);
  if (cached.Items.some((method) => !allowed.Items.includes(method))) {
    throw invalidArgument('The parameter CachedMethods has methods that AllowedMethods has not.');
  }
  return { ...allowed, CachedMethods: cached };
}

/** Whether the behaviour lets viewers write: such a one can't have an origin group (R-CF-43). */
export function allowsWriting(methods: Methods): boolean {
  return methods.Items.includes('PUT');
}

function pickSet(
  given: { Quantity: number | undefined; Items: Method[] | undefined } | undefined,
  sets: readonly (readonly Method[])[],
  parameter: string,
  place: string,
): MethodList {
  const named = given
    ? itemsOf(given).map((method) => oneOf(method, ALL, `${place}.allowedMethods.items`))
    : [];
  const wanted = given ? named : ALLOWED_SETS[0]!;
  const found = sets.find(
    (set) => set.length === wanted.length && set.every((method) => wanted.includes(method)),
  );
  if (!found) {
    throw invalidArgument(
      `The parameter ${parameter} must be one of: ${sets.map((set) => set.join(', ')).join('; ')}.`,
    );
  }
  return { Quantity: found.length, Items: [...found] };
}
