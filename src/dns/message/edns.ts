/** EDNS(0) as the record it travels in (RFC 6891 §6.1), and its client subnet option (RFC 7871 §6). */
import { ADDRESS_BITS } from '../../kit/address.ts';
import { formatPrefix, type Prefix, parsePrefix, prefixOf } from '../../kit/prefix.ts';
import { addressOctets, addressOfOctets } from '../data/octets.ts';
import { ROOT } from '../name.ts';
import type { ResponseEdns } from '../query.ts';
import { MalformedMessage, type MessageReader } from './reader.ts';
import type { MessageWriter } from './writer.ts';

export const OPT = 41;
const CLIENT_SUBNET = 8;

export function writeEdns(writer: MessageWriter, edns: ResponseEdns): void {
  writer.name(ROOT, false);
  writer.u16(OPT);
  writer.u16(edns.udpSize);
  writer.u32(0);
  writer.counted(() => {
    const subnet = edns.clientSubnet === undefined ? undefined : parsePrefix(edns.clientSubnet);
    if (!subnet) return;
    writer.u16(CLIENT_SUBNET);
    writer.counted(() => writeSubnet(writer, subnet, edns.scope ?? 0));
  });
}

function writeSubnet(writer: MessageWriter, subnet: Prefix, scope: number): void {
  writer.u16(subnet.family === 4 ? 1 : 2);
  writer.u8(subnet.length);
  writer.u8(scope);
  const octets = addressOctets({ family: subnet.family, value: subnet.first });
  writer.octets(octets.slice(0, Math.ceil(subnet.length / 8)));
}

/** What follows the record's type; the owner is the root and told nothing. */
export function readEdns(reader: MessageReader): ResponseEdns {
  const udpSize = reader.u16();
  reader.u32();
  const end = reader.u16() + reader.at;
  let subnet: Pick<ResponseEdns, 'clientSubnet' | 'scope'> = {};
  while (reader.at < end) {
    const code = reader.u16();
    const length = reader.u16();
    if (code === CLIENT_SUBNET) subnet = readSubnet(reader, length);
    else reader.octets(length);
  }
  return { udpSize, ...subnet };
}

function readSubnet(reader: MessageReader, length: number): { clientSubnet: string; scope: number } {
  const family = reader.u16() === 1 ? 4 : 6;
  const bits = reader.u8();
  const scope = reader.u8();
  const octets = [...reader.octets(length - 4)];
  const size = ADDRESS_BITS[family] / 8;
  if (bits > ADDRESS_BITS[family] || octets.length > size)
    throw new MalformedMessage('a client subnet too long');
  while (octets.length < size) octets.push(0);
  return { clientSubnet: formatPrefix(prefixOf(addressOfOctets(octets), bits)), scope };
}
