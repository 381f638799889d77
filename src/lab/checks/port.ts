/** Ports as labs write them: `tcp/80`, `udp/1024-65535`, `icmp`, `icmpv6`, `all`, or an IANA protocol number. */
import * as z from 'zod';

/** IANA protocol numbers. */
const PROTOCOL = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;

/** Type 8 code 0, as packets carry it (type × 256 + code). RFC 792. */
const ECHO_REQUEST = 8 * 256;
/** RFC 4443. */
const ECHO_REQUEST_V6 = 128 * 256;

export interface PortRange {
  readonly protocol: number;
  /** Both ends inclusive; for ICMP the type × 256 + code of an echo request. */
  readonly first: number;
  readonly last: number;
}

const RANGE = /^(tcp|udp)\/(\d{1,5})(?:-(\d{1,5}))?$/;

export function parsePort(text: string): PortRange | undefined {
  if (text === 'icmp') return { protocol: PROTOCOL.icmp, first: ECHO_REQUEST, last: ECHO_REQUEST };
  if (text === 'icmpv6') return { protocol: PROTOCOL.icmpv6, first: ECHO_REQUEST_V6, last: ECHO_REQUEST_V6 };
  const match = RANGE.exec(text);
  if (match) {
    const first = Number(match[2]);
    const last = Number(match[3] ?? match[2]);
    if (first > last || last > 65535) return undefined;
    return { protocol: match[1] === 'tcp' ? PROTOCOL.tcp : PROTOCOL.udp, first, last };
  }
  const protocol = /^\d{1,3}$/.test(text) ? Number(text) : 256;
  return protocol <= 255 ? { protocol, first: 0, last: 0 } : undefined;
}

/** A port, or one whose number a parameter gives. */
export const portSchema = z
  .string()
  .refine((text) => /\{[a-z0-9_]+\}/.test(text) || parsePort(text) !== undefined, {
    error: 'must be like `tcp/80`, `udp/53`, `tcp/8000-8080`, `icmp`, `icmpv6` or a protocol number',
  })
  .describe('`tcp/80`, `udp/53`, `tcp/8000-8080`, `icmp`, `icmpv6` or a protocol number.');
