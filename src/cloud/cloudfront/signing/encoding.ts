/**
 * Base64 as signed URLs and cookies carry it: `-`, `_` and `~` stand for `+`, `=` and `/`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-custom-policy.html
 */
const PLAIN: Readonly<Record<string, string>> = { '-': '+', _: '=', '~': '/' };

/** Undefined for what isn't base64. */
export function decodeForUrl(text: string): Buffer | undefined {
  const plain = text.replace(/[-_~]/g, (character) => PLAIN[character] ?? '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain) || plain.length % 4 !== 0) return undefined;
  return Buffer.from(plain, 'base64');
}
