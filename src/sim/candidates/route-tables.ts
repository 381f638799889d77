/** Route tables of VPCs, also by the subnets and instances that they decide for (R-ROUTE-3 … R-ROUTE-12). */
import { instance } from '../../cloud/ec2/instance/instance.ts';
import { labelOf } from '../../cloud/ec2/label.ts';
import { hindranceAtEdge } from '../../cloud/ec2/route-table/edge.ts';
import { isLocalRoute } from '../../cloud/ec2/route-table/local-routes.ts';
import { inOrder, nodeOf, prefixesOf } from '../../cloud/ec2/route-table/lower.ts';
import { offersOf } from '../../cloud/ec2/route-table/propagated.ts';
import {
  type RouteItem,
  type RouteTableItem,
  routeTable,
  routeTableOf,
  targetName,
} from '../../cloud/ec2/route-table/route-table.ts';
import { subnet } from '../../cloud/ec2/subnet/subnet.ts';
import { attachmentNodeOf } from '../../cloud/ec2/vpn-gateway/node-ids.ts';
import { Context } from '../../cloud/kernel/context.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { tableOf } from '../tables.ts';
import { type Candidate, type Leg, lost, unless } from './candidate.ts';
import { legBy, legCalled } from './legs.ts';
import { refsFor } from './refs.ts';
import type { KnownRouter } from './router.ts';

export function routeTablesIn(world: World): readonly KnownRouter[] {
  return Object.keys(world.regions).flatMap((region) => {
    const context = new Context(world, region, []);
    const users = usersOf(context);
    return Object.values(tableOf(world, region, routeTable)).map((item) =>
      routerFor(item, users.get(item.RouteTableId) ?? [], context),
    );
  });
}

/** Subnets and instances by the table that decides for them. */
function usersOf(context: Context): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const bySubnet = new Map<string, string>();
  const add = (table: string, refs: readonly string[]) =>
    found.set(table, [...(found.get(table) ?? []), ...refs]);
  for (const item of context.list(subnet)) {
    const table = routeTableOf(item.SubnetId, context).RouteTableId;
    bySubnet.set(item.SubnetId, table);
    add(table, refsFor('subnet', item.SubnetId, item));
  }
  for (const item of context.list(instance)) {
    const table = bySubnet.get(item.SubnetId ?? '');
    if (table !== undefined && item.State.Name !== 'terminated')
      add(table, refsFor('instance', item.InstanceId, item));
  }
  return found;
}

function routerFor(table: RouteTableItem, users: readonly string[], context: Context): KnownRouter {
  const { RouteTableId: id } = table;
  return {
    refs: [...refsFor('route-table', id, table), ...users],
    label: `route table ${labelOf(id, table)}`,
    prefixes: () => [
      ...table.Routes.flatMap((route) => prefixesOf(route, context)),
      ...offersOf(table, context).map(({ cidr }) => cidr),
    ],
    routesTo(prefix) {
      const entered = inOrder(table)
        .map((index) => table.Routes[index] as RouteItem)
        .filter((route) => prefixesOf(route, context).includes(prefix));
      const [first] = entered;
      return [
        ...entered.map((route) => enteredRoute(route, { prefix, first, table, context })),
        ...propagatedRoutes(prefix, first, table, context),
      ];
    },
  };
}

interface Place {
  readonly prefix: string;
  /** What counts of all that was entered for the prefix. */
  readonly first: RouteItem | undefined;
  readonly table: RouteTableItem;
  readonly context: Context;
}

function enteredRoute(route: RouteItem, { prefix, first, table, context }: Place): Candidate {
  const list = route.DestinationPrefixListId;
  const isLocal = isLocalRoute(route);
  const candidate = {
    prefix,
    kind: list !== undefined ? 'prefix-list' : isLocal ? 'local' : 'static',
    known: list !== undefined ? `prefix list ${list}` : isLocal ? 'local route' : 'static route',
    legs: legsOf(route, table, context),
  } as const;
  return unless(route === first || !first ? undefined : whyLost(first), candidate);
}

function whyLost(first: RouteItem): string {
  return first.DestinationPrefixListId === undefined
    ? 'a route to the same prefix by CIDR beats one by prefix list'
    : `of several prefix lists the lowest ID counts, ${first.DestinationPrefixListId} (AWS picks one at random, and keeps it)`;
}

function legsOf(route: RouteItem, table: RouteTableItem, context: Context): readonly Leg[] {
  const target = targetName(route);
  if (route.GatewayId === 'local') return [legCalled('local')];
  const node = nodeOf(route, table, context);
  if (node === null) return [];
  const hindrance = hindranceAtEdge(route, table, context);
  const leg = legBy(context.world, node, [target]);
  return [hindrance === null ? leg : { ...leg, hindrance }];
}

function propagatedRoutes(
  prefix: string,
  entered: RouteItem | undefined,
  table: RouteTableItem,
  context: Context,
): readonly Candidate[] {
  return offersOf(table, context)
    .filter(({ cidr }) => cidr === prefix)
    .map(({ route, hindrance }) => {
      const gateway = route.GatewayId ?? '';
      const candidate = {
        prefix,
        kind: 'propagated',
        known: `propagated by ${gateway}`,
        legs: [legBy(context.world, attachmentNodeOf(gateway), [gateway])],
      } as const;
      if (hindrance !== undefined) return lost(candidate, hindrance);
      return unless(entered && beatenBy(entered), candidate);
    });
}

function beatenBy(entered: RouteItem): string {
  return entered.DestinationPrefixListId === undefined
    ? 'a static route to the same prefix beats a propagated one'
    : 'a route by prefix list to the same prefix beats a propagated one';
}
