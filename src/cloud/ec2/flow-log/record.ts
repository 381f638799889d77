/** What a flow log notes of one observation, by the fields' names (R-VPC-171, R-VPC-174…R-VPC-176). */
import { type Address, formatAddress } from '../../../kit/address.ts';
import { PROTOCOL } from '../../../net/packet.ts';
import type { FlowTrace, Observation } from '../../../net/trace.ts';
import type { Context } from '../../kernel/context.ts';
import { addressesOf } from '../network-interface/lower.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { awsServiceOf } from './aws-service.ts';
import { amountOf } from './exchange.ts';
import type { FlowLogFields } from './fields.ts';
import { trafficPath } from './traffic-path.ts';

export type FlowRecord = FlowLogFields & {
  packets: number;
  bytes: number;
  /** Seconds since the Unix epoch. */
  start: number;
  end: number;
  'tcp-flags': number;
};

export function recordOf(
  observation: Observation,
  trace: FlowTrace,
  item: NetworkInterfaceItem,
  context: Context,
): FlowRecord {
  const { packet, direction, verdict } = observation;
  const { packets, bytes, tcpFlags, seconds } = amountOf(observation, trace);
  const start = Math.floor(context.now / 1000);
  const ported = packet.protocol === PROTOCOL.tcp || packet.protocol === PROTOCOL.udp;
  const incoming = direction === 'ingress';
  const instanceId = item.Attachment?.InstanceId;
  const path = incoming ? undefined : trafficPath(packet.destination, item, context);
  const [source, destination] = [packet.source, packet.destination].map(awsServiceOf);
  return {
    'account-id': context.account,
    'interface-id': item.NetworkInterfaceId,
    srcaddr: formatAddress(incoming ? packet.source : ownAddress(packet.source, item)),
    dstaddr: formatAddress(incoming ? ownAddress(packet.destination, item) : packet.destination),
    srcport: ported ? packet.sourcePort : 0,
    dstport: ported ? packet.destinationPort : 0,
    protocol: packet.protocol,
    packets,
    bytes,
    start,
    end: start + seconds,
    action: verdict,
    'log-status': 'OK',
    'vpc-id': item.VpcId,
    'subnet-id': item.SubnetId,
    ...(instanceId !== undefined && { 'instance-id': instanceId }),
    'tcp-flags': tcpFlags,
    type: packet.source.family === 4 ? 'IPv4' : 'IPv6',
    'pkt-srcaddr': formatAddress(packet.source),
    'pkt-dstaddr': formatAddress(packet.destination),
    region: context.region,
    ...(item.AvailabilityZoneId !== undefined && { 'az-id': item.AvailabilityZoneId }),
    ...(source !== undefined && { 'pkt-src-aws-service': source }),
    ...(destination !== undefined && { 'pkt-dst-aws-service': destination }),
    'flow-direction': direction,
    ...(path !== undefined && { 'traffic-path': path }),
  };
}

/** On its own side an interface shows its primary IPv4 address, whatever the packet says (R-VPC-176). */
function ownAddress(written: Address, item: NetworkInterfaceItem): Address {
  const own = addressesOf(item);
  const isOwn = own.some(({ family, value }) => family === written.family && value === written.value);
  if (written.family === 6 && isOwn) return written;
  return own.find(({ family }) => family === written.family) ?? written;
}

/** What two packets must have in common to be counted in one record. */
const KEY = [
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'action',
  'pkt-srcaddr',
  'pkt-dstaddr',
  'flow-direction',
] as const;

export function recordKey(record: FlowRecord): string {
  return KEY.map((field) => record[field]).join(' ');
}

/** Counts one more packet of the same flow. */
export function addToRecord(record: FlowRecord, more: FlowRecord): void {
  record.packets += more.packets;
  record.bytes += more.bytes;
  record['tcp-flags'] |= more['tcp-flags'];
  record.start = Math.min(record.start, more.start);
  record.end = Math.max(record.end, more.end);
}
