/**
 * Paths of invalidations: how they are written, and which objects they mean (R-CF-130, R-CF-131).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */
import { invalidArgument } from '../errors.ts';

const PATH_LENGTH = 4000;

/** Throws unless all are paths from the root, URL-encoded, with a star at most at their end. */
export function checkPaths(paths: readonly string[]): void {
  const fine = paths.every(
    (path) => path.length <= PATH_LENGTH && /^\/(?:[\x21-\x29\x2b-\x7e]*)\*?$/.test(path),
  );
  if (!fine) throw invalidArgument('Your request contains one or more invalid invalidation paths.');
}

export function isWildcard(path: string): boolean {
  return path.endsWith('*');
}

/**
 * Whether the invalidated path means an object, given as the viewer asked for it: its path and, where the query is
 * part of the cache key, `?` and the query. Case counts; `/dir` isn't `/dir/`.
 */
export function meansObject(invalidated: string, object: string): boolean {
  const [wanted, actual] = [canonical(invalidated), canonical(object)];
  return isWildcard(wanted) ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
}

/** Escapes of characters that need none are the characters, and escapes are upper-case (RFC 3986 §6.2.2). */
function canonical(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}/g, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped.toUpperCase();
  });
}
