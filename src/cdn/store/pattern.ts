/** Patterns of paths. Both kinds are case-sensitive, and take no more time than pattern × path steps. */

/**
 * Whether `path` matches all of `pattern`: `*` stands for any characters or none, `/` among them, `?` for exactly one.
 * A pattern without a `/` at its start means the same as one with it.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = /^[/*]/.test(pattern) ? pattern : `/${pattern}`;
  let at = 0;
  /** Where to start again: behind the last star, with one more character taken by it. */
  let star = -1;
  let taken = 0;
  let index = 0;
  while (index < path.length) {
    const expected = wanted[at];
    if (expected === '*') {
      star = ++at;
      taken = index;
    } else if (expected !== undefined && (expected === '?' || expected === path[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star;
      index = ++taken;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}

/** Whether an invalidation of `pattern` means this path with query: exactly, or by its start where it ends in `*`. */
export function matchesInvalidation(pattern: string, target: string): boolean {
  return pattern.endsWith('*') ? target.startsWith(pattern.slice(0, -1)) : pattern === target;
}
