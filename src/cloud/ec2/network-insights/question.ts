/**
 * What a path asks, put to the packet engine: of all packets that it allows, does one get there and its answer back?
 * The one found is traced; where none is, one that stands for the rest shows what stops them.
 */
import { type Address, type Family, parseAddress } from '../../../kit/address.ts';
import {
  intersectPackets,
  type PacketPoint,
  packets,
  samplePacket,
  type Term,
} from '../../../kit/packet-set.ts';
import { range, singleton } from '../../../kit/ranges.ts';
import {
  type Endpoint,
  type FlowSource,
  type FlowTrace,
  type Graph,
  PROTOCOL,
  reach,
  trace,
} from '../../../net/index.ts';
import type { Context } from '../../kernel/context.ts';
import { hasPrivateWay, networkOf } from '../../network.ts';
import { instance } from '../instance/instance.ts';
import { interfacesOf } from '../instance/interfaces.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import type { NetworkInsightsPathItem } from './path.ts';

/** Who stands for the internet where no address is asked for. */
const SOMEBODY = '93.184.215.14';
/** A client's port, from the middle of the ephemeral range. */
const EPHEMERAL_PORT = 45_678;
const ANY_PORT = 80;

type Answer = { readonly trace: FlowTrace } | { readonly failure: string };

export function traceOf(path: NetworkInsightsPathItem, context: Context): Answer {
  const source = interfaceAt(path.Source, context);
  const destination = interfaceAt(path.Destination, context);
  const graph = networkOf(context.world);
  const picked = pickAddresses(path, source, destination, graph);
  if (!picked) return { failure: 'The source or the destination has no address that fits the path.' };
  const from: FlowSource = source ? { interface: source.NetworkInterfaceId } : { world: true };
  const through = intersectPackets(
    reach(graph, endpointOf(source), endpointOf(destination)),
    allowed(path, picked, source !== undefined, destination !== undefined),
  );
  const packet = samplePacket(through) ?? stopped(path, picked);
  return {
    trace: trace(graph, { from, packet, ...(picked.towards !== undefined && { towards: picked.towards }) }),
  };
}

/** The interface that an end of the path means; undefined for the internet. */
function interfaceAt(id: string | undefined, context: Context): NetworkInterfaceItem | undefined {
  const host = context.find(instance, id);
  return host ? interfacesOf(host, context)[0] : context.find(networkInterface, id);
}

function endpointOf(item: NetworkInterfaceItem | undefined): Endpoint {
  return item ? { interfaces: [item.NetworkInterfaceId] } : { world: 'anywhere' };
}

interface Picked {
  readonly source: Address;
  readonly destination: Address;
  /** The interface that is meant where the destination's address can't tell. */
  readonly towards?: string;
}

/** Addresses as the sender writes them: those that the path names, or else the ends' own. */
function pickAddresses(
  path: NetworkInsightsPathItem,
  from: NetworkInterfaceItem | undefined,
  to: NetworkInterfaceItem | undefined,
  graph: Graph,
): Picked | undefined {
  const asked = {
    source: path.FilterAtSource?.SourceAddress ?? path.SourceIp,
    destination: path.FilterAtSource?.DestinationAddress ?? path.DestinationIp,
  };
  const family: Family = Object.values(asked).some((text) => text?.includes(':')) ? 6 : 4;
  const source = parseAddress(asked.source ?? ownAddress(from, family) ?? '');
  const inside = ownAddress(to, family);
  const isNear = family === 6 || from?.VpcId === to?.VpcId || isPrivatelyNear(graph, from, inside);
  const outside = isNear ? inside : publicAddress(to);
  const destination = parseAddress(asked.destination ?? outside ?? inside ?? (to ? '' : SOMEBODY));
  if (!source || !destination || source.family !== destination.family) return undefined;
  const unnamed = to && asked.destination === undefined && outside === undefined;
  return { source, destination, ...(unnamed && { towards: to.NetworkInterfaceId }) };
}

function isPrivatelyNear(graph: Graph, from: NetworkInterfaceItem | undefined, inside: string | undefined) {
  const address = parseAddress(inside ?? '');
  return from && address ? hasPrivateWay(graph, from.NetworkInterfaceId, address) : false;
}

function ownAddress(item: NetworkInterfaceItem | undefined, family: Family): string | undefined {
  if (!item) return family === 4 ? SOMEBODY : undefined;
  return family === 4 ? item.PrivateIpAddresses[0]?.PrivateIpAddress : item.Ipv6Addresses[0]?.Ipv6Address;
}

function publicAddress(item: NetworkInterfaceItem | undefined): string | undefined {
  return item?.PrivateIpAddresses[0]?.Association?.PublicIp;
}

/** All packets that the path is about. An end on the internet is anyone there, unless an address is asked for. */
function allowed(path: NetworkInsightsPathItem, picked: Picked, hasSource: boolean, hasDestination: boolean) {
  const { FilterAtSource: filter } = path;
  const fixedSource = hasSource || (filter?.SourceAddress ?? path.SourceIp) !== undefined;
  const fixedDestination = hasDestination || (filter?.DestinationAddress ?? path.DestinationIp) !== undefined;
  const destinationPorts = filter?.DestinationPortRange ?? portRange(path.DestinationPort);
  const fields: Partial<Term> = {
    protocol: singleton(protocolOf(path)),
    ...(fixedSource && { source: singleton(picked.source.value) }),
    ...(fixedDestination && { destination: singleton(picked.destination.value) }),
    ...(filter?.SourcePortRange && { sourcePort: ports(filter.SourcePortRange) }),
    ...(destinationPorts && { destinationPort: ports(destinationPorts) }),
  };
  return packets(picked.destination.family, fields);
}

interface PortRange {
  FromPort?: number | undefined;
  ToPort?: number | undefined;
}

function portRange(port: number | undefined): PortRange | undefined {
  return port === undefined ? undefined : { FromPort: port, ToPort: port };
}

function ports({ FromPort: from = 0, ToPort: to = 65_535 }: PortRange) {
  return range(from, to + 1);
}

function protocolOf(path: NetworkInsightsPathItem): number {
  return path.Protocol === 'udp' ? PROTOCOL.udp : PROTOCOL.tcp;
}

/** A packet that stands for all those that don't get through. */
function stopped(path: NetworkInsightsPathItem, picked: Picked): PacketPoint {
  const { FilterAtSource: filter } = path;
  return {
    source: picked.source,
    destination: picked.destination,
    protocol: protocolOf(path),
    sourcePort: filter?.SourcePortRange?.FromPort ?? EPHEMERAL_PORT,
    destinationPort: path.DestinationPort ?? filter?.DestinationPortRange?.FromPort ?? ANY_PORT,
  };
}
