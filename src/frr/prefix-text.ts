/** Prefixes as people type them: with bits of hosts, with a mask, without anything. */
import { formatPrefix, parsePrefix } from '../kit/prefix.ts';

/** In the one spelling of `formatPrefix`, its own bits only. */
export function canonicalPrefix(text: string): string {
  const [address = '', length = ''] = text.split('/');
  const parsed = parsePrefix(`${address}/${Number(length)}`);
  return parsed ? formatPrefix(parsed) : text;
}

/** `10.0.0.0` and `255.0.0.0`; a mask with holes in it is none. */
export function prefixWithMask(address: string, mask: string): string | undefined {
  const bits = mask
    .split('.')
    .map((one) => Number(one).toString(2).padStart(8, '0'))
    .join('');
  const length = bits.indexOf('0') < 0 ? 32 : bits.indexOf('0');
  return bits.includes('1', length) ? undefined : canonicalPrefix(`${address}/${length}`);
}

/** The prefix of the class to which an address belonged before there were masks (RFC 791). */
export function classfulPrefix(address: string): string {
  const first = Number(address.split('.')[0]);
  return canonicalPrefix(`${address}/${first < 128 ? 8 : first < 192 ? 16 : 24}`);
}
