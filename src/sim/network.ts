/** Flows between places: which packet a sender emits for a destination, and what becomes of it. */

import type { World } from '../cloud/kernel/world.ts';
import { networkOf } from '../cloud/network.ts';
import { recordTraffic } from '../cloud/traffic-log.ts';
import { ADDRESS_BITS, type Address, type Family, parseAddress } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import type { PacketSet } from '../kit/packet-set.ts';
import { prefixOf } from '../kit/prefix.ts';
import { type Ranges, rangesContain } from '../kit/ranges.ts';
import type { Endpoint, Flow } from '../net/graph.ts';
import { reach, trace } from '../net/index.ts';
import { PROTOCOL } from '../net/packet.ts';
import { UNROUTED } from '../net/special-prefixes.ts';
import { topologyOf } from '../net/topology.ts';
import type { FlowTrace } from '../net/trace.ts';
import { destinationOf, senderOf } from './flow-ends.ts';
import { type Location, locate, privateAddress, UnknownPlace } from './places.ts';
import { graphInterfacesOf } from './premises-place.ts';
import type { FlowSpec, Place } from './sim.ts';

/** A client's port, from the middle of Linux's ephemeral range (R-NACL-10). */
const EPHEMERAL_PORT = 45_678;
const ECHO_IDENTIFIER = 1;
/** Type × 256 + code. */
const ECHO_REQUEST = { [PROTOCOL.icmp]: 8 * 256, [PROTOCOL.icmpv6]: 128 * 256 } as const;

export function traceFlow(world: World, spec: FlowSpec): FlowTrace {
  return trace(networkOf(world), resolveFlow(world, spec));
}

/** Like `traceFlow`; what the interfaces on the way saw goes to the flow logs that cover them. */
export function sendFlow(world: World, spec: FlowSpec): { world: World; trace: FlowTrace } {
  const trace = traceFlow(world, spec);
  return { world: recordTraffic(world, trace), trace };
}

/** Exactly the packets, as the sender emits them, that get there and whose replies come back, if they fit (see `Trace.pathMtu`). */
export function reachBetween(world: World, from: Place, to: Place): PacketSet {
  return reach(networkOf(world), endpointOf(locate(world, from)), endpointOf(locate(world, to)));
}

/** The addresses of everybody on the internet: not what AWS has, nor what nobody routes. */
export function internetAddresses(world: World, family: Family): Ranges {
  return topologyOf(networkOf(world)).internet[family].hosts;
}

/** Whether the internet knows a way to an address, whoever has it. */
export function isPublic({ family, value }: Address): boolean {
  return !rangesContain(UNROUTED[family], value);
}

/** The packet that `from` would emit for `to`. Throws `UnknownPlace`. */
export function resolveFlow(world: World, spec: FlowSpec): Flow {
  const from = locate(world, spec.from);
  const to = locate(world, spec.to);
  const family = spec.family ?? familyOf(from, to);
  const { address: destination, towards } =
    destinationOf(world, from, to, family) ?? noAddress(spec.to, family);
  const sender = senderOf(world, from, destination, spec.source) ?? noAddress(spec.from, family);
  const packet = { source: sender.source, destination, ...portsOf(spec, family) };
  return {
    from: sender.from,
    packet,
    ...(towards !== undefined && { towards }),
    ...(spec.size !== undefined && { size: spec.size }),
    ...(spec.dontFragment !== undefined && { dontFragment: spec.dontFragment }),
  };
}

function portsOf(spec: FlowSpec, family: Family) {
  const icmp = family === 4 ? PROTOCOL.icmp : PROTOCOL.icmpv6;
  if (spec.protocol === PROTOCOL.icmp || spec.protocol === PROTOCOL.icmpv6) {
    const destinationPort = spec.destinationPort ?? ECHO_REQUEST[icmp];
    return { protocol: icmp, sourcePort: spec.sourcePort ?? ECHO_IDENTIFIER, destinationPort };
  }
  const ported = spec.protocol === PROTOCOL.tcp || spec.protocol === PROTOCOL.udp;
  return {
    protocol: spec.protocol,
    sourcePort: ported ? (spec.sourcePort ?? EPHEMERAL_PORT) : 0,
    destinationPort: ported ? (spec.destinationPort ?? 0) : 0,
  };
}

/** IPv4 unless one side speaks only IPv6. */
function familyOf(from: Location, to: Location): Family {
  const onlyIpv6 = (place: Location) =>
    place.kind === 'address'
      ? place.address.includes(':')
      : place.kind === 'interface' && privateAddress(place.item, 4) === undefined;
  return onlyIpv6(from) || onlyIpv6(to) ? 6 : 4;
}

function noAddress(place: Place, family: Family): never {
  throw new UnknownPlace(place, `${place} has no IPv${family} address.`);
}

function endpointOf(place: Location): Endpoint {
  if (place.kind === 'interface' && place.balancer)
    return { interfaces: place.balancer.Zones.map(({ InterfaceId }) => InterfaceId) };
  if (place.kind === 'interface') return { interfaces: [place.item.NetworkInterfaceId] };
  if (place.kind === 'premises') return { interfaces: graphInterfacesOf(place) };
  if (place.kind === 'internet') return { world: 'anywhere' };
  const texts = place.kind === 'client' ? [place.address, place.ipv6Address] : [place.address];
  const addresses = texts.map((text) => parseAddress(text ?? '')).filter((address) => address !== undefined);
  assert(addresses.length > 0, 'a place in the world has an address');
  return { world: addresses.map((address) => prefixOf(address, ADDRESS_BITS[address.family])) };
}
