/**
 * Queries on their way: through the simulated network to whoever has the address, and what is answered there. Resolvers
 * that are asked work on, with queries and caches of their own. An exchange changes the world as it goes: caches fill,
 * flow logs note, chances are drawn.
 */

import { nameServersOf } from '../../cloud/internet/name-servers.ts';
import type { ServerAt } from '../../cloud/internet/name-tree.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { billedQuery } from '../../cloud/route53/billed-query.ts';
import type { ResolverEndpointItem } from '../../cloud/route53resolver/endpoint/endpoint.ts';
import { fitResponse } from '../../dns/authority/fit-response.ts';
import {
  type Cache,
  EMPTY_CACHE,
  type Name,
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
import { locate } from '../places.ts';
import { type Arrival, deliver, type Sender } from './delivery.ts';
import { betweenMs, NEARBY_MS } from './distances.ts';
import { configOf, endpointFor, ownServer, WITH_ITSELF } from './recursion.ts';
import {
  homeOf,
  inboundResolver,
  keptResolver,
  ownResolver,
  type Resolver,
  resolverAt,
} from './resolvers.ts';

/** Octets; what resolvers send over UDP at most (DNS Flag Day 2020). */
const UDP_SIZE = 1232;
/** Resolvers that ask resolvers: a circle of forwarders ends here. */
const MAX_FORWARDERS = 8;

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
    const { world, outcome } = deliver(this.world, sender, address, transport);
    this.world = world;
    return 'packet' in outcome ? this.#answerAt(sender, outcome, query, transport) : outcome;
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

  /** Who answers where a query has arrived: a resolver, or else whoever has zones at that address. */
  #answerAt(sender: Sender, { packet, roundTripMs, receiver }: Arrival, query: Query, transport: Transport) {
    const { world } = this;
    const destination = formatAddress(packet.destination);
    const host = nameServersOf(world).get(destination);
    const known = inboundResolver(world, receiver?.resource ?? '') ?? keptResolver(world, destination);
    // To those who find their own way it is an authority.
    const isAsked = known && (query.recursionDesired || !host);
    const resolver = isAsked
      ? known
      : host || receiver
        ? undefined
        : resolverAt(world, destination, sender.where);
    if (resolver) {
      const awayMs = betweenMs(sender.where, resolver.place);
      return this.#recurse(resolver, query, formatAddress(packet.source), transport, awayMs);
    }
    if (!host) return { kind: 'silence', text: `${destination} is no name server` } as const;
    const context = { source: packet.source, place: sender.where, transport };
    this.#bill(host.name, query);
    return { kind: 'response', response: this.#answerFrom(host, query, context), roundTripMs } as const;
  }

  #bill(server: Name, { question }: Query): void {
    const billed = billedQuery(this.world, server, question);
    if (!billed) return;
    const key = `${billed.kind} ${billed.zoneId}`;
    const { dns } = this.world;
    const queries = { ...dns.queries, [key]: (dns.queries[key] ?? 0) + 1 };
    this.world = { ...this.world, dns: { ...dns, queries } };
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
    if (server === WITH_ITSELF) {
      const own = ownServer(resolver, this.world);
      const context = { source: addressOf(source), place, transport };
      const response = this.#answerFrom(own, query, context);
      return { kind: 'response', response: withoutServers(response), roundTripMs: 0 };
    }
    const endpoint = endpointFor(query.question.name, resolver, this.world);
    if (endpoint) return this.#through(endpoint, place, server, query, transport);
    const home = resolver.forwards && homeOf(this.world, source);
    if (home) return this.ask({ ...home, where: place }, server, query, transport);
    const location = { kind: 'address', address: source } as const;
    return this.ask({ from: source, location, where: place }, server, query, transport);
  }

  /** R-R53-127: from one of the endpoint's interfaces, in an order left to chance, until there is an answer. */
  #through(
    endpoint: ResolverEndpointItem,
    where: string,
    server: string,
    query: Query,
    transport: Transport,
  ): Reply {
    const { addresses } = endpoint;
    const first = Math.floor(this.#chance() * addresses.length);
    let reply: Reply = { kind: 'silence', text: `${endpoint.Id} has no address` };
    for (const index of addresses.keys()) {
      const from = `eni/${addresses[(first + index) % addresses.length]?.NetworkInterfaceId}`;
      const location = locate(this.world, from);
      reply = this.ask({ from, location, where }, server, query, transport);
      if (reply.kind === 'response') return reply;
    }
    return reply;
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

/** The servers that a private zone names are for show (R-R53-120): nobody must learn them, and ask there. */
function withoutServers(response: Response): Response {
  const authority = response.authority.filter(({ type }) => type !== 'NS');
  return { ...response, authority, additional: [] };
}

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}
