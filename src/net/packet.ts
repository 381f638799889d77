/** A packet's header, as far as routing and filtering look at it. */
import type { Address } from '../kit/address.ts';

/** IANA protocol numbers that the tools speak of by name. */
export const PROTOCOL = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;

export interface Packet {
  readonly source: Address;
  readonly destination: Address;
  /** IANA protocol number, 0–255. */
  readonly protocol: number;
  /** TCP/UDP source port; the echo identifier for ICMP; 0 otherwise. */
  readonly sourcePort: number;
  /** TCP/UDP destination port; type × 256 + code for ICMP; 0 otherwise. */
  readonly destinationPort: number;
}
