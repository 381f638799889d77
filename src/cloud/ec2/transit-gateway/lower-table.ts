/** Route tables of transit gateways in the packet engine (R-TGW-11 … R-TGW-15). */
import type { Address } from '../../../kit/address.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import { prefixContains } from '../../../kit/prefix.ts';
import type { Route, RouteTable } from '../../../net/graph.ts';
import type { Origin } from '../../../net/trace.ts';
import type { Context } from '../../kernel/context.ts';
import { storedPrefix } from '../cidr.ts';
import { labelOf } from '../label.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import type { TransitRouteTableItem } from '../transit-gateway-route-table/route-table.ts';
import { routesOf, type TransitRoute } from '../transit-gateway-route-table/routes.ts';

export const CODES = {
  missing: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
  blackhole: 'TGW_RTB_BAD_STATE_ROUTE',
} as const;
/** What could be reached by an attachment if only the table knew. */
export interface Way {
  readonly block: string;
  readonly node: string;
  readonly label: string;
}

/** `tunnels`: the links of tunnels that somebody has the other end of. */
export function lowerTable(
  table: TransitRouteTableItem,
  ways: readonly Way[],
  tunnels: ReadonlySet<string>,
  context: Context,
): RouteTable {
  const routes = routesOf(table, context).map(({ cidr, type, state, ways: to }): FlatRoute => {
    const there = to.filter(
      ({ attachment: { ResourceType }, node }) => !(ResourceType in NOBODY_THERE) || tunnels.has(node),
    );
    const kind = to[0]?.attachment.ResourceType;
    return { cidr, type, state, ...(kind && { kind }), nodes: there.map(({ node }) => node) };
  });
  return compile(table, routes, ways);
}

type FlatRoute = Pick<TransitRoute, 'cidr' | 'type' | 'state'> & {
  readonly kind?: AttachmentItem['ResourceType'];
  readonly nodes: readonly string[];
};

/** Where a tunnel's other end may be missing, and what would mend that. */
const NOBODY_THERE: Readonly<Record<string, string>> = {
  vpn: "a VPN connection whose customer gateway has an address that no router has: create one with the router's public address",
  connect:
    "a Connect peer whose GRE tunnel no router on premises has the other end of: make it there with 'ip tunnel add'",
};

const compile = memoiseWithText(
  (_table: TransitRouteTableItem, ...rest: readonly [readonly FlatRoute[], readonly Way[]]) =>
    JSON.stringify(rest),
  (table: TransitRouteTableItem, routes: readonly FlatRoute[], ways: readonly Way[]): RouteTable => {
    const { TransitGatewayRouteTableId: id } = table;
    const origin = { resource: id, label: `transit gateway route table ${labelOf(id, table)}` };
    return {
      kind: 'table',
      id,
      origin,
      codes: CODES,
      routes: routes.map((route): Route => {
        const { cidr, type, state, nodes } = route;
        const rule = `${type} route ${cidr} → ${state === 'active' ? nodes.join(', ') : 'blackhole'}`;
        return { prefix: storedPrefix(cidr), origin: { ...origin, rule }, target: targetOf(route, origin) };
      }),
      remedies: (destination) =>
        waysFor(destination, ways).map(({ block, node, label }) => ({
          target: { kind: 'node', node },
          text: `let ${label} propagate its routes into it, or add a static route ${block} to it`,
        })),
    };
  },
);

/** A tunnel to an address that no router has is none. */
function targetOf({ cidr, type, nodes, state, kind }: FlatRoute, { resource }: Origin): Route['target'] {
  const [node, ...others] = state === 'active' ? nodes : [];
  if (node !== undefined) return others.length > 0 ? { kind: 'several', nodes } : { kind: 'node', node };
  const text =
    state === 'active'
      ? `The ${type} route ${cidr} in ${resource} leads to ${NOBODY_THERE[kind ?? ''] ?? 'an attachment that is not there'}.`
      : `The ${type} route ${cidr} in ${resource} is a blackhole: let it lead to an attachment, or delete it.`;
  return { kind: 'blackhole', text };
}

export function waysFor(destination: Address, ways: readonly Way[]): readonly Way[] {
  return ways.filter(({ block }) => {
    const prefix = storedPrefix(block);
    return prefix.family === destination.family && prefixContains(prefix, destination);
  });
}
