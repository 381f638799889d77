/** Resource records: types and their numbers (IANA), one record, and what a question asks for. */
import type { Name } from './name.ts';

/** In the order of their numbers. */
export const RECORD_TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  DS: 43,
  SSHFP: 44,
  TLSA: 52,
  SVCB: 64,
  HTTPS: 65,
  SPF: 99,
  CAA: 257,
} as const;

export type RecordType = keyof typeof RECORD_TYPES;

/** `TYPE65280` stands for a type that we know no data of (RFC 3597 §5): it can be asked for, and nothing has it. */
export type QueryType = RecordType | 'ANY' | 'AXFR' | 'IXFR' | `TYPE${number}`;

const QUERY_TYPES: Readonly<Record<string, number>> = { ...RECORD_TYPES, IXFR: 251, AXFR: 252, ANY: 255 };
const TYPE_NAMES = new Map(Object.entries(QUERY_TYPES).map(([name, code]) => [code, name as QueryType]));

export interface ResourceRecord {
  /** Canonical; only the owner that a question named keeps the question's case. */
  readonly name: Name;
  readonly type: RecordType;
  /** Seconds, 0–2147483647 (RFC 2181 §8). */
  readonly ttl: number;
  /** Presentation format as `readData` gives it. */
  readonly data: string;
}

/** Of class IN; there is no other here. */
export interface Question {
  /** Absolute, in the case that it was asked in. */
  readonly name: Name;
  readonly type: QueryType;
}

export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(RECORD_TYPES, type);
}

export function typeCode(type: QueryType): number {
  return QUERY_TYPES[type] ?? Number(type.slice(4));
}

export function typeOfCode(code: number): QueryType {
  return TYPE_NAMES.get(code) ?? `TYPE${code}`;
}

/** What a person types: a mnemonic in any case, or `TYPE123`. */
export function parseQueryType(text: string): QueryType | undefined {
  const upper = text.toUpperCase();
  if (Object.hasOwn(QUERY_TYPES, upper)) return upper as QueryType;
  const code = /^TYPE(0|[1-9]\d{0,4})$/.exec(upper)?.[1];
  return code !== undefined && Number(code) < 65536 ? typeOfCode(Number(code)) : undefined;
}
