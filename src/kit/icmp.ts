/**
 * ICMP as packet headers tell it (see packet-set.ts): of all its messages only an echo request gets an answer (RFC
 * 1122 §3.2.2, RFC 4443 §4.1); the others are errors, replies and announcements.
 */
import type { Family } from './address.ts';
import { type Ranges, range } from './ranges.ts';

/** IANA protocol numbers. */
export const ICMP: Readonly<Record<Family, number>> = { 4: 1, 6: 58 };

const ECHO_REQUEST_TYPE: Readonly<Record<Family, number>> = { 4: 8, 6: 128 };

/** Echo requests, as type × 256 + code. */
export const ECHO_REQUESTS: Readonly<Record<Family, Ranges>> = {
  4: ofType(ECHO_REQUEST_TYPE[4]),
  6: ofType(ECHO_REQUEST_TYPE[6]),
};

function ofType(type: number): Ranges {
  return range(type * 256, (type + 1) * 256);
}
