/**
 * Queries on their way: through the simulated network to whoever has the address, and what is answered there. Resolvers
 * that are asked work on, with queries and caches of their own. An exchange changes the world as it goes: caches fill,
 * flow logs note, chances are drawn.
 */

import { nameServersOf } from '../../cloud/internet/name-servers.ts';
import type { ServerAt } from '../../cloud/internet/name-tree.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { fitResponse } from '../../dns/authority/fit-response.ts';
import {
  type Cache,
  EMPTY_CACHE,
  type Query,
  type QueryContext,
  type Reply,
  type Resolution,
  type Response,
  resolve,
  respond,
  responseOf,
  type Transport,
} from '../../dns/index.ts';
import { type Address, formatAddress, parseAddress } from '../../kit/address.ts';
import { nextUint32, type RandomState } from '../../kit/random.ts';
import { rangesContain } from '../../kit/ranges.ts';
import type { Flow } from '../../net/graph.ts';
import { type Packet, PROTOCOL } from '../../net/packet.ts';
import type { FlowTrace } from '../../net/trace.ts';
import { internetAddresses, resolveFlow, sendFlow } from '../network.ts';
import { type Location, locate, UnknownPlace } from '../places.ts';
import type { Place } from '../sim.ts';
import { betweenMs, NEARBY_MS, toAnycastMs } from './distances.ts';
import { configOf, privateServer, WITH_ITSELF } from './recursion.ts';
import { ownResolver, type Resolver, resolverAt } from './resolvers.ts';

const PORT = 53;
/** Octets; what resolvers send over UDP at most (DNS Flag Day 2020). */
const UDP_SIZE = 1232;
/** Resolvers that ask resolvers: a circle of forwarders ends here. */
const MAX_FORWARDERS = 8;

/** Who sends a query. */
export interface Sender {
  readonly from: Place;
  readonly location: Location;
  /** A city or a region. */
  readonly where: string;
}

/** A resolver's answer comes with how it was found. */
export type Answer = Reply & { readonly resolution?: Resolution; readonly resolver?: Resolver };

/** A query that an authority was asked, as it saw it. */
export interface AuthorityQuery {
  readonly query: Query;
  readonly context: Omit<QueryContext, 'clientSubnet'>;
  /** The zones that it had to answer from. */
  readonly zones: ServerAt['zones'];
}

export class Exchange {
  /** As it is now. */
  world: World;
  readonly authorityQueries: AuthorityQuery[] = [];
  readonly #random: RandomState;
  #forwarders = 0;

  constructor(world: World) {
    this.world = world;
    this.#random = { ...world.dns.random };
  }

  ask(sender: Sender, address: string, query: Query, transport: Transport): Answer {
    const own = ownResolver(sender.location, address, this.world);
    if (own) return this.#askOwn(own, sender, query, transport);
    const arrived = this.#deliver(sender, address, transport);
    if (!('packet' in arrived)) return arrived;
    const { packet, roundTripMs, place } = arrived;
    const host = nameServersOf(this.world).get(formatAddress(packet.destination));
    if (host) {
      const response = this.#answerFrom(host, query, {
        source: packet.source,
        place: sender.where,
        transport,
      });
      return { kind: 'response', response, roundTripMs };
    }
    const resolver = place === undefined ? resolverAt(this.world, address, sender.where) : undefined;
    if (resolver) {
      const awayMs = betweenMs(sender.where, resolver.place);
      return this.#recurse(resolver, query, formatAddress(packet.source), transport, awayMs);
    }
    return { kind: 'silence', text: `${address} is no name server` };
  }

  /** R-VPC-125: no filter and no route table stands between a host and the resolver of its VPC. */
  #askOwn(own: Resolver, sender: Sender, query: Query, transport: Transport): Answer {
    const { home } = own;
    if (home && !home.item.Attributes.EnableDnsSupport)
      return { kind: 'silence', text: `${home.item.VpcId} has its DNS support turned off` };
    const address =
      sender.location.kind === 'interface'
        ? (sender.location.item.PrivateIpAddresses[0]?.PrivateIpAddress ?? '')
        : '';
    return this.#recurse(own, query, address, transport, NEARBY_MS);
  }

  #deliver(
    { from, where }: Sender,
    address: string,
    transport: Transport,
  ): Exclude<Reply, { kind: 'response' }> | Arrival {
    const spec = { from, to: address, protocol: PROTOCOL[transport], destinationPort: PORT };
    let trace: FlowTrace;
    try {
      const direct = acrossTheInternet(resolveFlow(this.world, spec), this.world);
      if (direct) return { packet: direct, roundTripMs: toAnycastMs(where, address) };
      const sent = sendFlow(this.world, spec);
      this.world = sent.world;
      trace = sent.trace;
    } catch (error) {
      if (!(error instanceof UnknownPlace)) throw error;
      return { kind: 'refused', text: error.message.replace(/\.$/, ''), roundTripMs: 0 };
    }
    const last = trace.forward.at(-1);
    const reason = trace.blockers[0]?.text.replace(/\.$/, '');
    if (trace.disposition === 'refused' && last)
      return { kind: 'refused', text: `nothing listens on ${transport}/53 there`, roundTripMs: NEARBY_MS };
    if (trace.disposition !== 'delivered' || !last)
      return { kind: 'silence', ...(reason !== undefined && { text: reason }) };
    const place = this.#placeOf(trace);
    const roundTripMs = place === undefined ? toAnycastMs(where, address) : betweenMs(where, place);
    return { packet: last.packet, roundTripMs, ...(place !== undefined && { place }) };
  }

  /** The region of the instance that a packet arrived at; undefined out on the internet. */
  #placeOf(trace: FlowTrace): string | undefined {
    const resource = trace.forward.findLast(({ action }) => action === 'delivered')?.origin.resource ?? '';
    if (!resource.startsWith('i-')) return undefined;
    const location = locate(this.world, resource);
    return location.kind === 'interface' ? location.region : undefined;
  }

  #answerFrom(
    { server, zones }: Pick<ServerAt, 'server' | 'zones'>,
    query: Query,
    known: Omit<QueryContext, 'clientSubnet' | 'chance'>,
  ): Response {
    const context = { ...known, chance: this.#chance() };
    this.authorityQueries.push({ query, context, zones });
    return respond(server, query, context);
  }

  #recurse(
    resolver: Resolver,
    query: Query,
    client: string,
    transport: Transport,
    roundTripMs: number,
  ): Answer {
    if (this.#forwarders >= MAX_FORWARDERS) return { kind: 'silence', text: 'forwarders ask in a circle' };
    this.#forwarders++;
    const { edns, question, recursionDesired } = query;
    const clientSubnet = edns?.clientSubnet;
    const { resolution, cache } = resolve(
      {
        config: configOf(resolver, this.world),
        cache: this.world.dns.caches[resolver.id] ?? EMPTY_CACHE,
      },
      {
        question,
        recursionDesired,
        client: { address: client, ...(clientSubnet !== undefined && { clientSubnet }) },
      },
      {
        now: this.world.clock.now,
        chance: () => this.#chance(),
        send: (server, onward, over) => this.#onward(resolver, server, onward, over),
      },
    );
    this.#forwarders--;
    this.#remember(resolver.id, cache);
    const whole = responseOf(query, resolution);
    const limit = edns ? Math.max(512, Math.min(edns.udpSize, UDP_SIZE)) : 512;
    const response = transport === 'tcp' ? whole : fitResponse(whole, resolution.answer.length === 0, limit);
    return {
      kind: 'response',
      response,
      roundTripMs: roundTripMs + resolution.elapsedMs,
      resolution,
      resolver,
    };
  }

  #onward(resolver: Resolver, server: string, query: Query, transport: Transport): Reply {
    const { source, place } = resolver;
    if (resolver.home && server === WITH_ITSELF) {
      const own = privateServer(resolver, this.world);
      const context = { source: addressOf(source), place, transport };
      const response = this.#answerFrom(own, query, context);
      return { kind: 'response', response: withoutServers(response), roundTripMs: 0 };
    }
    const location = { kind: 'address', address: source } as const;
    return this.ask({ from: source, location, where: place }, server, query, transport);
  }

  #remember(id: string, cache: Cache): void {
    const { world } = this;
    if (cache === (world.dns.caches[id] ?? EMPTY_CACHE)) return;
    this.world = { ...world, dns: { ...world.dns, caches: { ...world.dns.caches, [id]: cache } } };
  }

  #chance(): number {
    const drawn = nextUint32(this.#random) / 0x1_0000_0000;
    this.world = { ...this.world, dns: { ...this.world.dns, random: { ...this.#random } } };
    return drawn;
  }
}

/** From one host of the internet to another nothing stands in the way, and no interface of the learner's sees it. */
function acrossTheInternet({ from, packet }: Flow, world: World): Packet | undefined {
  const { family, value } = packet.destination;
  const isOut = 'world' in from && rangesContain(internetAddresses(world, family), value);
  return isOut ? packet : undefined;
}

/** The servers that a private zone names are for show (R-R53-120): nobody must learn them, and ask there. */
function withoutServers(response: Response): Response {
  const authority = response.authority.filter(({ type }) => type !== 'NS');
  return { ...response, authority, additional: [] };
}

interface Arrival {
  readonly packet: Packet;
  readonly roundTripMs: number;
  readonly place?: string;
}

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}
