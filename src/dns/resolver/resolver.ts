/**
 * What a recursive resolver is told, remembers and says. Its rules stand in `resolve.ts`; its memory is plain data, so
 * that a fork of the world, an undo and a replay carry it along.
 */
import type { Name } from '../name.ts';
import type { Query, Rcode, Response, Transport } from '../query.ts';
import type { Question, RecordType, ResourceRecord } from '../record.ts';

export interface ServerHint {
  readonly name: Name;
  /** IPv4 and IPv6, as text. */
  readonly addresses: readonly string[];
}

/** What to do with names within a domain; of several rules the one with the longest domain counts. */
export interface ResolverRule {
  readonly domain: Name;
  /**
   * `forward`: hand the question, recursion desired, to one of `servers`. `ask`: they are authoritative for the
   * domain; start there instead of at the root. `recurse`: an exception from a rule above it.
   */
  readonly action: 'forward' | 'ask' | 'recurse';
  /** Addresses. Empty for `recurse`. */
  readonly servers: readonly string[];
}

export interface ResolverConfig {
  /** For people: `resolver in Lisbon`. */
  readonly name: string;
  readonly roots: readonly ServerHint[];
  readonly rules: readonly ResolverRule[];
  /** Which addresses of servers it can use. */
  readonly families: readonly (4 | 6)[];
  /** Prefix lengths of the client's address that authorities are told; absent: they are told nothing. */
  readonly clientSubnet?: { readonly ipv4: number; readonly ipv6: number };
  /** Bounds, in seconds, of what is kept: see `DEFAULT_LIMITS`. */
  readonly limits: CacheLimits;
}

export interface CacheLimits {
  readonly minTtl: number;
  readonly maxTtl: number;
  readonly maxNegativeTtl: number;
  readonly maxEntries: number;
}

/** A day at most, three hours for what is not there (RFC 2308 §5), and no more names than a small resolver holds. */
export const DEFAULT_LIMITS: CacheLimits = {
  minTtl: 0,
  maxTtl: 86_400,
  maxNegativeTtl: 10_800,
  maxEntries: 10_000,
};

export const EMPTY_CACHE: Cache = { entries: {} };

interface Entry {
  readonly name: Name;
  /** Milliseconds of virtual time. It can be used while now is before `expiresAt`. */
  readonly storedAt: number;
  readonly expiresAt: number;
  /** Address of the server that said so. */
  readonly from: string;
  /** CIDR text: only for clients within. Absent: for everyone. */
  readonly subnet?: string;
}

export interface PositiveEntry extends Entry {
  readonly kind: 'records';
  readonly type: RecordType;
  readonly data: readonly string[];
  /** How far it can be believed (RFC 2181 §5.4.1): glue and referrals never answer a client. */
  readonly rank: 'answer' | 'referral';
}

/** RFC 2308 §5: the SOA goes out again with what is left of the time. */
export interface NegativeEntry extends Entry {
  readonly kind: 'nodata' | 'nxdomain';
  /** Absent for `nxdomain`, which holds for all types. */
  readonly type?: string;
  readonly soa: ResourceRecord;
}

export type CacheEntry = PositiveEntry | NegativeEntry;

/** Keys are `<name> <type>`, and `<name> NXDOMAIN`; several entries under one key differ in their subnet. */
export interface Cache {
  readonly entries: Readonly<Record<string, readonly CacheEntry[]>>;
}

export type Reply =
  | { readonly kind: 'response'; readonly response: Response; readonly roundTripMs: number }
  /** Nothing came back. `text` says why, where the network knows: it is shown, not acted on. */
  | { readonly kind: 'silence'; readonly text?: string }
  /** An ICMP error or a reset came back: no need to wait. */
  | { readonly kind: 'refused'; readonly text?: string; readonly roundTripMs: number };

/** The world as the resolver meets it. */
export interface ResolverWorld {
  /** Milliseconds of virtual time. */
  readonly now: number;
  send(server: string, query: Query, transport: Transport): Reply;
  /** A number in [0, 1), anew each time. */
  chance(): number;
}

/** Who asks the resolver. */
export interface ResolverClient {
  /** Text. */
  readonly address: string;
  /** CIDR text, as the client itself sent it; else the resolver may derive one from the address. */
  readonly clientSubnet?: string;
}

export interface ResolverRequest {
  readonly question: Question;
  readonly client: ResolverClient;
  /** False: tell what the cache has, and ask nobody. */
  readonly recursionDesired: boolean;
}

export type StepKind =
  | 'stub-asks' // a host asks its resolver
  | 'cache-hit' // positive, with the time that is left
  | 'negative-hit' // what is not there is remembered too
  | 'cache-miss'
  | 'rule' // a forwarding rule decides whom to ask
  | 'ask' // one query to one server
  | 'answer'
  | 'referral'
  | 'cname' // start again with the canonical name
  | 'nodata'
  | 'nxdomain'
  | 'truncated' // ask again over TCP
  | 'timeout'
  | 'unreachable' // an error came back at once
  | 'lame' // the server is not responsible, or broken
  | 'server-address' // the address of a name server must be found first
  | 'failed'
  | 'stub-answer';

/** One thing that happened, for people and for pictures. */
export interface Step {
  readonly kind: StepKind;
  /** One sentence. */
  readonly text: string;
  readonly question: Question;
  /** Milliseconds since the question came in. */
  readonly atMs: number;
  /** 0 for the question itself, 1 for finding a name server's address on its behalf, … */
  readonly depth: number;
  /** Who is asked, or has answered. */
  readonly server?: StepServer;
  /** What came back, was remembered, or is handed on. */
  readonly records?: readonly ResourceRecord[];
  /** Seconds that the cache goes on holding it. */
  readonly ttl?: number;
}

export interface StepServer {
  readonly address: string;
  readonly name?: Name;
  /** The zone that it is asked about. */
  readonly zone?: Name;
}

export interface Resolution {
  readonly rcode: Rcode;
  /** CNAMEs first, in order; TTLs are what is left. */
  readonly answer: readonly ResourceRecord[];
  /** The SOA of a negative answer, if there was one. */
  readonly authority: readonly ResourceRecord[];
  readonly steps: readonly Step[];
  /** Milliseconds of virtual time that the client waited. */
  readonly elapsedMs: number;
  /** Whether no server had to be asked. */
  readonly fromCache: boolean;
  /** What authorities were told of the client, and for how long a prefix the answer holds; 0: for everyone. */
  readonly clientSubnet?: string;
  readonly scope?: number;
}
