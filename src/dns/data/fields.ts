/**
 * What the data of each type consists of, in order: one table from which presentation text is checked and the wire is
 * written and read. RFC 1035 §3.3, 3596, 2782, 3403, 4034 §5, 4255, 6698, 8659, 9460.
 */
import type { RecordType } from '../record.ts';

export type Field =
  | 'ipv4'
  | 'ipv6'
  | 'name'
  /** A name that may be compressed on the wire: only those of RFC 1035 (RFC 3597 §4). */
  | 'old-name'
  | 'u8'
  | 'u16'
  | 'u32'
  /** One character string of up to 255 octets, in quotes. */
  | 'string'
  /** One or more, to the end. */
  | 'strings'
  /** In quotes; octets to the end, without a length. */
  | 'value'
  /** Letters and digits with a length octet, not in quotes. */
  | 'tag'
  /** Hexadecimal digits to the end; blanks between them mean nothing. */
  | 'hex'
  /** Service parameters to the end. */
  | 'parameters';

export const FIELDS: Readonly<Record<RecordType, readonly Field[]>> = {
  A: ['ipv4'],
  NS: ['old-name'],
  CNAME: ['old-name'],
  SOA: ['old-name', 'old-name', 'u32', 'u32', 'u32', 'u32', 'u32'],
  PTR: ['old-name'],
  MX: ['u16', 'old-name'],
  TXT: ['strings'],
  AAAA: ['ipv6'],
  SRV: ['u16', 'u16', 'u16', 'name'],
  NAPTR: ['u16', 'u16', 'string', 'string', 'string', 'name'],
  DS: ['u16', 'u8', 'u8', 'hex'],
  SSHFP: ['u8', 'u8', 'hex'],
  TLSA: ['u8', 'u8', 'u8', 'hex'],
  SVCB: ['u16', 'name', 'parameters'],
  HTTPS: ['u16', 'name', 'parameters'],
  SPF: ['strings'],
  CAA: ['u8', 'tag', 'value'],
};

/** Fields that take everything that follows. */
export function isOpenEnded(field: Field): boolean {
  return field === 'strings' || field === 'hex' || field === 'parameters';
}
