/** CIDR prefixes (RFC 4632, RFC 4291 §2.3): `10.0.0.0/16`, `2001:db8::/56`. */
import { ADDRESS_BITS, type Address, type Family, formatAddress, parseAddress } from './address.ts';
import { assert } from './assert.ts';
import type { Bound, Ranges } from './ranges.ts';

export interface Prefix {
  readonly family: Family;
  /** The first address: all bits after `length` are zero. A number for IPv4, a bigint for IPv6. */
  readonly first: number | bigint;
  /** 0–32 for IPv4, 0–128 for IPv6. */
  readonly length: number;
}

/** The prefix of that length which holds the address. */
export function prefixOf(address: Address, length: number): Prefix {
  assert(
    Number.isInteger(length) && length >= 0 && length <= ADDRESS_BITS[address.family],
    `prefix length ${length}`,
  );
  const size = sizeOf(address.family, length);
  const first =
    typeof size === 'bigint'
      ? BigInt(address.value) - (BigInt(address.value) % size)
      : Number(address.value) - (Number(address.value) % size);
  return { family: address.family, first, length };
}

/** Clears host bits (`100.68.0.18/18` is `100.68.0.0/18`); undefined for anything else that is not a CIDR prefix. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseAddress(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (!address || !/^(0|[1-9]\d{0,2})$/.test(lengthText)) return undefined;
  const length = Number(lengthText);
  return length <= ADDRESS_BITS[address.family] ? prefixOf(address, length) : undefined;
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress({ family: prefix.family, value: prefix.first })}/${prefix.length}`;
}

function sizeOf(family: Family, length: number): number | bigint {
  return family === 4 ? 2 ** (32 - length) : 1n << BigInt(128 - length);
}

/** How many addresses it holds: a number for IPv4, a bigint for IPv6. */
export function prefixSize(prefix: Prefix): number | bigint {
  return sizeOf(prefix.family, prefix.length);
}

/** Half-open: its first address and the value past its last. */
export function prefixRange(prefix: Prefix): readonly [first: Bound, end: Bound] {
  const size = prefixSize(prefix);
  const end = typeof size === 'bigint' ? BigInt(prefix.first) + size : Number(prefix.first) + size;
  return [prefix.first, end];
}

/** The same, as a set of one range. */
export function prefixRanges(prefix: Prefix): Ranges {
  return prefixRange(prefix);
}

export function prefixContains(prefix: Prefix, address: Address): boolean {
  if (prefix.family !== address.family) return false;
  const [first, end] = prefixRange(prefix);
  return address.value >= first && address.value < end;
}

/** Whether every address of `inner` is in `outer`; a prefix covers itself. */
export function prefixCovers(outer: Prefix, inner: Prefix): boolean {
  return inner.length >= outer.length && prefixContains(outer, { family: inner.family, value: inner.first });
}

export function prefixesOverlap(left: Prefix, right: Prefix): boolean {
  return prefixCovers(left, right) || prefixCovers(right, left);
}

export function samePrefix(left: Prefix, right: Prefix): boolean {
  return left.family === right.family && left.first === right.first && left.length === right.length;
}
