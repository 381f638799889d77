/** `PageSize` and `Marker`. A marker holds the number of the next item; AWS's are as opaque as ours. */
import { validationError } from './errors.ts';

const MOST = 400;

export interface Page<T> {
  readonly items: readonly T[];
  readonly marker?: string;
}

export function pageOf<T>(
  all: readonly T[],
  { Marker, PageSize }: { Marker?: string | undefined; PageSize?: number | undefined },
): Page<T> {
  const start = Marker === undefined ? 0 : Number.parseInt(Marker, 36);
  if (!Number.isInteger(start) || start < 0 || start > all.length) {
    throw validationError(`Marker '${Marker}' is invalid`);
  }
  const end = Math.min(all.length, start + (PageSize ?? MOST));
  const items = all.slice(start, end);
  return end < all.length ? { items, marker: end.toString(36) } : { items };
}
