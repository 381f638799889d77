/** Sending packets from where the learner stands, for the network tools; what failed last is kept for `explain`. */
import type { Journey } from '../cloud/web/journey.ts';
import { formatAddress, parseAddress } from '../kit/address.ts';
import type { Trace } from '../net/trace.ts';
import { typedName } from '../sim/dns/words.ts';
import { locate, UnknownPlace } from '../sim/places.ts';
import { premisesNamed } from '../sim/premises-place.ts';
import type { FlowSpec, Place, Sim } from '../sim/sim.ts';
import type { CommandIo } from './command.ts';
import { printable } from './printable.ts';
import type { Stop } from './standing.ts';

/** IANA protocol numbers of what the tools send. */
export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;

/** What `explain` without words explains: the last flow that failed, or the last journey, whichever came later. */
export class FlowMemory {
  #failed: FlowSpec | undefined;
  #journey: Journey | undefined;

  get lastFailed(): FlowSpec | undefined {
    return this.#failed;
  }

  set lastFailed(flow: FlowSpec | undefined) {
    this.#failed = flow;
    this.#journey = undefined;
  }

  get lastJourney(): Journey | undefined {
    return this.#journey;
  }

  set lastJourney(journey: Journey | undefined) {
    this.#journey = journey;
  }
}

export interface Sent {
  readonly trace: Trace;
  /** The address that was spoken to. */
  readonly address: string;
  readonly outcome: 'answered' | 'refused' | 'silence';
}

/** The packet could not be sent: nobody knows the host. */
export interface Unknown {
  readonly outcome: 'unknown';
  /** As the C library says it (getaddrinfo): the name is wrong, or nobody could be asked. */
  readonly text: 'Name or service not known' | 'Temporary failure in name resolution';
}

const UNKNOWN: Unknown = { outcome: 'unknown', text: 'Name or service not known' };

/** What netlab itself calls so: an instance, a client, an interface. */
export function ownHost(sim: Sim, host: string): Place | undefined {
  try {
    locate(sim.state, host);
    return host;
  } catch (error) {
    if (error instanceof UnknownPlace) return undefined;
    throw error;
  }
}

/**
 * What a tool's HOST means: an address; a bare name that netlab gives; or a name of the DNS, looked up as programs
 * do from where the learner stands.
 */
export function resolveHost(io: Pick<CommandIo, 'sim' | 'standing'>, host: string): Place | Unknown {
  if (host === 'localhost' || host === 'internet') return UNKNOWN;
  if (parseAddress(host)) return host;
  return (host.includes('.') ? undefined : ownHost(io.sim, host)) ?? addressOf(io, host);
}

function addressOf({ sim, standing }: Pick<CommandIo, 'sim' | 'standing'>, host: string): string | Unknown {
  const name = typedName(host);
  if (name === undefined) return UNKNOWN;
  const search = !host.endsWith('.');
  for (const type of ['A', 'AAAA'] as const) {
    const { rcode, answer } = sim.resolve(standing.place, { name, type }, { search });
    const found = answer.find((record) => record.type === type);
    if (found) return found.data;
    if (rcode === 'SERVFAIL' || rcode === 'NO_SERVER' || rcode === 'REFUSED')
      return { outcome: 'unknown', text: 'Temporary failure in name resolution' };
  }
  return UNKNOWN;
}

/** Sends one packet and waits for its answer. */
export function send(
  io: CommandIo,
  host: string,
  protocol: number,
  destinationPort?: number,
  more: Pick<FlowSpec, 'size' | 'dontFragment' | 'source'> = {},
): Sent | Unknown {
  const to = resolveHost(io, host);
  if (typeof to !== 'string') return to;
  const flow: FlowSpec = {
    from: io.standing.place,
    to,
    protocol,
    ...(destinationPort !== undefined && { destinationPort }),
    ...more,
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
    if (error instanceof UnknownPlace) return UNKNOWN;
    throw error;
  }
}

/** Goes to stderr after a tool's own words. */
export const EXPLAIN_HINT = "(netlab: 'explain' tells why)\n";

/** One can stand on instances, on clients, and on hosts and routers on premises. */
export function hostAt(sim: Sim, place: Place): Stop | undefined {
  const location = locate(sim.state, place);
  if (location.kind === 'client') return { place: `client/${location.name}`, name: location.name };
  if (location.kind === 'premises') return { place: `premises/${location.id}`, name: location.name };
  if (location.kind !== 'interface' || !location.instance) return undefined;
  const { Tags, InstanceId } = location.instance;
  const name = Tags?.find((tag) => tag.Key === 'Name')?.Value;
  return { place: `instance/${InstanceId}`, name: name ? printable(name) : InstanceId };
}

/** The host that a packet arrived at, whatever name or address it was sent to. */
export function arrivedAt(sim: Sim, { trace }: Sent): Stop | undefined {
  const resource = trace.forward.findLast(({ action }) => action === 'delivered')?.origin.resource;
  if (resource?.startsWith('i-')) return hostAt(sim, resource);
  return resource !== undefined && premisesNamed(sim.state, resource)
    ? hostAt(sim, `premises/${resource}`)
    : undefined;
}

/** Milliseconds there and back. netlab simulates no distances within a network: this is a plausible constant. */
export function roundTripMs({ forward }: Trace): number {
  const hops = forward.filter(({ action }) => action === 'forwarded' || action === 'translated').length;
  return 0.4 + hops * 0.35;
}
