/**
 * What `show running-config` shows, as a plain value: everything that a router's operator has configured, whether it has
 * an effect or not (a neighbor without a way to it, a list that nobody uses).
 */
import type { Action, AddressFamily, Change, Match, PrivateAsRemoval } from '../bgp/index.ts';

export interface RunningConfig {
  readonly hostname: string;
  readonly interfaces: Named<InterfaceConfig>;
  readonly staticRoutes: readonly StaticRoute[];
  readonly bgp?: BgpSection;
  /** The two families have names of their own. */
  readonly prefixLists: Readonly<Record<AddressFamily, Named<PrefixListConfig>>>;
  readonly asPathLists: Named<ListConfig>;
  readonly communityLists: Named<ListConfig>;
  readonly largeCommunityLists: Named<ListConfig>;
  /** By name, their clauses by sequence number. */
  readonly routeMaps: Named<Readonly<Record<number, ClauseConfig>>>;
}

export type Named<T> = Readonly<Record<string, T>>;

export interface InterfaceConfig {
  readonly description?: string;
  readonly shutdown?: boolean;
  /** With length: `192.168.10.1/24`. */
  readonly addresses: readonly string[];
}

export interface StaticRoute {
  readonly prefix: string;
  readonly nextHop?: string;
  readonly interface?: string;
  /** Packets are dropped: in silence, or (`reject`) with a word. The way it was typed: `Null0`, `blackhole`, `reject`. */
  readonly drop?: 'Null0' | 'blackhole' | 'reject';
  /** Administrative distance; 1 where none is given. */
  readonly distance: number;
}

export interface PrefixListConfig {
  readonly description?: string;
  readonly entries: readonly PrefixEntry[];
}

export interface PrefixEntry {
  readonly sequence: number;
  readonly action: Action;
  /** `any`, or a prefix. */
  readonly prefix: string;
  readonly ge?: number;
  readonly le?: number;
}

/** `standard` lists name communities, `expanded` ones hold regular expressions, as lists of AS paths do. */
export interface ListConfig {
  readonly style: 'standard' | 'expanded';
  readonly entries: readonly { readonly sequence: number; readonly action: Action; readonly text: string }[];
}

export interface ClauseConfig {
  readonly action: Action;
  readonly description?: string;
  readonly call?: string;
  readonly onMatch?: 'next' | number;
  /** By what they are about (`set metric`), as there is one of each. */
  readonly statements: Named<Statement>;
}

export interface Statement {
  /** The line: `set metric 50`. */
  readonly text: string;
  readonly match?: Match;
  readonly change?: Change;
}

export interface BgpSection {
  readonly asn: number;
  readonly options: BgpOptions;
  /** Neighbors by address, peer groups by name, in the order in which they were made. */
  readonly peers: Named<PeerConfig>;
  readonly families: Readonly<Record<AddressFamily, FamilySection>>;
}

/** Lines of `router bgp`; what isn't there is as it is by default. */
export interface BgpOptions {
  readonly routerId?: string;
  readonly clusterId?: string;
  readonly defaultLocalPreference?: number;
  readonly keepaliveSeconds?: number;
  readonly holdSeconds?: number;
  readonly minimumHoldSeconds?: number;
  readonly switches: Readonly<Partial<Record<BgpSwitch, boolean>>>;
}

/** On or off; `commands/switches.ts` says how they are spelt, and what they are by default. */
export type BgpSwitch =
  | 'always-compare-med'
  | 'as-path-ignore'
  | 'compare-routerid'
  | 'default-ipv4-unicast'
  | 'deterministic-med'
  | 'ebgp-requires-policy'
  | 'log-neighbor-changes'
  | 'missing-as-worst'
  | 'multipath-relax'
  | 'network-import-check';

export interface PeerConfig {
  readonly isGroup?: true;
  /** The group that it takes after. */
  readonly group?: string;
  readonly remoteAs?: number | 'internal' | 'external';
  readonly settings: PeerSettings;
  readonly families: Readonly<Record<AddressFamily, PeerFamily>>;
}

export interface PeerSettings {
  readonly description?: string;
  /** With the message that the other end is told. */
  readonly shutdown?: true | string;
  readonly bfd?: { readonly multiplier: number; readonly intervalMs: number } | true;
  readonly password?: string;
  readonly passive?: true;
  readonly ebgpMultihop?: number;
  readonly disableConnectedCheck?: true;
  readonly updateSource?: string;
  readonly localAs?: { readonly asn: number; readonly noPrepend?: true; readonly replaceAs?: true };
  readonly timers?: { readonly keepaliveSeconds: number; readonly holdSeconds: number };
  readonly connectSeconds?: number;
  readonly advertisementSeconds?: number;
}

export interface PeerFamily {
  /** Absent: as `bgp default ipv4-unicast` says; IPv6 must be asked for. */
  readonly activate?: boolean;
  readonly nextHopSelf?: true;
  readonly routeReflectorClient?: true;
  readonly removePrivateAs?: PrivateAsRemoval;
  readonly asOverride?: true;
  readonly noSendCommunity?: readonly CommunityKind[];
  readonly defaultOriginate?: { readonly routeMap?: string };
  readonly softReconfiguration?: true;
  readonly maximumPrefix?: MaximumPrefix;
  readonly allowAsIn?: number;
  readonly weight?: number;
  readonly prefixListIn?: string;
  readonly prefixListOut?: string;
  readonly routeMapIn?: string;
  readonly routeMapOut?: string;
  readonly filterListIn?: string;
  readonly filterListOut?: string;
}

export type CommunityKind = 'standard' | 'extended' | 'large';

export interface MaximumPrefix {
  readonly count: number;
  readonly thresholdPercent?: number;
  readonly warningOnly?: true;
  readonly restartMinutes?: number;
}

export interface FamilySection {
  readonly networks: Named<{ readonly routeMap?: string }>;
  readonly aggregates: Named<{ readonly asSet?: true; readonly summaryOnly?: true }>;
  readonly redistribute: Named<{ readonly metric?: number; readonly routeMap?: string }>;
  readonly maximumPaths?: number;
  readonly maximumPathsIbgp?: number;
}

export const NO_FAMILY: FamilySection = { networks: {}, aggregates: {}, redistribute: {} };

/** A router as it comes out of the box. */
export function newRunningConfig(hostname: string): RunningConfig {
  return {
    hostname,
    interfaces: {},
    staticRoutes: [],
    prefixLists: { ipv4: {}, ipv6: {} },
    asPathLists: {},
    communityLists: {},
    largeCommunityLists: {},
    routeMaps: {},
  };
}
