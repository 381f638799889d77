/** Record data between presentation format and the wire. Reading gives the canonical form that `readData` gives. */
import { type Address, formatAddress, parseAddress } from '../../kit/address.ts';
import { assert } from '../../kit/assert.ts';
import { FIELDS, type Field } from '../data/fields.ts';
import { addressOctets, addressOfOctets } from '../data/octets.ts';
import { readParameters, type ServiceParameter, writeParameters } from '../data/service-parameters.ts';
import { readOctets, splitTokens, type Token, writeString } from '../data/tokens.ts';
import { canonicalName } from '../name.ts';
import type { RecordType } from '../record.ts';
import { MalformedMessage, type MessageReader } from './reader.ts';
import type { MessageWriter } from './writer.ts';

/** Without the length in front of it. */
export function writeData(writer: MessageWriter, type: RecordType, data: string): void {
  const fields = FIELDS[type];
  if (fields[0] === 'old-name' && fields.length === 1) {
    writer.name(data, true);
    return;
  }
  const tokens = splitTokens(data);
  assert(tokens, `data of a record ${type} that nobody has read: ${data}`);
  for (const [index, field] of fields.entries()) {
    WRITERS[field](writer, tokens[index]?.raw ?? '', tokens.slice(index));
  }
}

type FieldWriter = (writer: MessageWriter, raw: string, rest: readonly Token[]) => void;

const WRITERS: Readonly<Record<Field, FieldWriter>> = {
  ipv4: (writer, raw) => writer.octets(addressOctets(parseAddress(raw) as Address)),
  ipv6: (writer, raw) => writer.octets(addressOctets(parseAddress(raw) as Address)),
  name: (writer, raw) => writer.name(raw, false),
  'old-name': (writer, raw) => writer.name(raw, true),
  u8: (writer, raw) => writer.u8(Number(raw)),
  u16: (writer, raw) => writer.u16(Number(raw)),
  u32: (writer, raw) => writer.u32(Number(raw)),
  string: (writer, raw) => writeCounted(writer, readOctets(raw) as number[]),
  tag: (writer, raw) => writeCounted(writer, readOctets(raw) as number[]),
  value: (writer, raw) => writer.octets(readOctets(raw) as number[]),
  hex: (writer, raw) => writer.octets(raw.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []),
  strings: (writer, _, rest) => {
    for (const { raw } of rest) writeCounted(writer, readOctets(raw) as number[]);
  },
  parameters: (writer, _, rest) => {
    for (const { key, value } of readParameters(rest.map(({ raw }) => raw).join(' ')) ?? []) {
      writer.u16(key);
      writer.u16(value.length);
      writer.octets(value);
    }
  },
};

function writeCounted(writer: MessageWriter, octets: readonly number[]): void {
  writer.u8(octets.length);
  writer.octets(octets);
}

export function readWireData(reader: MessageReader, type: RecordType, length: number): string {
  const end = reader.at + length;
  const words = FIELDS[type].map((field) => readWireField(reader, field, end)).filter((word) => word !== '');
  if (reader.at !== end) throw new MalformedMessage(`data of a record ${type} with ${length} octets`);
  return words.join(' ');
}

function readWireField(reader: MessageReader, field: Field, end: number): string {
  switch (field) {
    case 'ipv4':
    case 'ipv6':
      return formatAddress(addressOfOctets(reader.octets(field === 'ipv4' ? 4 : 16)));
    case 'name':
    case 'old-name':
      return canonicalName(reader.name());
    case 'u8':
      return String(reader.u8());
    case 'u16':
      return String(reader.u16());
    case 'u32':
      return String(reader.u32());
    case 'string':
      return writeString(reader.octets(reader.u8()));
    case 'tag':
      return String.fromCharCode(...reader.octets(reader.u8())).toLowerCase();
    case 'value':
      return writeString(reader.octets(end - reader.at));
    case 'strings': {
      const strings: string[] = [];
      while (reader.at < end) strings.push(writeString(reader.octets(reader.u8())));
      return strings.join(' ');
    }
    case 'hex':
      return Array.from(reader.octets(end - reader.at), (octet) =>
        octet.toString(16).padStart(2, '0').toUpperCase(),
      ).join('');
    case 'parameters': {
      const parameters: ServiceParameter[] = [];
      while (reader.at < end) {
        parameters.push({ key: reader.u16(), value: [...reader.octets(reader.u16())] });
      }
      return writeParameters(parameters);
    }
  }
}
