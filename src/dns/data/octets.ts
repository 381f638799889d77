/** Addresses as octets, in network order. */
import type { Address } from '../../kit/address.ts';

export function addressOctets(address: Address): number[] {
  const length = address.family === 4 ? 4 : 16;
  const value = BigInt(address.value);
  return Array.from({ length }, (_, index) => Number((value >> BigInt(8 * (length - 1 - index))) & 0xffn));
}

/** Four octets, or sixteen. */
export function addressOfOctets(octets: readonly number[] | Uint8Array): Address {
  if (octets.length === 4) {
    return { family: 4, value: [...octets].reduce((value, octet) => value * 256 + octet, 0) };
  }
  return { family: 6, value: [...octets].reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}
