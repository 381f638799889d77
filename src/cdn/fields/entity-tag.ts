/** Entity tags (RFC 9110 §8.8.3): `"a1"`, `W/"a1"`. */

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"/g;

/** Tags of If-Match or If-None-Match; `'*'`: any. What is no tag matches nothing, and is left out. */
export function parseEntityTags(value: string): '*' | readonly string[] {
  return value.trim() === '*' ? '*' : (value.match(TAG) ?? []);
}

export const isEntityTag = (text: string) => /^(?:W\/)?"[^"]*"$/.test(text.trim());

export const isWeak = (tag: string) => tag.startsWith('W/');

/** The same octets (§8.8.3.2). */
export function matchesStrongly(left: string, right: string): boolean {
  return !isWeak(left) && left === right;
}

/** As good as the same. */
export function matchesWeakly(left: string, right: string): boolean {
  return left.replace(/^W\//, '') === right.replace(/^W\//, '');
}

export const weakened = (tag: string) => (isWeak(tag) ? tag : `W/${tag}`);
