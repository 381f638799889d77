/** The name under which the DNS keeps what an address is called (RFC 1035 §3.5, RFC 3596 §2.5). */
import type { Address } from './address.ts';

/** `10.113.0.203.in-addr.arpa.` for 203.0.113.10; nibbles under `ip6.arpa.` for IPv6. */
export function reverseName({ family, value }: Address): string {
  if (family === 4) {
    const number = Number(value);
    const octets = [0, 8, 16, 24].map((shift) => (number >>> shift) & 255);
    return `${octets.join('.')}.in-addr.arpa.`;
  }
  const nibbles = [...BigInt(value).toString(16).padStart(32, '0')].reverse();
  return `${nibbles.join('.')}.ip6.arpa.`;
}
