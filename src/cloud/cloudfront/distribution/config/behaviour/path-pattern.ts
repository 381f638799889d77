/**
 * Which path patterns are allowed (R-CF-51).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 */
import { invalidArgument } from '../../../errors.ts';
import { upTo } from '../check.ts';

const PATTERN_LENGTH = 255;

export function checkPattern(pattern: string): string {
  if (!/^[A-Za-z0-9_\-.*$/~"'@:+&?]+$/.test(pattern)) {
    throw invalidArgument('The parameter PathPattern contains invalid characters.');
  }
  return upTo(pattern, PATTERN_LENGTH, 'PathPattern');
}

/** With or without a slash at its beginning a pattern means the same. */
export function rootedPattern(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
}
