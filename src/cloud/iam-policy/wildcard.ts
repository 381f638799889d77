/** The wildcards of policies: `*` for any characters, `?` for one. */
import { matchesWildcards } from '../../kit/wildcards.ts';

export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

/** Part by part: a `*` in one part of an ARN doesn't reach into the next, except in the last. */
export function matchesArn(pattern: string, arn: string): boolean {
  const wanted = arnParts(pattern);
  const given = arnParts(arn);
  if (wanted.length !== 6 || given.length !== 6) return matchesWildcards(pattern, arn);
  return wanted.every((part, index) => matchesWildcards(part, given[index] as string));
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
