/**
 * How paths of invalidations are written (R-CF-130).
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
