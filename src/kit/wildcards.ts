/** Patterns with `*` for any characters or none and `?` for exactly one. Case counts. */

/** Whether `text` matches all of `pattern`. Takes no more than pattern × text steps, whatever the pattern. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0;
  let index = 0;
  /** Where to start again: behind the last star, with one more character taken by it. */
  let star = -1;
  let taken = 0;
  while (index < text.length) {
    const expected = pattern[at];
    if (expected === '*') {
      star = ++at;
      taken = index;
    } else if (expected !== undefined && (expected === '?' || expected === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      // The last star takes one more character; stars before it need never take others.
      at = star;
      index = ++taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
