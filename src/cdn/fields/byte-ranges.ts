/** Ranges of octets (RFC 9110 §14). */

/** Both inclusive. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export type RangeWish =
  /** Another unit, or no valid ranges: as if the field were absent (§14.2). */
  | { readonly kind: 'none' }
  | { readonly kind: 'unsatisfiable' }
  | { readonly kind: 'ranges'; readonly ranges: readonly ByteRange[] };

const NONE: RangeWish = { kind: 'none' };
/** More are an attack rather than a wish (§17.15). */
const MAX_RANGES = 100;

/** What `Range` asks of a representation of so many octets. Ranges that overlap or stand out of order ask nothing. */
export function parseRange(value: string, size: number): RangeWish {
  const [unit, set] = splitOnce(value, '=');
  if (unit.trim().toLowerCase() !== 'bytes' || set === undefined) return NONE;
  const specs = set.split(',').flatMap((spec) => spec.trim() || []);
  if (specs.length === 0 || specs.length > MAX_RANGES) return NONE;
  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const range = parseSpec(spec, size);
    if (range === 'invalid') return NONE;
    if (range) ranges.push(range);
  }
  if (ranges.length === 0) return { kind: 'unsatisfiable' };
  const ascend = ranges.every(({ first }, index) => index === 0 || first > (ranges[index - 1]?.last ?? 0));
  return ascend ? { kind: 'ranges', ranges } : NONE;
}

/** Undefined: valid, but beyond the end. */
function parseSpec(spec: string, size: number): ByteRange | 'invalid' | undefined {
  const match = /^(\d*)\s*-\s*(\d*)$/.exec(spec);
  if (!match || (match[1] === '' && match[2] === '')) return 'invalid';
  const [, from = '', to = ''] = match;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? undefined : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return 'invalid';
  return first >= size ? undefined : { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

export const lengthOf = ({ first, last }: ByteRange) => last - first + 1;

/** Value of `Content-Range`. */
export const contentRange = ({ first, last }: ByteRange, size: number) => `bytes ${first}-${last}/${size}`;
