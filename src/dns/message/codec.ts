/**
 * Queries and responses on the wire (RFC 1035 §4). Only opcode QUERY, class IN and the record types of
 * `record.ts`; records of other types in a response are passed over.
 */
import { canonicalName } from '../name.ts';
import { type Query, RCODES, type Rcode, type Response, type ResponseEdns } from '../query.ts';
import { isRecordType, type Question, type ResourceRecord, typeCode, typeOfCode } from '../record.ts';
import { OPT, readEdns, writeEdns } from './edns.ts';
import { MalformedMessage, MessageReader } from './reader.ts';
import { readWireData, writeData } from './record-data.ts';
import { MessageWriter } from './writer.ts';

const IN = 1;
const FLAGS = { qr: 0x8000, opcode: 0x7800, aa: 0x0400, tc: 0x0200, rd: 0x0100, ra: 0x0080, rcode: 0x000f };
const RCODE_NAMES = new Map(Object.entries(RCODES).map(([name, code]) => [code as number, name as Rcode]));

export function encodeQuery(id: number, query: Query): Uint8Array {
  const writer = new MessageWriter();
  writeHeader(writer, id, query.recursionDesired ? FLAGS.rd : 0, [1, 0, 0, query.edns ? 1 : 0]);
  writeQuestion(writer, query.question);
  if (query.edns) writeEdns(writer, query.edns);
  return writer.finish();
}

export function encodeResponse(id: number, response: Response): Uint8Array {
  const writer = new MessageWriter();
  const { answer, authority, additional, edns } = response;
  const flags =
    FLAGS.qr |
    (response.authoritative ? FLAGS.aa : 0) |
    (response.truncated ? FLAGS.tc : 0) |
    (response.recursionDesired ? FLAGS.rd : 0) |
    (response.recursionAvailable ? FLAGS.ra : 0) |
    RCODES[response.rcode];
  const counts = [1, answer.length, authority.length, additional.length + (edns ? 1 : 0)];
  writeHeader(writer, id, flags, counts);
  writeQuestion(writer, response.question);
  for (const record of [...answer, ...authority, ...additional]) writeRecord(writer, record);
  if (edns) writeEdns(writer, edns);
  return writer.finish();
}

function writeHeader(writer: MessageWriter, id: number, flags: number, counts: readonly number[]): void {
  writer.u16(id);
  writer.u16(flags);
  for (const count of counts) writer.u16(count);
}

function writeQuestion(writer: MessageWriter, question: Question): void {
  writer.name(question.name, true);
  writer.u16(typeCode(question.type));
  writer.u16(IN);
}

function writeRecord(writer: MessageWriter, record: ResourceRecord): void {
  writer.name(record.name, true);
  writer.u16(typeCode(record.type));
  writer.u16(IN);
  writer.u32(record.ttl);
  writer.counted(() => writeData(writer, record.type, record.data));
}

export type DecodedQuery =
  | { readonly id: number; readonly query: Query }
  /** What to answer instead; without an ID there is nobody to answer. */
  | { readonly id?: number; readonly rcode: 'FORMERR' | 'NOTIMP' | 'REFUSED' };

export function decodeQuery(octets: Uint8Array): DecodedQuery {
  const id = octets.length < 2 ? undefined : (octets[0] as number) * 256 + (octets[1] as number);
  if (id === undefined) return { rcode: 'FORMERR' };
  try {
    const reader = new MessageReader(octets);
    const { flags, counts } = readHeader(reader);
    if (flags & FLAGS.qr) return { rcode: 'FORMERR' };
    if (flags & FLAGS.opcode) return { id, rcode: 'NOTIMP' };
    if (counts[0] !== 1) return { id, rcode: 'FORMERR' };
    const { question, inClass } = readQuestion(reader);
    if (!inClass) return { id, rcode: 'REFUSED' };
    const { edns } = readSections(reader, counts);
    return {
      id,
      query: { question, recursionDesired: (flags & FLAGS.rd) !== 0, ...(edns ? { edns } : {}) },
    };
  } catch (error) {
    if (error instanceof MalformedMessage) return { id, rcode: 'FORMERR' };
    throw error;
  }
}

/** Undefined for what is no response with one question. */
export function decodeResponse(octets: Uint8Array): { id: number; response: Response } | undefined {
  try {
    const reader = new MessageReader(octets);
    const { id, flags, counts } = readHeader(reader);
    const rcode = RCODE_NAMES.get(flags & FLAGS.rcode);
    if (!(flags & FLAGS.qr) || counts[0] !== 1 || rcode === undefined) return undefined;
    const { question } = readQuestion(reader);
    const { sections, edns } = readSections(reader, counts);
    const [answer = [], authority = [], additional = []] = sections;
    return {
      id,
      response: {
        question,
        rcode,
        authoritative: (flags & FLAGS.aa) !== 0,
        truncated: (flags & FLAGS.tc) !== 0,
        recursionDesired: (flags & FLAGS.rd) !== 0,
        recursionAvailable: (flags & FLAGS.ra) !== 0,
        answer,
        authority,
        additional,
        ...(edns ? { edns } : {}),
      },
    };
  } catch (error) {
    if (error instanceof MalformedMessage) return undefined;
    throw error;
  }
}

function readHeader(reader: MessageReader): { id: number; flags: number; counts: readonly number[] } {
  const id = reader.u16();
  const flags = reader.u16();
  return { id, flags, counts: [reader.u16(), reader.u16(), reader.u16(), reader.u16()] };
}

function readQuestion(reader: MessageReader): { question: Question; inClass: boolean } {
  const question = { name: reader.name(), type: typeOfCode(reader.u16()) };
  return { question, inClass: reader.u16() === IN };
}

function readSections(
  reader: MessageReader,
  counts: readonly number[],
): { sections: ResourceRecord[][]; edns?: ResponseEdns } {
  let edns: ResponseEdns | undefined;
  const sections = counts.slice(1).map((count) => {
    const records: ResourceRecord[] = [];
    for (let index = 0; index < count; index++) {
      const read = readRecord(reader);
      if ('udpSize' in read) edns = read;
      else if ('data' in read) records.push(read);
    }
    return records;
  });
  return { sections, ...(edns ? { edns } : {}) };
}

function readRecord(reader: MessageReader): ResourceRecord | ResponseEdns | Record<never, never> {
  const name = canonicalName(reader.name());
  const code = reader.u16();
  if (code === OPT) return readEdns(reader);
  const type = typeOfCode(code);
  reader.u16();
  const ttl = reader.u32();
  const length = reader.u16();
  if (isRecordType(type)) return { name, type, ttl, data: readWireData(reader, type, length) };
  reader.octets(length);
  return {};
}
