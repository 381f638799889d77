/** The first row that a window of `height` rows shows: as far as scrolled, no further than there is, with `seen` in it. */
export function windowTop(
  scrolled: number,
  total: number,
  height: number,
  seen?: { readonly from: number; readonly to: number },
): number {
  let top = scrolled;
  if (seen && seen.to > top + height) top = seen.to - height;
  if (seen && seen.from < top) top = seen.from;
  return Math.max(0, Math.min(top, total - height));
}
