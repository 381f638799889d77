/** Names, types and records of the DNS as people type and read them, for the tools above. */
import {
  displayName,
  isRecordType,
  type Name,
  parseQueryType,
  type QueryType,
  type Response,
  readData,
  readName,
} from '../../dns/index.ts';
import { encodeResponse } from '../../dns/message/codec.ts';

export { readZoneLines } from '../../cloud/internet/zone-lines.ts';

/** An absolute name in the case it was typed in; undefined where the text is none. */
export function typedName(text: string): Name | undefined {
  const read = readName(text, 'decimal');
  return 'name' in read ? read.name : undefined;
}

/** `MX`, `mx`, `TYPE65`. */
export function typedType(text: string): QueryType | undefined {
  return parseQueryType(text);
}

/** As master files have it (RFC 1035 §5.1). */
export function shownName(name: Name): string {
  return displayName(name, 'decimal');
}

/** Data of a record, with the escapes of master files. */
export function shownData(data: string): string {
  return data.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => {
    const octet = Number.parseInt(digits, 8);
    const character = String.fromCharCode(octet);
    if (/["();@$\\.]/.test(character)) return `\\${character}`;
    return octet > 0x20 && octet < 0x7f ? character : `\\${octet.toString().padStart(3, '0')}`;
  });
}

/** The one form in which data of a record can be compared; what is no such data stays as it is. */
export function comparableData(type: QueryType, text: string): string {
  const read = isRecordType(type) ? readData(type, text, 'decimal') : undefined;
  return read && 'data' in read ? read.data : text;
}

/** Octets on the wire. */
export function messageSize(response: Response): number {
  return encodeResponse(0, response).length;
}
