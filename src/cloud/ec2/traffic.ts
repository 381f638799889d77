/**
 * What a rule of a security group or a network ACL matches, as a set of packets. Both write protocol, ports and ICMP
 * types alike (R-SG-15, R-NACL-7); they differ in who the peer is.
 */
import type { Family } from '../../kit/address.ts';
import { ALL_PORTS, NO_PACKETS, type PacketSet, packets } from '../../kit/packet-set.ts';
import { type Ranges, range, singleton } from '../../kit/ranges.ts';

export interface TrafficPattern {
  /** `-1` for all, a protocol's number, or one of the names tcp, udp, icmp, icmpv6. */
  readonly protocol: string;
  /** First port; the ICMP type, or -1 for all types. */
  readonly from?: number | undefined;
  /** Last port; the ICMP code, or -1 for all codes. */
  readonly to?: number | undefined;
}

export interface Peer {
  readonly family: Family;
  readonly addresses: Ranges;
}

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** The packets that fit the pattern and come from (`source`) or go to (`destination`) the peer. */
export function matchTraffic(pattern: TrafficPattern, peer: Peer, side: 'source' | 'destination'): PacketSet {
  const ends = { [side]: peer.addresses };
  if (peer.addresses.length === 0) return NO_PACKETS;
  if (pattern.protocol === '-1') return packets(peer.family, ends);
  const protocol = protocolNumber(pattern.protocol);
  return packets(peer.family, {
    ...ends,
    protocol: singleton(protocol),
    destinationPort: destinationPorts(protocol, pattern),
  });
}

export function protocolNumber(protocol: string): number {
  return NUMBERS[protocol] ?? Number(protocol);
}

function destinationPorts(protocol: number, { from = -1, to = -1 }: TrafficPattern): Ranges {
  if (protocol === 1 || protocol === 58) return icmpTypes(from, to);
  // A protocol without ports ignores them; "-1" means all.
  if ((protocol !== 6 && protocol !== 17) || from === -1) return ALL_PORTS;
  return range(from, to + 1);
}

function icmpTypes(type: number, code: number): Ranges {
  if (type === -1) return ALL_PORTS;
  return code === -1 ? range(type * 256, type * 256 + 256) : singleton(type * 256 + code);
}
