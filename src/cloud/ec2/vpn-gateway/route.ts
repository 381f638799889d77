/** What a gateway can know of a prefix, and which of it counts (R-ROUTE-5, R-VGW-4, R-VPN-33). */
import { type Prefix, prefixCovers } from '../../../kit/prefix.ts';
import { storedPrefix } from '../cidr.ts';

/** In the order in which kinds win. */
export const VGW_ROUTE_KINDS = ['direct-connect', 'vpn-static', 'vpn-bgp'] as const;

export interface VgwRoute {
  readonly cidr: string;
  readonly kind: (typeof VGW_ROUTE_KINDS)[number];
  /** The link that it leads into; several share the flows, which only Direct Connect does here. */
  readonly nodes: readonly string[];
  /** Whether the link carries packets as far as the gateway knows. */
  readonly isUp: boolean;
  /** Of BGP: how many systems lie on the way. */
  readonly asPathLength?: number;
  /** For people: which connection it came by. */
  readonly from: string;
}

export const VGW_KIND_WORDS: Readonly<Record<VgwRoute['kind'], string>> = {
  'direct-connect': 'Direct Connect route',
  'vpn-static': 'static route',
  'vpn-bgp': 'BGP route',
};

interface Criterion {
  /** Below zero: the left one counts. */
  readonly compare: (left: VgwRoute, right: VgwRoute) => number;
  /** A sentence without a full stop. */
  readonly why: (loser: VgwRoute, winner: VgwRoute) => string;
}

/** In the order in which they are asked. */
const CRITERIA: readonly Criterion[] = [
  {
    compare: (left, right) => Number(right.isUp) - Number(left.isUp),
    why: whyDown,
  },
  {
    compare: (left, right) => VGW_ROUTE_KINDS.indexOf(left.kind) - VGW_ROUTE_KINDS.indexOf(right.kind),
    why: (_, winner) =>
      `a ${VGW_KIND_WORDS[winner.kind]} by ${winner.from} wins: Direct Connect before static routes of VPN connections before BGP over VPN`,
  },
  {
    compare: (left, right) => (left.asPathLength ?? 0) - (right.asPathLength ?? 0),
    why: (loser, winner) =>
      `its AS path is ${loser.asPathLength ?? 0} long, and ${winner.asPathLength ?? 0} wins: the shorter`,
  },
  {
    compare: (left, right) => compareTexts(left.nodes.join(), right.nodes.join()),
    why: (_, winner) => `it is as good as that by ${winner.from}: the gateway uses one of equals`,
  },
];

/** Below zero: the left one counts. Total: of two routes of one prefix never neither (one link, one route). */
export function compareVgwRoutes(left: VgwRoute, right: VgwRoute): number {
  return CRITERIA.reduce((sign, { compare }) => sign || compare(left, right), 0);
}

/** Why a route doesn't count beside one that does. */
export function whyVgwRouteLost(loser: VgwRoute, winner: VgwRoute): string {
  const criterion = CRITERIA.find(({ compare }) => compare(loser, winner) > 0);
  return criterion?.why(loser, winner) ?? 'it is the same';
}

/** Of a route of a connection without a tunnel (R-VPN-35). */
export function whyDown({ from }: VgwRoute): string {
  return `no tunnel of ${from} stands: its routes don't count`;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** One for each prefix: a gateway sends over one way (R-VPN-32). */
export function preferredRoutes(routes: readonly VgwRoute[]): readonly VgwRoute[] {
  const best = new Map<string, VgwRoute>();
  for (const route of routes) {
    const known = best.get(route.cidr);
    if (!known || compareVgwRoutes(route, known) < 0) best.set(route.cidr, route);
  }
  return [...best.values()];
}

/** What lies within a VPC's own blocks is never led elsewhere, however long its prefix (R-ROUTE-7). */
export function isWithin(cidr: string, block: Prefix): boolean {
  const prefix = storedPrefix(cidr);
  return prefix.family === block.family && prefixCovers(block, prefix);
}
