/** The same for a list with a chosen part in it: that shows from its top, and further down as far as scrolled. */
export function chosenTop(
  scrolled: number,
  total: number,
  height: number,
  chosen: { readonly from: number; readonly to: number },
): number {
  return windowTop(windowTop(0, total, height, chosen) + scrolled, total, height);
}

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
