/** Sending packets from where the learner stands, for the network tools; what failed last is kept for `explain`. */
import { formatAddress } from '../kit/address.ts';
import type { Trace } from '../net/trace.ts';
import { locate, UnknownPlace } from '../sim/places.ts';
import type { FlowSpec, Place, Sim } from '../sim/sim.ts';
import type { CommandIo } from './command.ts';
import { printable } from './printable.ts';
import type { Stop } from './standing.ts';

/** IANA protocol numbers of what the tools send. */
export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;

export class FlowMemory {
  /** What `explain` without words explains. */
  lastFailed: FlowSpec | undefined;
}

export interface Sent {
  readonly trace: Trace;
  /** The address that was spoken to. */
  readonly address: string;
  readonly outcome: 'answered' | 'refused' | 'silence';
}

/** Public names stand for "some site on the internet"; AWS's own and `.internal` ones do not. */
const PUBLIC_NAME =
  /^(?!.*\.(?:internal|local|compute\.amazonaws\.com|compute-1\.amazonaws\.com)$)(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

/** The place that a tool's HOST means, or undefined where the name doesn't resolve. */
export function resolveHost(sim: Sim, host: string): Place | undefined {
  const place = host === 'localhost' ? undefined : host;
  if (place === undefined) return undefined;
  try {
    locate(sim.state, place);
    return place;
  } catch (error) {
    if (!(error instanceof UnknownPlace)) throw error;
    return PUBLIC_NAME.test(host) ? 'internet' : undefined;
  }
}

/** Sends one packet and waits for its answer. Undefined where the name doesn't resolve or has no address. */
export function send(
  io: CommandIo,
  host: string,
  protocol: number,
  destinationPort?: number,
): Sent | undefined {
  const to = resolveHost(io.sim, host);
  if (to === undefined) return undefined;
  const flow: FlowSpec = {
    from: io.standing.place,
    to,
    protocol,
    ...(destinationPort !== undefined && { destinationPort }),
  };
  try {
    const trace = io.sim.send(flow);
    const [first] = [...trace.forward, ...trace.blockers];
    const outcome =
      trace.disposition === 'delivered'
        ? 'answered'
        : trace.disposition === 'refused'
          ? 'refused'
          : 'silence';
    if (outcome !== 'answered') io.flows.lastFailed = flow;
    return { trace, address: first ? formatAddress(first.packet.destination) : host, outcome };
  } catch (error) {
    if (error instanceof UnknownPlace) return undefined;
    throw error;
  }
}

/** Goes to stderr after a tool's own words. */
export const EXPLAIN_HINT = "(netlab: 'explain' tells why)\n";

/** One can stand on instances and on clients. */
export function hostAt(sim: Sim, place: Place): Stop | undefined {
  const location = locate(sim.state, place);
  if (location.kind === 'client') return { place: `client/${location.name}`, name: location.name };
  if (location.kind !== 'interface' || !location.instance) return undefined;
  const { Tags, InstanceId } = location.instance;
  const name = Tags?.find((tag) => tag.Key === 'Name')?.Value;
  return { place: `instance/${InstanceId}`, name: name ? printable(name) : InstanceId };
}

/** The host that a packet arrived at, whatever name or address it was sent to. */
export function arrivedAt(sim: Sim, { trace }: Sent): Stop | undefined {
  const resource = trace.forward.findLast(({ action }) => action === 'delivered')?.origin.resource;
  return resource?.startsWith('i-') ? hostAt(sim, resource) : undefined;
}

/** Milliseconds there and back. netlab simulates no distances within a network: this is a plausible constant. */
export function roundTripMs({ forward }: Trace): number {
  const hops = forward.filter(({ action }) => action === 'forwarded' || action === 'translated').length;
  return 0.4 + hops * 0.35;
}
