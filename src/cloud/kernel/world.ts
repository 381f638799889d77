/**
 * The world: one immutable, serialisable value. Resources stand in the shape that `describe-*` returns, in a table
 * a kind, in the region that holds them. Changed only through Immer drafts; everything else is derived from it.
 */
import type { BgpNetwork } from '../../bgp/index.ts';
import { type ClockState, createClock } from '../../clock/clock.ts';
import type { Cache, Question, ResourceRecord, Step } from '../../dns/index.ts';
import type { Line } from '../../kit/line.ts';
import { type RandomState, seedRandom } from '../../kit/random.ts';
import { type MeterState, NEW_METER } from '../cost/booked.ts';
import type { PremisesSetting } from '../premises/setting.ts';
import type { RoutingPace } from '../routing/pace.ts';
import type { HttpSetting, SiteSetting } from '../web/http-setting.ts';
import type { SiteData } from '../web/site-data.ts';
import { NO_WEB, type WebState } from '../web/web-state.ts';
import { NO_NETWORK } from './no-network.ts';
import type { PremisesState } from './premises-state.ts';

/** Resources of one kind by ID. */
export type Table<T = unknown> = Record<string, T>;

/** Tables by kind, e.g. `vpc`, `route-table`. */
export type RegionState = Record<string, Table>;

/** A machine image that a lab provides; `serves` lists what listens: `tcp/80`, `udp/53`. */
export interface ImageSetting {
  serves: string[];
  description?: string;
  /**
   * Forwards packets that are not its own; with `nat`, under its own address (a NAT instance); with `inspect`, only flows
   * of which it saw the beginning (a stateful firewall).
   */
  forwards?: 'route' | 'nat' | 'inspect';
  /** What web servers on it answer. Default: a greeting. */
  http?: HttpSetting;
}

/** A user somewhere on the internet. */
export interface ClientSetting {
  city: string;
  address: string;
  ipv6Address?: string;
  /** Whom it asks for names: an address, or a city whose provider's resolver it uses. Default: that of its own city. */
  resolver?: string;
  /** Its line to the internet. Absent: an ordinary one. */
  uplink?: Line;
  /** Its own network, to what stands beside it. Absent: of 10 Gbit/s. */
  lan?: Line;
  /** Folders on its own disks. */
  data?: SiteData;
}

/** A zone that somebody else runs, on name servers out on the internet or on hosts of the lab. */
export interface ZoneSetting {
  /** Lines as in a master file (RFC 1035 §5), names relative to the zone: `www 300 A 198.51.100.80`, `@ MX 10 mail`. */
  records: string[];
  /** Addresses of its name servers, by name. Default: two servers of a hosting company. */
  servers?: Record<string, string[]>;
  /** Whether the zone above refers to its servers. Default: true. */
  delegated?: boolean;
}

/** A domain that is registered with another registrar than AWS, by its owner, who may move it. */
export interface RegistrationSetting {
  /** Who moves it must know this word of the registrar's. */
  authCode: string;
  /** `clientTransferProhibited`: as it is with most domains until their owner lifts it. Default: true. */
  lock?: boolean;
  /** Days since it was registered, or moved the last time, when the world begins. Default: 400. */
  ageDays?: number;
  /** Days until it expires, when the world begins. Default: 330. */
  expiresInDays?: number;
}

/** A recursive resolver that somebody runs, as companies do on premises; zones whose servers have its address are its own. */
export interface ResolverSetting {
  /** Where it answers: of a host of the lab that listens on port 53, or out on the internet. */
  address: string;
  /** Where on the earth it is, out on the internet. */
  city?: string;
  /** Conditional forwarders: addresses of whom it asks, by domain: `example.com`, or `.` for all that is left. */
  forwards?: Record<string, string[]>;
}

/** What a lab gives the world beyond AWS's defaults. */
export interface Setting {
  images: Record<string, ImageSetting>;
  clients: Record<string, ClientSetting>;
  /** Whether regions start with a default VPC, as real accounts do (R-VPC-55). */
  defaultVpc: boolean;
  /** Zones of others by name: `example.com`. */
  zones?: Record<string, ZoneSetting>;
  /** Domains with other registrars: `example.com`. Their zones stand in `zones`. */
  registrations?: Record<string, RegistrationSetting>;
  /** Resolvers of others by name: `head-office`. */
  resolvers?: Record<string, ResolverSetting>;
  /** The year that AWS is to be of, where a lab is about history: 2017 has RTMP distributions. Absent: today's. */
  era?: number;
  /** Web sites of others, by host: `www.partner.example`. Where no zone has the host, everybody can resolve it. */
  sites?: Record<string, SiteSetting>;
  /** Sites on premises by name: `lisbon`. */
  premises?: Record<string, PremisesSetting>;
}

/** What resolvers remember, and where their chances come from: looking something up must not change other draws. */
export interface DnsState {
  /** By resolver: `resolver-lisbon`. */
  caches: Record<string, Cache>;
  random: RandomState;
  /** Queries that Route 53 bills, by `latency Z123…`, since the world began. */
  queries: Readonly<Record<string, number>>;
  /** What was looked up last, for those who want to see how it went. */
  last?: PastLookup;
}

export interface PastLookup {
  /** Who asked, as places are written: `client/lisbon`. */
  readonly from: string;
  /** When: milliseconds since the Unix epoch. */
  readonly at: number;
  /** The resolver that answered, by the name of its cache; absent where none did. */
  readonly resolver?: string;
  readonly question: Question;
  readonly rcode: string;
  readonly answer: readonly ResourceRecord[];
  readonly steps: readonly Step[];
  /** Milliseconds. */
  readonly elapsedMs: number;
}

/** What a repeated request with the same client token answers (R-VPC-8). */
export interface RememberedRequest {
  input: string;
  output: Record<string, unknown>;
}

export interface World {
  account: string;
  /** The region that requests go to unless they name another. */
  region: string;
  seed: string;
  clock: ClockState;
  random: RandomState;
  setting: Setting;
  /** Tables by region. A region comes into being when it is first spoken to. */
  regions: Record<string, RegionState>;
  /** What is broken now: `az/us-east-1a`, or the ID of a resource. */
  faults: string[];
  requests: Record<string, RememberedRequest>;
  dns: DnsState;
  web: WebState;
  /** All routers that speak BGP, in AWS and on premises: see `routing/`. */
  bgp: BgpNetwork;
  /** While something is under way among them. */
  bgpPace?: RoutingPace;
  premises: PremisesState;
  /** What ran and was counted, for the bill. */
  meter: MeterState;
}

/** Every world begins on a Monday morning, so that business days can be counted. */
export const WORLD_START = Date.UTC(2026, 0, 5, 8, 0, 0);

export function createWorld(seed: string, region: string, setting: Setting): World {
  return {
    account: '123456789012',
    region,
    seed,
    clock: createClock(WORLD_START),
    random: seedRandom(seed),
    setting,
    regions: {},
    faults: [],
    requests: {},
    dns: { caches: {}, queries: {}, random: seedRandom(`${seed}/dns`) },
    web: NO_WEB,
    bgp: NO_NETWORK,
    premises: {},
    meter: NEW_METER,
  };
}
