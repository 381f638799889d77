/** `MaxItems` and where a page begins: Route 53's lists name the first item of the next page, not a token. */
import type { Plain } from '../kernel/plain.ts';
import { brokenConstraint, invalidInput } from './errors.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** The first item of the next page; undefined on the last. */
  readonly next?: T;
}

/** `start` is the index of the page's first item. Sizes come as text on the wire, as numbers from some clients. */
export function pageFrom<T>(
  items: readonly T[],
  start: number,
  maxItems: number | string | undefined,
  most: number,
): Page<T> {
  const size = maxItems === undefined ? most : Number(maxItems);
  if (!Number.isInteger(size)) throw invalidInput(`Invalid parameter: maxItems: ${maxItems}`);
  if (size < 1) throw brokenConstraint(maxItems, 'maxItems', 'have value greater than or equal to 1');
  const end = start + Math.min(size, most);
  const next = items[end];
  return { items: items.slice(start, end), ...(next !== undefined && { next }) };
}

/** The index of the item with this ID; 0 without one. */
export function startAt<T>(
  items: readonly T[],
  marker: string | undefined,
  idOf: (item: T) => string,
): number {
  if (marker === undefined || marker === '') return 0;
  const index = items.findIndex((item) => idOf(item) === marker);
  if (index < 0) throw invalidInput(`Invalid parameter: marker: ${marker}`);
  return index;
}

/** A list's answer: stored shapes, and the page size as the text that clients print. */
export type Listed<T> = Omit<Plain<T>, 'MaxItems'> & { MaxItems: string };
