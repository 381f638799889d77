/**
 * A bucket's keys in order, cut into pages, and rolled up behind a delimiter.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
import { invalidArgument } from '../errors.ts';

export interface ListingQuery {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  /** Only keys behind this one; a common prefix counts as a whole. */
  readonly after: string;
  readonly most: number;
}

export interface Listing {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix shown, where more follow. */
  readonly last: string | undefined;
}

export const MOST_PER_PAGE = 1000;

/** `keys` in the order of their UTF-8 octets. */
export function listKeys(keys: readonly string[], query: ListingQuery): Listing {
  const shown: string[] = [];
  const prefixes: string[] = [];
  let last: string | undefined;
  for (const key of keys) {
    if (!key.startsWith(query.prefix) || !isBehind(key, query.after)) continue;
    const group = groupOf(key, query);
    if (group !== undefined && (group === prefixes.at(-1) || group === query.after)) continue;
    if (shown.length + prefixes.length >= query.most) return { keys: shown, commonPrefixes: prefixes, last };
    if (group === undefined) shown.push(key);
    else prefixes.push(group);
    last = group ?? key;
  }
  return { keys: shown, commonPrefixes: prefixes, last: undefined };
}

/** What the delimiter cuts the key to; undefined where it stays whole. */
function groupOf(key: string, { prefix, delimiter }: ListingQuery): string | undefined {
  if (delimiter === undefined || delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function isBehind(key: string, after: string): boolean {
  return after === '' || compareKeys(key, after) > 0;
}

/** By UTF-8 octets, which is by code points; JavaScript's own order goes by UTF-16. */
export function compareKeys(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  let at = 0;
  while (at < length && left[at] === right[at]) at++;
  if (at === length) return left.length - right.length;
  return rank(left.charCodeAt(at)) - rank(right.charCodeAt(at));
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** At most 1,000, whatever is asked. Throws `InvalidArgument`. */
export function pageSize(given: number | undefined): number {
  if (given === undefined) return MOST_PER_PAGE;
  if (given < 0)
    throw invalidArgument(
      'Argument maxKeys must be an integer between 0 and 2147483647',
      'maxKeys',
      String(given),
    );
  return Math.min(given, MOST_PER_PAGE);
}

/** `EncodingType=url`: for keys that XML can't hold. */
export function encoder(type: string | undefined): (text: string) => string {
  if (type === undefined) return (text) => text;
  if (type !== 'url')
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', type);
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/');
}
