/** Patterns of paths. Both kinds are case-sensitive. */
import { matchesWildcards } from '../../kit/wildcards.ts';

/**
 * Whether `path` matches all of `pattern`: `*` stands for any characters or none, `/` among them, `?` for exactly one.
 * A pattern without a `/` at its start means the same as one with it.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  return matchesWildcards(/^[/*]/.test(pattern) ? pattern : `/${pattern}`, path);
}

/** Whether an invalidation of `pattern` means this path with query: exactly, or by its start where it ends in `*`. */
export function matchesInvalidation(pattern: string, target: string): boolean {
  const [wanted, actual] = [canonicalPath(pattern), canonicalPath(target)];
  return wanted.endsWith('*') ? actual.startsWith(wanted.slice(0, -1)) : wanted === actual;
}

/** Escapes of characters that need none are the characters, and escapes are upper-case (RFC 3986 §6.2.2). */
export function canonicalPath(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}/g, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped.toUpperCase();
  });
}
