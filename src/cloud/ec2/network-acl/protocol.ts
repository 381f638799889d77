/** Protocols in entries of network ACLs: numbers from 0 to 255, `-1` for all, or the names that clients use. */
import { invalidValue } from '../errors.ts';

/** By number, as filters name them. */
export const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
  1: 'icmp',
  6: 'tcp',
  17: 'udp',
  58: 'icmpv6',
};

const NUMBERS: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58', all: '-1' };

export const ICMP = '1';
export const ICMPV6 = '58';
export const ALL_PROTOCOLS = '-1';

/** The number, as text; throws for what names no protocol. */
export function requireProtocol(text: string): string {
  const number = NUMBERS[text.toLowerCase()] ?? text;
  if (number === ALL_PROTOCOLS || (/^\d{1,3}$/.test(number) && Number(number) <= 255))
    return String(Number(number));
  throw invalidValue(`Invalid value '${text}' for IP protocol. Unknown protocol.`);
}

export function isIcmp(protocol: string): boolean {
  return protocol === ICMP || protocol === ICMPV6;
}

export function hasPorts(protocol: string): boolean {
  return protocol === '6' || protocol === '17';
}
