/** Opening a TCP connection through the packet network: routes, filters and faults decide, flow logs note. */
import type { World } from '../../cloud/kernel/world.ts';
import type { TcpLeg } from '../../cloud/web/journey.ts';
import type { Reason } from '../../cloud/web/visit.ts';
import type { Arrival, WebServer } from '../../cloud/web/web-server.ts';
import { formatAddress } from '../../kit/address.ts';
import { hash32 } from '../../kit/random.ts';
import { PROTOCOL } from '../../net/packet.ts';
import type { FlowTrace } from '../../net/trace.ts';
import { betweenMs, NEARBY_MS, toAnycastMs } from '../dns/distances.ts';
import { sendFlow } from '../network.ts';
import { locate, UnknownPlace } from '../places.ts';
import { premisesNamed } from '../premises-place.ts';
import { serverAt } from './servers.ts';
import type { Target } from './targets.ts';
import type { Traveller } from './traveller.ts';

export interface Dialled {
  readonly world: World;
  readonly outcome: TcpLeg['outcome'];
  /** Until it was clear. Of a timeout it is for the caller to say. */
  readonly roundTripMs: number;
  readonly address: string;
  readonly arrival?: Arrival;
  /** The sender's address as the other side sees it. */
  readonly peer: string;
  readonly blockers: readonly string[];
  readonly reason?: Reason;
  /** The port that it left from; 0 where nothing was sent. */
  readonly sourcePort: number;
}

/** Linux's range for ports of clients (R-NACL-10). */
const FIRST_PORT = 32_768;
const PORTS = 28_232;

export function dial(world: World, traveller: Traveller, target: Target, port: number): Dialled {
  if (target.address === '127.0.0.1' && !isHost(world, traveller))
    return refusedAtOnce(world, target, nobodyThere(world, traveller));
  try {
    return send(world, traveller, target, port);
  } catch (error) {
    if (!(error instanceof UnknownPlace)) throw error;
    return refusedAtOnce(world, target, error.message);
  }
}

function isHost(world: World, { place }: Traveller): boolean {
  const { kind } = locate(world, place);
  return kind === 'interface' || kind === 'premises';
}

function nobodyThere(world: World, { place, by }: Traveller): string {
  const more =
    locate(world, place).kind === 'address'
      ? ' Servers of your own machine are origins only under `netlab serve`.'
      : '';
  return `Nothing listens on ${by} itself.${more}`;
}

function refusedAtOnce(world: World, { address }: Target, text: string): Dialled {
  const reason = { code: 'CONNECTION_REFUSED', text, resource: '' };
  return {
    world,
    outcome: 'refused',
    roundTripMs: 0,
    address,
    peer: '',
    blockers: [],
    reason,
    sourcePort: 0,
  };
}

function send(world: World, traveller: Traveller, { address, to, family }: Target, port: number): Dialled {
  const { connections } = world.web;
  const sourcePort = FIRST_PORT + (hash32(`${traveller.place}/${connections}`) % PORTS);
  const spec = {
    from: traveller.place,
    to,
    protocol: PROTOCOL.tcp,
    sourcePort,
    destinationPort: port,
    family,
  };
  const counted = { ...world, web: { ...world.web, connections: connections + 1 } };
  const { world: after, trace } = sendFlow(counted, spec);
  const first = [...trace.forward, ...trace.blockers][0]?.packet.destination;
  const dialled = address === '' && first ? formatAddress(first) : address;
  const blockers = trace.blockers.map(({ text, direction }) =>
    direction === 'back' ? `(answer) ${text}` : text,
  );
  const [blocker] = trace.blockers;
  const shared = { world: after, address: dialled, blockers, peer: '', sourcePort };
  if (blocker) {
    const reason = { code: blocker.code, text: blocker.text, resource: blocker.origin.resource };
    return { ...shared, outcome: 'timeout', roundTripMs: 0, reason };
  }
  const last = trace.forward.findLast(({ action }) => action === 'delivered' || action === 'refused');
  const host = last === undefined || last.node === 'internet' ? '' : last.node;
  const packet = last?.packet ?? trace.forward.at(-1)?.packet;
  const arrival: Arrival = {
    address: packet ? formatAddress(packet.destination) : dialled,
    port: packet?.destinationPort ?? port,
    host,
    ...passedOn(trace),
    ...endpointOf(trace),
  };
  const roundTripMs = roundTrip(after, traveller, arrival, dialled);
  if (trace.disposition === 'refused') {
    const reason = {
      code: 'CONNECTION_REFUSED',
      text: `Nothing listens on tcp/${port} there.`,
      resource: host,
    };
    return { ...shared, outcome: 'refused', roundTripMs, reason };
  }
  const peer = packet ? formatAddress(packet.source) : '';
  return { ...shared, outcome: 'connected', roundTripMs, arrival, peer };
}

/** The listener of a network load balancer that passed the connection on to a target. */
function passedOn({ forward }: FlowTrace): Pick<Arrival, 'passedBy'> {
  const step = forward.find(({ origin }) => /:listener\/net\//.test(origin.resource));
  return step ? { passedBy: step.origin.resource } : {};
}

/** The VPC endpoint by which it left the sender's network: a gateway, a host behind interfaces, or a way to a balancer. */
function endpointOf({ forward }: FlowTrace): Pick<Arrival, 'endpoint'> {
  const step = forward.find(({ node, action }) => node.startsWith('vpce-') && CARRIED.has(action));
  return step ? { endpoint: step.node.replace(/\/.*$/, '') } : {};
}

const CARRIED: ReadonlySet<string> = new Set(['forwarded', 'translated', 'delivered']);

function roundTrip(world: World, traveller: Traveller, arrival: Arrival, dialled: string): number {
  const place = serverAt(world, arrival)?.place ?? regionOf(world, arrival.host);
  if (place === undefined) return toAnycastMs(traveller.where, dialled);
  return place === traveller.where ? NEARBY_MS : betweenMs(traveller.where, place);
}

function regionOf(world: World, host: string): WebServer['place'] {
  const premises = premisesNamed(world, host);
  if (premises) return premises.city;
  if (!host.startsWith('i-')) return undefined;
  const location = locate(world, host);
  return location.kind === 'interface' ? location.region : undefined;
}
