/** A router as it is configured, and what it knows besides BGP: `router bgp N`. */
import { DEFAULT_RULES, type DecisionRules } from '../decision/rules.ts';
import { NO_POLICIES, type Policies } from '../policy/route-map.ts';
import type { NeighborConfig } from './neighbor.ts';
import type { Transport } from './transport.ts';

/** A line of the routing table that doesn't come from BGP. Next hops are looked up in these. */
export interface TableRoute {
  readonly prefix: string;
  /** `connected`, `static`, `ospf`, …: what `redistribute` names. */
  readonly source: string;
  readonly metric: number;
  readonly nextHop?: string;
}

export interface AggregateConfig {
  readonly prefix: string;
  readonly summaryOnly?: boolean;
  readonly asSet?: boolean;
}

export interface RouterConfig {
  readonly name: string;
  readonly asn: number;
  /** Dotted, as an IPv4 address. */
  readonly routerId: string;
  readonly neighbors: readonly NeighborConfig[];
  readonly table: readonly TableRoute[];
  readonly networks: readonly { readonly prefix: string; readonly routeMap?: string }[];
  readonly redistribute: readonly {
    readonly source: string;
    readonly routeMap?: string;
    readonly metric?: number;
  }[];
  readonly aggregates: readonly AggregateConfig[];
  readonly policies: Policies;
  readonly decision: DecisionRules;
  readonly defaultLocalPreference: number;
  /** For route reflection; the router ID where absent. */
  readonly clusterId?: string;
  /** `network` only where the routing table has the very prefix. */
  readonly networkImportCheck: boolean;
  /** RFC 8212: external sessions without a policy neither accept nor announce anything. FRR's default; here it must be asked for. */
  readonly ebgpRequiresPolicy: boolean;
  /** Whether a default route counts as a way to a next hop. */
  readonly resolveViaDefault: boolean;
  /** From the arrival of news until it is thought through: milliseconds. */
  readonly processingMs: number;
}

export interface BgpConfig {
  readonly routers: Readonly<Record<string, RouterConfig>>;
  readonly transports: readonly Transport[];
}

export function routerOf(
  given: Pick<RouterConfig, 'name' | 'asn' | 'routerId'> & Partial<RouterConfig>,
): RouterConfig {
  return {
    neighbors: [],
    table: [],
    networks: [],
    redistribute: [],
    aggregates: [],
    policies: NO_POLICIES,
    decision: DEFAULT_RULES,
    defaultLocalPreference: 100,
    networkImportCheck: true,
    ebgpRequiresPolicy: false,
    resolveViaDefault: false,
    processingMs: 10,
    ...given,
  };
}
