/** Sentences about packets, in plain words. */
import { formatAddress } from '../kit/address.ts';
import { protocolName } from '../kit/packet-words.ts';
import { formatPrefix } from '../kit/prefix.ts';
import type { Filter, FilterRule, Route } from './graph.ts';
import { type Packet, PROTOCOL } from './packet.ts';

/** First port that operating systems and translators use for their own side of a flow (R-NACL-10's safe superset). */
const FIRST_EPHEMERAL_PORT = 1024;

/** `tcp/80`, `icmp/8/0`, `protocol 50` */
export function serviceOf(packet: Packet): string {
  const { protocol, destinationPort } = packet;
  const name = protocolName(protocol);
  if (hasPorts(packet)) return `${name}/${destinationPort}`;
  const icmp = protocol === PROTOCOL.icmp || protocol === PROTOCOL.icmpv6;
  return icmp ? `${name}/${destinationPort >> 8}/${destinationPort & 255}` : `protocol ${name}`;
}

/** `tcp/80 from 10.0.0.4 to 8.8.8.8` */
export function flowOf(packet: Packet): string {
  return `${serviceOf(packet)} from ${formatAddress(packet.source)} to ${formatAddress(packet.destination)}`;
}

export function permission(filter: Filter, rule: FilterRule | undefined, packet: Packet): string {
  return `${rule?.origin.rule ?? filter.origin.label} permits ${flowOf(packet)}`;
}

/** `stateful` filters let answers through by themselves; others need a rule for them. */
export function denial(
  filter: Filter,
  rule: FilterRule | undefined,
  packet: Packet,
  stateful: boolean,
  answer: boolean,
): string {
  const what = `${filter.direction} ${flowOf(packet)}`;
  const end = formatAddress(filter.direction === 'inbound' ? packet.source : packet.destination);
  const way = filter.direction === 'inbound' ? 'from' : 'to';
  const missing = rule
    ? `${filter.origin.label} denies ${what} by its ${rule.origin.rule ?? rule.origin.label}`
    : `${filter.origin.label} has no rule that allows ${what}`;
  const place = rule ? `, before that one` : '';
  const allow = `allow ${filter.direction} ${wanted(packet, answer)} ${way} ${end}`;
  const why = answer && !stateful ? 'it keeps no state, so answers need a rule of their own: ' : '';
  return `${missing}; ${why}${allow}${place}.`;
}

/** What a rule should allow: the service asked for, or the whole range from which askers choose their ports. */
function wanted(packet: Packet, answer: boolean): string {
  const ports = packet.protocol === PROTOCOL.tcp || packet.protocol === PROTOCOL.udp;
  if (!answer || !ports || packet.destinationPort < FIRST_EPHEMERAL_PORT) return serviceOf(packet);
  return `${packet.protocol === PROTOCOL.tcp ? 'tcp' : 'udp'}/${FIRST_EPHEMERAL_PORT}-65535`;
}

export function routeName(route: Route): string {
  return route.origin.rule ?? `route ${formatPrefix(route.prefix)}`;
}

/** Which addresses and ports were changed; undefined where none were. */
export function changeOf(before: Packet, after: Packet): string | undefined {
  const changes: string[] = [];
  for (const end of ['source', 'destination'] as const) {
    const port = `${end}Port` as const;
    const [from, to] = [formatAddress(before[end]), formatAddress(after[end])];
    const moved = before[port] !== after[port] && hasPorts(before) && hasPorts(after);
    if (from !== to || moved)
      changes.push(
        moved
          ? `${end} ${from} port ${before[port]} becomes ${to} port ${after[port]}`
          : `${end} ${from} becomes ${to}`,
      );
  }
  return changes.length > 0 ? changes.join(', ') : undefined;
}

function hasPorts({ protocol }: Packet): boolean {
  return protocol === PROTOCOL.tcp || protocol === PROTOCOL.udp;
}

/** `lower` may begin a sentence. */
export function sentence(lower: string): string {
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
