/** What a gateway can know of a prefix, and which of it counts (R-ROUTE-5, R-VGW-4, R-VPN-33). */

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

/** Below zero: the left one counts. Total: of two routes of one prefix never neither (one link, one route). */
export function compareVgwRoutes(left: VgwRoute, right: VgwRoute): number {
  return (
    Number(right.isUp) - Number(left.isUp) ||
    VGW_ROUTE_KINDS.indexOf(left.kind) - VGW_ROUTE_KINDS.indexOf(right.kind) ||
    (left.asPathLength ?? 0) - (right.asPathLength ?? 0) ||
    compareTexts(left.nodes.join(), right.nodes.join())
  );
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
