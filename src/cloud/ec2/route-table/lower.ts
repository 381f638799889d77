/**
 * Route tables in the packet engine (R-ROUTE-1…R-ROUTE-12). The longest prefix wins; for one prefix a route by CIDR
 * beats one by prefix list, and of several prefix lists the one with the lowest ID wins, where AWS picks one at
 * random and keeps it (R-ROUTE-4, R-ROUTE-10).
 */
import { type Address, formatAddress } from '../../../kit/address.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import { type Prefix, prefixContains } from '../../../kit/prefix.ts';
import type { Remedy, Route, RouteTable, RouteTarget } from '../../../net/graph.ts';
import type { Origin } from '../../../net/trace.ts';
import type { Context } from '../../kernel/context.ts';
import { AMAZON_RANGES } from '../amazon/ranges.ts';
import { storedPrefix } from '../cidr.ts';
import { egressOnlyInternetGateway } from '../egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { internetGatewayOf } from '../internet-gateway/internet-gateway.ts';
import { missingDoorId } from '../internet-gateway/lower.ts';
import { labelOf } from '../label.ts';
import { natGateway } from '../nat-gateway/nat-gateway.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import { attachmentBetween } from '../transit-gateway-attachment/attachment.ts';
import { isLink } from '../vpc-peering-connection/lower.ts';
import { vpcPeeringConnection } from '../vpc-peering-connection/vpc-peering-connection.ts';
import { attachmentNodeOf } from '../vpn-gateway/node-ids.ts';
import { attachmentOf, vpnGateway, vpnGatewayOf } from '../vpn-gateway/vpn-gateway.ts';
import { hindranceAtEdge } from './edge.ts';
import { LOCAL } from './local-routes.ts';
import { propagatedRoutes } from './propagated.ts';
import { type RouteItem, type RouteTableItem, targetName } from './route-table.ts';
import { routeState } from './state.ts';
import { type Way, waysFrom } from './ways.ts';

/** Everything outside the table itself that its compiled form depends on. */
interface Surroundings {
  /** What a gateway propagates; it loses against all that was entered for the same prefix. */
  readonly propagated: readonly RouteItem[];
  /** The node to which each route leads; none for a blackhole. */
  readonly nodes: readonly (string | null)[];
  /** Why the routes of a gateway's table lead nowhere, though their targets are there. */
  readonly hindrances: readonly (string | null)[];
  /** The prefixes of each route. */
  readonly prefixes: readonly (readonly string[])[];
  /** What gateway endpoints could lead to, by name. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly gateway: string | undefined;
  readonly vpnGateway: string | undefined;
  readonly nat: string | undefined;
  readonly valve: string | undefined;
  readonly ways: readonly Way[];
}

export function lowerRouteTable(table: RouteTableItem, context: Context): RouteTable {
  return lower(table, {
    propagated: propagatedRoutes(table, context),
    nodes: table.Routes.map((route) => nodeOf(route, table, context)),
    hindrances: table.Routes.map((route) => hindranceAtEdge(route, table, context)),
    prefixes: table.Routes.map((route) => prefixesOf(route, context)),
    services: servicesOf(context.region),
    gateway: internetGatewayOf(table.VpcId, context)?.InternetGatewayId,
    vpnGateway: vpnGatewayOf(table.VpcId, context)?.VpnGatewayId,
    nat: context.list(natGateway).find((nat) => nat.VpcId === table.VpcId && nat.State === 'available')
      ?.NatGatewayId,
    valve: context
      .list(egressOnlyInternetGateway)
      .find((item) => item.Attachments.some(({ VpcId }) => VpcId === table.VpcId))
      ?.EgressOnlyInternetGatewayId,
    ways: waysFrom(table.VpcId, context),
  });
}

const lower = memoiseWithText(
  (_table: RouteTableItem, surroundings: Surroundings) => JSON.stringify(surroundings),
  (table: RouteTableItem, surroundings: Surroundings): RouteTable => {
    const origin: Origin = {
      resource: table.RouteTableId,
      label: `route table ${labelOf(table.RouteTableId, table)}`,
    };
    const order = inOrder(table);
    return {
      kind: 'table',
      id: table.RouteTableId,
      origin,
      routes: order
        .flatMap((index) => {
          return lowerRoute(
            table.Routes[index] as RouteItem,
            origin,
            surroundings.prefixes[index] ?? [],
            surroundings.nodes[index] ?? null,
            surroundings.hindrances[index] ?? null,
          );
        })
        .concat(surroundings.propagated.map((route) => lowerPropagated(route, origin))),
      remedies: (destination) => remediesFor(destination, table, surroundings),
    };
  },
);

/** Where it leads in the packet graph. What has an obstacle on it is no blackhole to a trace, which goes on past it. */
export function nodeOf(route: RouteItem, table: RouteTableItem, context: Context): string | null {
  const peering = context.find(vpcPeeringConnection, route.VpcPeeringConnectionId);
  if (peering) return isLink(peering, context) ? peering.VpcPeeringConnectionId : null;
  const vgw = context.find(vpnGateway, route.GatewayId);
  if (vgw) return attachmentOf(vgw)?.VpcId === table.VpcId ? attachmentNodeOf(vgw.VpnGatewayId) : null;
  if (routeState(route, table, context) !== 'active') return null;
  if (route.TransitGatewayId === undefined) return targetName(route);
  return attachmentBetween(route.TransitGatewayId, table.VpcId, context)?.TransitGatewayAttachmentId ?? null;
}

/** A route for each prefix; the identical ones as long as the entry is, whatever becomes of its table. */
const lowerRoute = memoiseWithText(
  (_route: RouteItem, ...rest: readonly [Origin, readonly string[], string | null, string | null]) =>
    JSON.stringify(rest),
  (
    route: RouteItem,
    table: Origin,
    prefixes: readonly string[],
    node: string | null,
    hindrance: string | null,
  ): readonly Route[] => {
    const origin = { ...table, rule: `route ${destinationOf(route)} → ${targetName(route)}` };
    const target: RouteTarget =
      hindrance === null ? targetOf(route, node) : { kind: 'blackhole', text: hindrance };
    return prefixes.map((prefix) => ({ prefix: storedPrefix(prefix), origin, target }));
  },
);

function lowerPropagated(route: RouteItem, table: Origin): Route {
  const cidr = destinationOf(route);
  return {
    prefix: storedPrefix(cidr),
    origin: { ...table, rule: `propagated route ${cidr} → ${targetName(route)}` },
    target: { kind: 'node', node: attachmentNodeOf(route.GatewayId ?? '') },
  };
}

/** The indices of what was entered, the first for a prefix counts; all of it comes before what is propagated. */
export function inOrder(table: RouteTableItem): readonly number[] {
  return table.Routes.map((_, index) => index).sort((left, right) => rank(table, left) - rank(table, right));
}

/** Routes by CIDR come before routes by prefix list; those in the order of the lists' IDs. */
function rank(table: RouteTableItem, index: number): number {
  const list = table.Routes[index]?.DestinationPrefixListId;
  if (list === undefined) return 0;
  const lists = table.Routes.map((route) => route.DestinationPrefixListId).filter((id) => id !== undefined);
  return 1 + lists.sort().indexOf(list);
}

export function prefixesOf(route: RouteItem, context: Context): string[] {
  const list = context.find(prefixList, route.DestinationPrefixListId);
  if (list) return list.Entries.map((entry) => entry.Cidr ?? '');
  return route.DestinationPrefixListId === undefined ? [destinationOf(route)] : [];
}

function destinationOf(route: RouteItem): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
}

function targetOf(route: RouteItem, node: string | null): RouteTarget {
  if (route.GatewayId === LOCAL) return { kind: 'local' };
  if (node !== null) return { kind: 'node', node };
  return {
    kind: 'blackhole',
    text: `Route ${destinationOf(route)} leads to ${targetName(route)}, which is gone or not usable: replace the route's target.`,
  };
}

const SERVICES = { S3: 's3', DynamoDB: 'dynamodb' } as const;

function servicesOf(region: string): Surroundings['services'] {
  const ranges = AMAZON_RANGES[region];
  return Object.fromEntries(Object.entries(SERVICES).map(([name, key]) => [name, ranges?.[key] ?? []]));
}

/** Behind routes to the internet, which lead to these services as well. */
function orByEndpoint(destination: Address, { services }: Surroundings): string {
  const [name] =
    Object.entries(services).find(([, ranges]) =>
      ranges.some((range) => covers(storedPrefix(range), destination)),
    ) ?? [];
  return name === undefined ? '' : `, or give this route table a gateway endpoint for ${name}`;
}

/** What a person would add for a destination that no route serves; for a sender without a public address, the last. */
function remediesFor(destination: Address, table: RouteTableItem, around: Surroundings): readonly Remedy[] {
  const local = table.Routes.filter((route) => route.GatewayId === LOCAL).map((route) =>
    destinationOf(route),
  );
  if (local.some((cidr) => covers(storedPrefix(cidr), destination))) {
    return [{ target: { kind: 'local' }, text: `let ${formatAddress(destination)} be delivered locally` }];
  }
  const ways = around.ways.filter(({ block }) => covers(storedPrefix(block), destination));
  if (ways.length > 0) {
    return ways.map(({ block, node, target }) => ({
      target: { kind: 'node', node },
      text: `add a route ${block} to ${target}`,
    }));
  }
  // What is private is not out on the internet: it is beyond the gateway, which has yet to learn of it.
  if (around.vpnGateway !== undefined && PRIVATE.some((prefix) => covers(prefix, destination))) {
    const text = `let the virtual private gateway ${around.vpnGateway} propagate its routes into it, or add a route to that`;
    return [{ target: { kind: 'node', node: attachmentNodeOf(around.vpnGateway) }, text }];
  }
  const door = { kind: 'node', node: around.gateway ?? missingDoorId(table.VpcId) } as const;
  const gateway = around.gateway ? `the internet gateway ${around.gateway}` : 'an internet gateway';
  if (destination.family === 6) {
    const valve =
      around.valve && ` (or, for outbound traffic only, to the egress-only internet gateway ${around.valve})`;
    return [{ target: door, text: `add a route ::/0 to ${gateway}${valve ?? ''}` }];
  }
  const otherwise = orByEndpoint(destination, around);
  const translator: Remedy = around.nat
    ? {
        target: { kind: 'node', node: around.nat },
        text: `add a route 0.0.0.0/0 to the NAT gateway ${around.nat}${otherwise}`,
      }
    : {
        target: door,
        text: `add a route 0.0.0.0/0 to a NAT gateway, which stands in a public subnet${otherwise}`,
      };
  return [{ target: door, text: `add a route 0.0.0.0/0 to ${gateway}${otherwise}` }, translator];
}

/** RFC 1918. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(storedPrefix);

function covers(prefix: Prefix, address: Address): boolean {
  return prefix.family === address.family && prefixContains(prefix, address);
}
