/** What transit gateways tell over their BGP sessions: the table with which the session's attachment is associated (R-BGP-10). */
import type { PrefixList, RouteMap, RouterConfig } from '../../../bgp/index.ts';
import type { Context } from '../../kernel/context.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import { transitRouteTable } from '../transit-gateway-route-table/route-table.ts';
import { routesOf, type TransitRoute } from '../transit-gateway-route-table/routes.ts';

/** Attachments whose routes come by sessions of the gateway. */
const WITH_SESSIONS: readonly AttachmentItem['ResourceType'][] = ['vpn', 'connect'];

/** Of sessions whose attachment isn't there: it lets nothing out. */
export const NOBODYS = 'unattached';

/** The table of its association, without blackholes; IPv4, as the sessions carry nothing else. */
export function exportedTo({ Association }: AttachmentItem, context: Context): readonly TransitRoute[] {
  if (Association?.State !== 'associated') return [];
  const table = context.find(transitRouteTable, Association.TransitGatewayRouteTableId);
  const routes = table ? routesOf(table, context) : [];
  return routes.filter(({ state, cidr }) => state === 'active' && !cidr.includes(':'));
}

/** What no session of this gateway has told it. */
export function isBroughtIn({ type, ways }: TransitRoute): boolean {
  return (
    type === 'static' ||
    ways.every(({ attachment: { ResourceType } }) => !WITH_SESSIONS.includes(ResourceType))
  );
}

/** What came from within the same autonomous system is not told within it. */
export function isFromWithin({ type, ways, asPath }: TransitRoute): boolean {
  return (
    type === 'propagated' &&
    asPath === undefined &&
    ways.some(({ attachment: { ResourceType } }) => ResourceType === 'connect')
  );
}

/** A list by the attachment's name that lets its routes out, and nothing else. */
export function listOf(name: string, routes: readonly TransitRoute[]): PrefixList {
  const permitted = routes.map(({ cidr }, index) => ({
    sequence: 5 * (index + 1),
    action: 'permit' as const,
    prefix: cidr,
  }));
  // Without entries it would permit everything.
  return { name, entries: [...permitted, { sequence: 100_000, action: 'deny', prefix: 'any' }] };
}

export interface Origination {
  readonly networks: RouterConfig['networks'];
  readonly routeMaps: Readonly<Record<string, RouteMap>>;
}

/** Routes as the gateway's own; what came from outside keeps the path that it had there, so that its origin knows it again. */
export function originating(routes: readonly TransitRoute[]): Origination {
  const foreign = new Map<string, readonly number[]>();
  for (const { cidr, type, asPath } of routes)
    if (type === 'propagated' && asPath?.length) foreign.set(cidr, asPath);
  return {
    networks: [...new Set(routes.map(({ cidr }) => cidr))].map((prefix) => ({
      prefix,
      ...(foreign.has(prefix) && { routeMap: mapName(prefix) }),
    })),
    routeMaps: Object.fromEntries(
      [...foreign].map(([prefix, asns]) => [mapName(prefix), prepending(prefix, asns)]),
    ),
  };
}

const mapName = (prefix: string) => `beyond-${prefix}`;

function prepending(prefix: string, asns: readonly number[]): RouteMap {
  const clause = { sequence: 10, action: 'permit', match: [], set: [{ kind: 'prepend', asns }] } as const;
  return { name: mapName(prefix), clauses: [clause] };
}
