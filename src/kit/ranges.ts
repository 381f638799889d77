/**
 * Sets of whole numbers as sorted half-open intervals in one flat list: `[lo, end, lo, end, …]`, neither touching nor
 * overlapping, so that equal sets are equal lists. The algebra only compares, so numbers (IPv4, ports) and bigints
 * (IPv6) share it; one set must not mix the two.
 */
export type Bound = number | bigint;
export type Ranges = readonly Bound[];

export const NO_RANGES: Ranges = [];

/** All values `v` with `lo <= v < end`. */
export function range(lo: Bound, end: Bound): Ranges {
  return lo < end ? [lo, end] : NO_RANGES;
}

/** One of `count` stretches, as equal as can be, of 0…`size` − 1. */
export function stretchOf(size: number, index: number, count: number): Ranges {
  return range(Math.floor((index * size) / count), Math.floor(((index + 1) * size) / count));
}

export function successor(value: Bound): Bound {
  return typeof value === 'bigint' ? value + 1n : value + 1;
}

export function singleton(value: Bound): Ranges {
  return [value, successor(value)];
}

/** The only value of the set, or undefined where it holds none or several. */
export function onlyValue(ranges: Ranges): Bound | undefined {
  const lo = ranges[0];
  return lo !== undefined && ranges.length === 2 && ranges[1] === successor(lo) ? lo : undefined;
}

/** The union of any number of intervals, in any order. */
export function rangesFrom(intervals: Iterable<readonly [lo: Bound, end: Bound]>): Ranges {
  const sorted = [...intervals]
    .filter(([lo, end]) => lo < end)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const out: Bound[] = [];
  for (const [lo, end] of sorted) {
    const last = out.at(-1);
    if (last === undefined || lo > last) out.push(lo, end);
    else if (end > last) out[out.length - 1] = end;
  }
  return out;
}

/** The set of exactly these values. */
export function rangesOfValues(values: Iterable<Bound>): Ranges {
  return rangesFrom([...values].map((value) => [value, successor(value)] as const));
}

export function rangesContain(ranges: Ranges, value: Bound): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Bound) <= value) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

export function equalRanges(left: Ranges, right: Ranges): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

/** Sweeps over the bounds of both sets and keeps the stretches where `keep` holds. */
function combine(left: Ranges, right: Ranges, keep: (inLeft: boolean, inRight: boolean) => boolean): Ranges {
  const out: Bound[] = [];
  let inside = false;
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const a = left[i];
    const b = right[j];
    const at = b === undefined || (a !== undefined && a <= b) ? (a as Bound) : b;
    if (a === at) i++;
    if (b === at) j++;
    const now = keep(i % 2 === 1, j % 2 === 1);
    if (now !== inside) out.push(at);
    inside = now;
  }
  return out;
}

export function unionRanges(left: Ranges, right: Ranges): Ranges {
  if (left.length === 0 || left === right) return right;
  if (right.length === 0) return left;
  return combine(left, right, (inLeft, inRight) => inLeft || inRight);
}

export function intersectRanges(left: Ranges, right: Ranges): Ranges {
  if (left === right) return left;
  if (apart(left, right)) return NO_RANGES;
  if (spans(left, right)) return right;
  if (spans(right, left)) return left;
  return combine(left, right, (inLeft, inRight) => inLeft && inRight);
}

export function subtractRanges(left: Ranges, right: Ranges): Ranges {
  if (left === right) return NO_RANGES;
  if (apart(left, right)) return left;
  if (spans(right, left)) return NO_RANGES;
  return combine(left, right, (inLeft, inRight) => inLeft && !inRight);
}

/** Whether every value of `inner` is in `outer`. */
export function rangesCover(outer: Ranges, inner: Ranges): boolean {
  return subtractRanges(inner, outer).length === 0;
}

/** Quick proof that two sets share nothing: one is empty, or one ends before the other begins. */
function apart(left: Ranges, right: Ranges): boolean {
  if (left.length === 0 || right.length === 0) return true;
  return (left.at(-1) as Bound) <= (right[0] as Bound) || (right.at(-1) as Bound) <= (left[0] as Bound);
}

/** Quick proof that `outer`, a single interval, holds all of `inner`. */
function spans(outer: Ranges, inner: Ranges): boolean {
  return (
    outer.length === 2 &&
    (outer[0] as Bound) <= (inner[0] as Bound) &&
    (outer[1] as Bound) >= (inner.at(-1) as Bound)
  );
}
