/** Pages of lists: `limit` and `nextToken`. A token holds the number of the next item. */
import { brokenConstraint, invalidToken } from './errors.ts';

export interface PageInput {
  limit?: number | undefined;
  nextToken?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** `most` is both the greatest `limit` and the default one. */
export function pageOf<T>(items: readonly T[], { limit, nextToken }: PageInput, most: number): Page<T> {
  checkLimit(limit, most);
  const start = nextToken === undefined ? 0 : decode(nextToken, items.length);
  const end = Math.min(items.length, start + (limit ?? most));
  const page = items.slice(start, end);
  return end < items.length ? { items: page, nextToken: `next/${end}` } : { items: page };
}

export function checkLimit(limit: number | undefined, most: number): void {
  if (limit === undefined) return;
  if (limit > most) throw brokenConstraint(limit, 'limit', `have value less than or equal to ${most}`);
  if (limit < 1) throw brokenConstraint(limit, 'limit', 'have value greater than or equal to 1');
}

function decode(token: string, count: number): number {
  const start = Number(/^next\/(\d{1,9})$/.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(start) || start > count) throw invalidToken();
  return start;
}
