/** A session as one end has configured it: `neighbor ADDRESS …`. */
import type { PrivateAsRemoval } from '../attributes/as-path.ts';

export type AddressFamily = 'ipv4' | 'ipv6';
export const FAMILIES: readonly AddressFamily[] = ['ipv4', 'ipv6'];

/** What holds for one address family; a family that isn't there isn't activated. */
export interface FamilyConfig {
  readonly prefixListIn?: string;
  readonly prefixListOut?: string;
  /** `filter-list`: AS paths. */
  readonly asPathListIn?: string;
  readonly asPathListOut?: string;
  readonly routeMapIn?: string;
  readonly routeMapOut?: string;
  readonly weight?: number;
  readonly maximumPrefix?: {
    readonly count: number;
    readonly warningOnly?: boolean;
    /** Minutes until it tries again by itself; absent: not before somebody clears the session. */
    readonly restartMinutes?: number;
  };
  /** Own AS numbers tolerated in a path. */
  readonly allowAsIn?: number;
  /** The peer's number in paths is replaced by one's own on the way out. */
  readonly asOverride?: boolean;
  readonly removePrivateAs?: PrivateAsRemoval;
  /** `default-originate`, with the route map that says whether and how. */
  readonly defaultOriginate?: { readonly routeMap?: string };
  readonly nextHopSelf?: boolean;
  readonly routeReflectorClient?: boolean;
  /** Absent: all are sent, as FRR does. */
  readonly sendCommunity?: 'none' | 'standard' | 'large';
  /** Only says whether `received-routes` may be shown: everything received is kept in any case. */
  readonly softReconfiguration?: boolean;
}

export interface NeighborConfig {
  readonly address: string;
  readonly remoteAs: number | 'internal' | 'external';
  readonly description?: string;
  /** `shutdown`, with the message that the other end is told (RFC 9003). */
  readonly shutdown?: boolean | string;
  /** Never opens the connection itself. */
  readonly passive?: boolean;
  /** RFC 2385; the two ends' must be equal, or no segment gets through. */
  readonly password?: string;
  /** How many hops an external session may span; 1: directly connected only. */
  readonly ebgpMultihop?: number;
  readonly localAs?: { readonly asn: number; readonly noPrepend?: boolean; readonly replaceAs?: boolean };
  readonly holdSeconds: number;
  readonly keepaliveSeconds: number;
  readonly connectRetrySeconds: number;
  /** A hold time below is refused, and with it 0 (for ever). RFC 4271 itself refuses 1 and 2. */
  readonly minimumHoldSeconds?: number;
  /** RFC 5880, asynchronous mode. It works where both ends have it. */
  readonly bfd?: { readonly intervalMs: number; readonly multiplier: number };
  /** MinRouteAdvertisementInterval. 0: as soon as possible. */
  readonly advertisementMs: number;
  readonly families: Readonly<Partial<Record<AddressFamily, FamilyConfig>>>;
}

export const familyOf = (address: string): AddressFamily => (address.includes(':') ? 'ipv6' : 'ipv4');

export const isShutdown = ({ shutdown }: NeighborConfig): boolean =>
  shutdown !== undefined && shutdown !== false;

/** FRR's defaults: hold 180 s, keepalive 60 s, retry 120 s, the family of its address. */
export function neighborOf(
  given: Pick<NeighborConfig, 'address' | 'remoteAs'> & Partial<NeighborConfig>,
): NeighborConfig {
  return {
    holdSeconds: 180,
    keepaliveSeconds: 60,
    connectRetrySeconds: 120,
    advertisementMs: 0,
    families: { [familyOf(given.address)]: {} },
    ...given,
  };
}
