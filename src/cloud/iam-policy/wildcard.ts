/** The wildcards of policies: `*` for any characters, `?` for one. */

export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let inText = 0;
  let star = -1;
  let resume = 0;
  while (inText < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = inText;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[inText])) {
      at++;
      inText++;
    } else if (star >= 0) {
      at = star + 1;
      inText = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

/** Part by part: a `*` in one part of an ARN doesn't reach into the next, except in the last. */
export function matchesArn(pattern: string, arn: string): boolean {
  const wanted = arnParts(pattern);
  const given = arnParts(arn);
  if (wanted.length !== 6 || given.length !== 6) return matchesWildcard(pattern, arn);
  return wanted.every((part, index) => matchesWildcard(part, given[index] as string));
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
