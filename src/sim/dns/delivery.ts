/** A query's way to the address that it is for: through the simulated network, with whatever stands in it. */
import type { World } from '../../cloud/kernel/world.ts';
import { endpointIn } from '../../cloud/route53resolver/forwarding.ts';
import type { Reply, Transport } from '../../dns/index.ts';
import { rangesContain } from '../../kit/ranges.ts';
import type { Flow } from '../../net/graph.ts';
import { type Packet, PROTOCOL } from '../../net/packet.ts';
import type { FlowTrace } from '../../net/trace.ts';
import { internetAddresses, resolveFlow, sendFlow } from '../network.ts';
import { type Location, locate, UnknownPlace } from '../places.ts';
import { premisesNamed } from '../premises-place.ts';
import type { Place } from '../sim.ts';
import { betweenMs, NEARBY_MS, toAnycastMs } from './distances.ts';

const PORT = 53;

/** Who sends a query. */
export interface Sender {
  readonly from: Place;
  readonly location: Location;
  /** A city or a region. */
  readonly where: string;
}

export interface Arrival {
  readonly packet: Packet;
  readonly roundTripMs: number;
  /** Of the learner's own: what took it (an instance, an endpoint, a host on premises), and in which region or city. */
  readonly receiver?: { readonly resource: string; readonly where: string };
}

export interface Delivery {
  /** Flow logs have noted it. */
  readonly world: World;
  readonly outcome: Arrival | Exclude<Reply, { kind: 'response' }>;
}

/** `server` is an address, with a port after `#` where it isn't the usual one. */
export function deliver(world: World, sender: Sender, server: string, transport: Transport): Delivery {
  const { address, port } = addressAndPort(server);
  const spec = { from: sender.from, to: address, protocol: PROTOCOL[transport], destinationPort: port };
  try {
    const direct = acrossTheInternet(resolveFlow(world, spec), world);
    if (direct) {
      const outcome = { packet: direct, roundTripMs: toAnycastMs(sender.where, address) };
      return { world, outcome };
    }
    const sent = sendFlow(world, spec);
    return {
      world: sent.world,
      outcome: outcomeOf(sent.trace, sent.world, sender, address, transport, port),
    };
  } catch (error) {
    if (!(error instanceof UnknownPlace)) throw error;
    return { world, outcome: { kind: 'refused', text: error.message.replace(/\.$/, ''), roundTripMs: 0 } };
  }
}

export function addressAndPort(server: string): { readonly address: string; readonly port: number } {
  const [address = '', port] = server.split('#');
  return { address, port: port === undefined ? PORT : Number(port) };
}

function outcomeOf(
  trace: FlowTrace,
  world: World,
  { where }: Sender,
  address: string,
  transport: Transport,
  port: number,
): Delivery['outcome'] {
  const last = trace.forward.at(-1);
  const reason = trace.blockers[0]?.text.replace(/\.$/, '');
  if (trace.disposition === 'refused' && last)
    return { kind: 'refused', text: `nothing listens on ${transport}/${port} there`, roundTripMs: NEARBY_MS };
  if (trace.disposition !== 'delivered' || !last)
    return { kind: 'silence', ...(reason !== undefined && { text: reason }) };
  if (port !== PORT) return { kind: 'silence', text: `${address} is no name server on port ${port}` };
  const receiver = receiverOf(trace, world);
  const roundTripMs = receiver ? betweenMs(where, receiver.where) : toAnycastMs(where, address);
  return { packet: last.packet, roundTripMs, ...(receiver && { receiver }) };
}

/** Undefined out on the internet. */
function receiverOf(trace: FlowTrace, world: World): Arrival['receiver'] {
  const resource = trace.forward.findLast(({ action }) => action === 'delivered')?.origin.resource ?? '';
  if (resource.startsWith('i-')) {
    const location = locate(world, resource);
    return location.kind === 'interface' ? { resource, where: location.region } : undefined;
  }
  const premises = premisesNamed(world, resource);
  if (premises) return { resource, where: premises.city };
  const endpoint = endpointIn(world, resource);
  return endpoint && { resource, where: endpoint.region };
}

/** From one host of the internet to another nothing stands in the way, and no interface of the learner's sees it. */
function acrossTheInternet({ from, packet }: Flow, world: World): Packet | undefined {
  const { family, value } = packet.destination;
  const isOut = 'world' in from && rangesContain(internetAddresses(world, family), value);
  return isOut ? packet : undefined;
}
