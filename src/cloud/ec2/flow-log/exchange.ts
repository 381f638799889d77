/**
 * How many packets and bytes stand for one simulated exchange. The engine sends one packet and its answer; a real
 * client and server would send these (sizes with IP and TCP headers, IPv4):
 *
 * | exchange | there | back |
 * |---|---|---|
 * | TCP, served: handshake, a request of 100 bytes, an answer of 500, close | 6 packets, 420 bytes | 4, 716 |
 * | TCP, refused: a SYN and its reset (RFC 9293 §3.10.7) | 1, 60 | 1, 40 |
 * | TCP, lost: the SYN and two more after one and three seconds (RFC 6298), each with its answer | 3, 180 | 3 × SYN-ACK or reset |
 * | UDP: a question and its answer | 1, 60 | 1, 120 |
 * | ICMP: an echo of 56 bytes, as ping sends it | 1, 84 | 1, 84 |
 * | an ICMP error, which quotes the packet that it is about (RFC 792) | | 1, 88 |
 * | anything else | 1, 84 | 1, 84 |
 *
 * TCP flags are those that flow logs record, ORed (R-VPC-174).
 */
import { PROTOCOL } from '../../../net/packet.ts';
import type { FlowTrace, Observation } from '../../../net/trace.ts';

export interface Amount {
  readonly packets: number;
  readonly bytes: number;
  readonly tcpFlags: number;
  /** Between the first and the last packet. */
  readonly seconds: number;
}

const FIN = 1;
const SYN = 2;
const RST = 4;
const SYN_ACK = 18;

const TRIES = 3;
const TRIES_SECONDS = 3;

/** IPv6's header is longer than IPv4's. */
const IPV6_EXTRA_BYTES = 20;

export function amountOf({ packet, reply }: Observation, trace: FlowTrace): Amount {
  const { protocol } = packet;
  const amount = protocol === PROTOCOL.tcp ? tcpAmount(reply, trace) : datagramAmount(protocol, reply, trace);
  const extra = packet.source.family === 6 ? IPV6_EXTRA_BYTES : 0;
  return { ...amount, bytes: amount.bytes + amount.packets * extra };
}

function tcpAmount(reply: boolean, { disposition, forward }: FlowTrace): Amount {
  const refused = forward.some(({ action }) => action === 'refused');
  const first = reply
    ? refused
      ? { bytes: 40, tcpFlags: RST }
      : { bytes: 60, tcpFlags: SYN_ACK }
    : { bytes: 60, tcpFlags: SYN };
  if (disposition === 'refused') return { packets: 1, ...first, seconds: 0 };
  if (disposition !== 'delivered') {
    return { packets: TRIES, bytes: TRIES * first.bytes, tcpFlags: first.tcpFlags, seconds: TRIES_SECONDS };
  }
  return reply
    ? { packets: 4, bytes: 716, tcpFlags: first.tcpFlags | FIN, seconds: 0 }
    : { packets: 6, bytes: 420, tcpFlags: first.tcpFlags | FIN, seconds: 0 };
}

function datagramAmount(protocol: number, reply: boolean, { observations }: FlowTrace): Amount {
  const one = (bytes: number) => ({ packets: 1, bytes, tcpFlags: 0, seconds: 0 });
  if (protocol === PROTOCOL.udp) return one(reply ? 120 : 60);
  const asked = observations.find((observation) => !observation.reply)?.packet.protocol ?? protocol;
  return one(reply && asked !== protocol ? 88 : 84);
}
