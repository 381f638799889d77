/** One question of a host: to the resolvers that it was given, or to a server that it names. */
import { dhcpOptions } from '../../cloud/ec2/dhcp-options/dhcp-options.ts';
import { vpc } from '../../cloud/ec2/vpc/vpc.ts';
import type { PastLookup, World } from '../../cloud/kernel/world.ts';
import {
  parseName,
  type Query,
  type Question,
  type Resolution,
  type Response,
  STUB_DEFAULTS,
  type StubReply,
  type StubResult,
  stubResolve,
  type Transport,
} from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { type Location, locate } from '../places.ts';
import type { Place } from '../sim.ts';
import { tableOf } from '../tables.ts';
import type { Sender } from './delivery.ts';
import { type AuthorityQuery, Exchange } from './exchange.ts';
import { placeOf, resolversIn, serversOf } from './resolvers.ts';

export interface ResolveOptions {
  /** Who is asked instead of the host's own resolvers: an address, a name, or a provider's resolver `resolver-tokyo`. */
  readonly server?: string;
  /** False: whoever is asked shall tell what it knows, and ask nobody. */
  readonly recursive?: boolean;
  readonly transport?: Transport;
  /** CIDR text: the network that the asker says it asks for (RFC 7871). */
  readonly clientSubnet?: string;
  /** Whether names are completed from the host's search list, as programs do and `dig` doesn't. */
  readonly search?: boolean;
  /** The city or region that the asker is in, where its place can't tell: a server of somebody's on the internet. */
  readonly where?: string;
}

export interface PeekOptions extends ResolveOptions {
  /** As if no resolver remembered anything. */
  readonly fresh?: boolean;
}

/** A server that did not answer. */
export interface Failure {
  readonly server: string;
  readonly kind: 'silence' | 'refused';
  /** Why, where the network knows; no sentence of its own. */
  readonly text: string;
}

export interface Lookup extends StubResult {
  /** Who asked. */
  readonly client: Place;
  /** Addresses of who was asked, in order; none where the host has no resolver, or nobody knows the server's address. */
  readonly servers: readonly string[];
  /** What came back last; absent: nothing. */
  readonly response?: Response;
  /** Over what it came: the first answer may have been too long for UDP. */
  readonly transport: Transport;
  /** The resolver that answered, as `cache` names it. */
  readonly resolver?: string;
  /** Whether that resolver had to ask nobody. */
  readonly fromCache: boolean;
  readonly failures: readonly Failure[];
}

export interface LookupResult {
  readonly world: World;
  readonly lookup: Lookup;
  readonly authorityQueries: readonly AuthorityQuery[];
}

/** Octets that hosts take over UDP; `dig` says so too. */
const UDP_SIZE = 1232;

/** `question.name` is absolute. Throws `UnknownPlace` where there is no such client. */
export function lookUp(
  world: World,
  client: Place,
  question: Question,
  options: PeekOptions = {},
): LookupResult {
  const location = locate(world, client);
  const sender: Sender = { from: client, location, where: options.where ?? placeOf(location, world) };
  const exchange = new Exchange(options.fresh ? withoutCaches(world) : world);
  const asking = new Asking(exchange, sender, options);
  const search = options.search ? searchList(location, world) : [];
  const config = { ...STUB_DEFAULTS, servers: asking.servers(), search, attempts: 1 };
  const result = stubResolve(config, question.name, question.type, !options.search, (server, asked) =>
    asking.ask(server, asked),
  );
  return {
    world: exchange.world,
    lookup: { ...result, client, servers: config.servers, ...asking.found() },
    authorityQueries: exchange.authorityQueries,
  };
}

/** What is kept of a lookup in the world; `at` in milliseconds since the Unix epoch. */
export function pastLookup(from: Place, at: number, question: Question, lookup: Lookup): PastLookup {
  const { rcode, answer, steps, elapsedMs, resolver } = lookup;
  return { from, at, question, rcode, answer, steps, elapsedMs, ...(resolver && { resolver }) };
}

function withoutCaches(world: World): World {
  return { ...world, dns: { ...world.dns, caches: {} } };
}

class Asking {
  readonly #exchange: Exchange;
  readonly #sender: Sender;
  readonly #options: ResolveOptions;
  readonly #failures: Failure[] = [];
  #last: Omit<Lookup, keyof StubResult | 'client' | 'servers' | 'failures'>;

  constructor(exchange: Exchange, sender: Sender, options: ResolveOptions) {
    this.#exchange = exchange;
    this.#sender = sender;
    this.#options = options;
    this.#last = { transport: options.transport ?? 'udp', fromCache: false };
  }

  servers(): readonly string[] {
    const { server } = this.#options;
    const { location } = this.#sender;
    const { world } = this.#exchange;
    if (server === undefined) return serversOf(location, world);
    if (parseAddress(server)) return [server];
    const resolver = resolversIn(world).find(({ id }) => id === server && id.startsWith('resolver-'));
    if (resolver) return resolver.addresses.slice(0, 1);
    const name = parseName(server);
    if (name === undefined) return [];
    const found = lookUp(world, this.#sender.from, { name, type: 'A' });
    this.#exchange.world = found.world;
    return found.lookup.answer.filter(({ type }) => type === 'A').map(({ data }) => data);
  }

  ask(server: string, question: Question): StubReply {
    const { recursive = true, clientSubnet, transport = 'udp' } = this.#options;
    const query: Query = {
      question,
      recursionDesired: recursive,
      edns: { udpSize: UDP_SIZE, ...(clientSubnet !== undefined && { clientSubnet }) },
    };
    let over: Transport = transport;
    let reply = this.#exchange.ask(this.#sender, server, query, over);
    if (reply.kind === 'response' && reply.response.truncated) {
      over = 'tcp';
      reply = this.#exchange.ask(this.#sender, server, query, over);
    }
    if (reply.kind !== 'response') {
      this.#failures.push({ server, kind: reply.kind, text: reply.text ?? '' });
      return reply;
    }
    const { response, roundTripMs, resolution, resolver } = reply;
    const fromCache = resolution?.fromCache ?? false;
    this.#last = { response, transport: over, fromCache, ...(resolver && { resolver: resolver.id }) };
    const elapsedMs = resolution?.elapsedMs ?? 0;
    return {
      kind: 'resolution',
      resolution: resolution ?? said(response),
      roundTripMs: roundTripMs - elapsedMs,
    };
  }

  found(): Omit<Lookup, keyof StubResult | 'client' | 'servers'> {
    return { ...this.#last, failures: this.#failures };
  }
}

/** An authority's own answer, where no resolver stands between. */
function said({ rcode, answer, authority }: Response): Resolution {
  return { rcode, answer, authority, steps: [], elapsedMs: 0, fromCache: false };
}

/** R-VPC-131: `domain-name` of the DHCP options. */
function searchList(location: Location, world: World): readonly string[] {
  if (location.kind !== 'interface') return [];
  const home = tableOf(world, location.region, vpc)[location.item.VpcId];
  const options = tableOf(world, location.region, dhcpOptions)[home?.DhcpOptionsId ?? ''];
  const named = options?.DhcpConfigurations.find(({ Key }) => Key === 'domain-name')?.Values ?? [];
  return named.map(({ Value }) => parseName(Value)).filter((name) => name !== undefined);
}
