/**
 * The network as the engine sees it: a graph of parts that any cloud, campus or carrier has. It names no vendor; what a
 * learner should read (labels, codes, remedies) comes in with the parts as data.
 *
 * How packets move between the parts:
 *
 *     host ── interface ── segment ── router ──┬── another segment of the same router
 *                                              ├── an interface as next hop (an appliance)
 *                                              ├── dynamic translator (NAT behind an interface of its own)
 *                                              ├── balancer (behind an interface of its own)
 *                                              ├── static translator (1:1, private ↔ public) ── world
 *                                              ├── valve (only replies come back in) ── world
 *                                              ├── attachment (behind an interface of each zone) ── a transit router
 *                                              └── link ── another router
 *
 * - Leaving an interface: its outbound filter (stateful), then the address check.
 * - Within one segment neighbours meet directly: neither boundary filter nor route table is asked.
 * - Leaving a segment: its outbound boundary filter (stateless), then its route table.
 * - Entering a segment: its inbound boundary filter, then the interface's address check and inbound filter.
 *
 * A graph is put together anew after each change. Parts that did not change must keep their identity: what the engine
 * compiles from a filter or a table hangs on it. Interfaces that share their segment and their filter objects are
 * treated as one class, so share filter objects where you can.
 */
import type { Address } from '../kit/address.ts';
import type { PacketSet } from '../kit/packet-set.ts';
import type { Prefix } from '../kit/prefix.ts';
import type { Packet } from './packet.ts';
import type { Origin } from './trace.ts';

/**
 * Something about a part that stops every packet at it: it is stopped, detached, pending, broken, or only should be
 * there (a missing gateway is a node that carries an obstacle). A trace notes it and goes on as if it were gone.
 */
export interface Obstacle {
  readonly code: string;
  /** One sentence: what is wrong, and what would mend it. */
  readonly text: string;
  /** Default: the origin of the part that carries it. */
  readonly origin?: Origin;
}

interface Part {
  /** Unique in the graph. */
  readonly id: string;
  readonly origin: Origin;
  readonly obstacle?: Obstacle;
}

/** How large packets may be for a part. Only traces of packets with a size ask (see `path-mtu.ts`). */
export interface Narrow {
  /** The largest IP packet that it takes, header included, in octets. Absent: any. */
  readonly mtu?: number;
  /**
   * What is larger is lost here without a word. Otherwise it travels on in fragments where that is allowed (IPv4 without
   * "don't fragment"), else its sender is told (RFC 1191, RFC 4443 §3.2).
   */
  readonly mtuSilent?: boolean;
  /** As TCP's ends open a connection, they are told here to send no larger segments than fit through. */
  readonly clampsMss?: boolean;
}

export interface FilterRule {
  readonly origin: Origin;
  readonly action: 'allow' | 'deny';
  readonly match: PacketSet;
  /** It names senders, not addresses: what a host on the way passed on, it does not match. */
  readonly direct?: true;
  /** What it matches besides, whatever the source address, of what came through a balancer: by the balancer's interface. */
  readonly through?: ReadonlyMap<string, PacketSet>;
}

/** What no rule matches is denied. */
export interface Filter {
  /** The whole filter; its label should read well in a sentence: `security groups sg-1 (web), sg-2 (ssh)`. */
  readonly origin: Origin;
  /** Code of a blocker where this filter denies. */
  readonly code: string;
  /** As seen from the protected side; used in sentences. */
  readonly direction: 'inbound' | 'outbound';
  /** `first-match`: in order, the first that matches decides. `any-allow`: order means nothing. */
  readonly order: 'first-match' | 'any-allow';
  readonly rules: readonly FilterRule[];
}

export interface InterfaceNode extends Part, Narrow {
  readonly kind: 'interface';
  /** ID of its segment. */
  readonly segment: string;
  /** The addresses that it holds there, the primary one first, IPv6 among them. Public addresses belong to mappings. */
  readonly addresses: readonly Address[];
  /** Stateful: what it lets through in one direction may answer in the other. Absent: everything passes. */
  readonly inbound?: Filter;
  readonly outbound?: Filter;
  /** Drops packets that it sends under, or receives for, an address that is not its own. */
  readonly checksAddresses: boolean;
  /** ID of the host, the dynamic translator, the balancer or the attachment behind it. Absent: nobody is. */
  readonly owner?: string;
}

export interface Service {
  readonly protocol: number;
  /** Absent: the whole protocol. */
  readonly port?: number;
}

export interface HostNode extends Part {
  readonly kind: 'host';
  /** IDs, the primary one first. Answers leave by the interface that was addressed. */
  readonly interfaces: readonly string[];
  /** What listens. Everything else is refused at once. */
  readonly serves: readonly Service[];
  readonly answersPing: boolean;
  /**
   * Passes on packets that are not for it: `route` as they are, `translate` under its own address, `inspect` as they are,
   * but answers only where it saw the request.
   */
  readonly forwards?: 'route' | 'translate' | 'inspect';
}

export type RouteTarget =
  /** The router delivers to whichever of its segments holds the address. */
  | { readonly kind: 'local' }
  /** An interface, translator, valve, link or attachment. */
  | { readonly kind: 'node'; readonly node: string }
  /**
   * Several such, of equal cost: the flow decides which one carries it (see `steps/router.ts`), whether that works or not.
   * At least one; where one is a neighbour in the sender's own segment, all are.
   */
  | { readonly kind: 'several'; readonly nodes: readonly string[] }
  /** Swallows packets; `text` says in a sentence why, and what would mend it. */
  | { readonly kind: 'blackhole'; readonly text: string };

export interface Route {
  readonly prefix: Prefix;
  readonly origin: Origin;
  readonly target: RouteTarget;
}

/** A part of its own, so that a changed route leaves everything else as it is. */
export interface RouteTable extends Part {
  readonly kind: 'table';
  /** Codes for destinations without a route, and for routes that swallow. Default: the engine's own. */
  readonly codes?: { readonly missing: string; readonly blackhole: string };
  /** The longest prefix wins; of several routes for one prefix the first in the list. */
  readonly routes: readonly Route[];
  /**
   * What one would add for a destination without a usable route, so that a trace can go on: the first that leads to
   * a place which carries the packet's source address, else the last.
   */
  readonly remedies?: (destination: Address) => readonly Remedy[];
}

export interface Remedy {
  readonly target: Exclude<RouteTarget, { kind: 'blackhole' | 'several' }>;
  /** Ends a sentence: `add a route 0.0.0.0/0 to the internet gateway igw-…`. */
  readonly text: string;
}

export interface SegmentNode extends Part, Narrow {
  readonly kind: 'segment';
  /** ID of the router that it hangs on. */
  readonly router: string;
  /** Where it stands, e.g. an availability zone; for labels only. */
  readonly zone?: string;
  readonly prefixes: readonly Prefix[];
  /** Stateless filters at its boundary; traffic within the segment does not meet them. */
  readonly inbound?: Filter;
  readonly outbound?: Filter;
  /** ID of its route table. */
  readonly routes: string;
  /** Under which of them its router speaks here, by family at most one: who tells senders of packets that are too big. */
  readonly gateway?: readonly Address[];
  /** Addresses that nobody may hold, such as the router's own: packets for them are lost. */
  readonly reserved: readonly Address[];
}

export interface RouterNode extends Part {
  readonly kind: 'router';
  /** ID of the static translator through which the world comes in, or would: it may carry an obstacle. */
  readonly door?: string;
}

export interface Mapping {
  readonly inside: Address;
  readonly outside: Address;
  readonly origin: Origin;
}

/**
 * Translates one to one between addresses of its router and addresses of the world, statelessly, by its mappings.
 * Addresses in `passes` cross as they are.
 */
export interface StaticTranslatorNode extends Part, Narrow {
  readonly kind: 'static-translator';
  readonly router: string;
  readonly mappings: readonly Mapping[];
  readonly passes: readonly Prefix[];
  /** ID of the route table for what comes in from the world; absent: delivered within the router. */
  readonly inboundRoutes?: string;
  /** Codes for packets without a mapping: out to the world, and in from it. */
  readonly codes: { readonly outbound: string; readonly inbound: string };
}

/**
 * Hides any number of senders behind the first address of its own interface: TCP, UDP and ICMP only, IPv4 to IPv4.
 * Only replies come back through it; it answers nothing itself. Ports: see `steps/dynamic-translator.ts`.
 */
export interface DynamicTranslatorNode extends Part, Narrow {
  readonly kind: 'dynamic-translator';
  /** ID of its interface, whose segment's boundary filter and routes apply to it like to any neighbour. */
  readonly interface: string;
}

export interface BalancedTarget {
  readonly address: Address;
  readonly port: number;
}

export interface BalancedService {
  readonly origin: Origin;
  readonly protocol: number;
  readonly port: number;
  /** New flows are spread over them. */
  readonly targets: readonly BalancedTarget[];
  /** Whether targets see the address of whoever sent, or else the balancer's own. */
  readonly keepsSource: boolean;
  /** Why nobody takes what comes, where there are no targets, and what would mend it: one sentence. */
  readonly vacancy?: string;
}

/**
 * Passes flows for its own address and the ports of its services on to one of several targets, and their answers back:
 * those come through it whatever the routes of the target say. Ports: see `steps/balancer.ts`.
 */
export interface BalancerNode extends Part {
  readonly kind: 'balancer';
  /** ID of its interface, whose segment's boundary filter and routes apply to it like to any neighbour. */
  readonly interface: string;
  readonly services: readonly BalancedService[];
  /**
   * ID of the interface of another balancer by which it sends, under that one's address and whatever `keepsSource` says:
   * a private way from one network into another. Absent: its own.
   */
  readonly exit?: string;
  /** Codes for packets to other ports, for services without targets, and for targets that meet themselves. */
  readonly codes: { readonly closed: string; readonly vacant: string; readonly itself: string };
}

/** Lets flows out to the world that begin inside, and their replies back in; translates nothing. */
export interface ValveNode extends Part, Narrow {
  readonly kind: 'valve';
  readonly router: string;
  /** The addresses inside that use it: of one family. */
  readonly passes: readonly Prefix[];
  /** False: the world does not know that those addresses are behind it; only answers find their way. Default: true. */
  readonly announced?: false;
  /** ID of the route table for answers that come back in; absent: delivered within the router. */
  readonly inboundRoutes?: string;
  /** Code for packets from other addresses. */
  readonly code?: string;
}

/** How large packets may be that go in at this end: as of the whole link, unless the end says so itself. */
export interface LinkEnd extends Narrow {
  readonly router: string;
  /** Under which its router speaks on the link, by family at most one. */
  readonly addresses?: readonly Address[];
  /** ID of the route table for what comes in over the link; absent: delivered within the router. */
  readonly routes?: string;
  /** The only destinations that may come out at this end; absent: any. */
  readonly prefixes?: readonly Prefix[];
}

/** Joins two routers. */
export interface LinkNode extends Part, Narrow {
  readonly kind: 'link';
  readonly ends: readonly [LinkEnd, LinkEnd];
  /** Code for packets to other destinations than an end admits. */
  readonly code?: string;
}

export interface AttachmentPort {
  /** As of segments. */
  readonly zone: string;
  /** ID of its interface, which `owner` ties to the attachment. */
  readonly interface: string;
}

/**
 * Joins a router to a transit router, through an interface in each of some zones. A packet goes in by the interface of the
 * zone that it sets out from, and comes out by that of the zone in which its way through transit routers began, where
 * there is one; else, or where flows stick, the source port decides (see `steps/attachment.ts`).
 */
export interface AttachmentNode extends Part, Narrow {
  readonly kind: 'attachment';
  /** ID of the transit router. */
  readonly transit: string;
  /** ID of the transit router's table for what comes in here. */
  readonly routes: string;
  /** At least one. */
  readonly ports: readonly AttachmentPort[];
  /** Both ways of a flow pass the same interface. */
  readonly sticky: boolean;
  /** Code for packets from a zone without an interface. */
  readonly code: string;
}

/**
 * The internet. A public address that a translator maps or passes leads there; one in `allocated` that nobody maps
 * leads nowhere; any other is a host that serves everything. Special-purpose addresses are not routed.
 */
export interface WorldNode extends Part, Narrow {
  readonly kind: 'world';
  readonly allocated: readonly Prefix[];
  readonly clients: readonly WorldClient[];
  /** Well-known hosts, as sentences name them. */
  readonly services?: readonly { readonly name: string; readonly prefixes: readonly Prefix[] }[];
}

export interface WorldClient {
  readonly name: string;
  readonly addresses: readonly Address[];
}

export type GraphNode =
  | InterfaceNode
  | HostNode
  | SegmentNode
  | RouteTable
  | RouterNode
  | StaticTranslatorNode
  | DynamicTranslatorNode
  | BalancerNode
  | ValveNode
  | LinkNode
  | AttachmentNode
  | WorldNode;

/** Every node that another names must be there; exactly one world. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Names of the engine's own codes in the vendor's tongue. */
  readonly codes?: Partial<Readonly<Record<EngineCode, string>>>;
}

/** Codes of blockers that no part brings along. Shown as written here unless the graph renames them. */
export const ENGINE_CODES = [
  'NO_ROUTE_TO_DESTINATION',
  'BLACKHOLE_ROUTE',
  'SOURCE_DESTINATION_CHECK',
  'UNUSED_ADDRESS',
  'RESERVED_ADDRESS',
  'NOT_ROUTED_BY_INTERNET',
  'NOT_FORWARDING',
  'INTERFACE_UNATTACHED',
  'ICMP_ECHO_UNANSWERED',
  'PROTOCOL_NOT_TRANSLATED',
  'UNSOLICITED_INBOUND',
  'REPLY_OUTSIDE_ITS_FLOW',
  'ADDRESS_FAMILY_NOT_CARRIED',
  'BEYOND_THE_FAR_END',
  'ROUTING_LOOP',
  'PACKET_TOO_BIG',
  'FRAGMENTS_NOT_TRANSLATED',
] as const;
export type EngineCode = (typeof ENGINE_CODES)[number];

/** Where a flow starts. From the world any source address may come; an interface sends from its own addresses. */
export type FlowSource = { readonly interface: string } | { readonly world: true };

export interface Flow {
  readonly from: FlowSource;
  /** As the sender emits it: private addresses inside, public ones outside. */
  readonly packet: Packet;
  /**
   * How large it is, IP header included, in octets; of TCP, how large its segments may be that the sender has data for.
   * Answers are as large as what they answer. Absent: it fits everywhere.
   */
  readonly size?: number;
  /** Whether it must not be fragmented. Default: TCP must not, others may be. */
  readonly dontFragment?: boolean;
  /**
   * ID of the interface that is meant, where the destination cannot tell: a packet from the world for an interface
   * without a public address carries its private one, and the trace shows what is missing.
   */
  readonly towards?: string;
}

/** One side of a question about all packets. */
export type Endpoint =
  | { readonly interfaces: readonly string[] }
  /** The internet: these prefixes of it, or all. */
  | { readonly world: readonly Prefix[] | 'anywhere' };
