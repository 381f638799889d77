/** Looking at tables: routes, associations, propagations, references. */
import type {
  GetTransitGatewayAttachmentPropagationsRequest,
  GetTransitGatewayPrefixListReferencesRequest,
  GetTransitGatewayRouteTableAssociationsRequest,
  GetTransitGatewayRouteTablePropagationsRequest,
  SearchTransitGatewayRoutesRequest,
} from '@aws-sdk/client-ec2';
import { type Prefix, prefixCovers, samePrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { applyFilters, type Filter } from '../../kernel/filters.ts';
import { type PageInput, paginate } from '../../kernel/pagination.ts';
import { required } from '../../kernel/parameters.ts';
import type { Filters } from '../../kernel/resource.ts';
import { requireCidr, storedPrefix } from '../cidr.ts';
import { attachment, attachmentsOf } from '../transit-gateway-attachment/attachment.ts';
import { type TransitRouteTableItem, tablesOfGateway, transitRouteTable } from './route-table.ts';
import { routesOf, type TransitRoute } from './routes.ts';
import { showRoute, showTarget } from './show.ts';
import { showReference } from './static-routes.ts';

/** Of `route-search.*`: whether a route is found by the block that is asked about. */
const SEARCHES: Readonly<Record<string, (route: Prefix, asked: Prefix) => boolean>> = {
  'route-search.exact-match': samePrefix,
  'route-search.longest-prefix-match': prefixCovers,
  'route-search.subnet-of-match': (route, asked) => prefixCovers(asked, route),
  'route-search.supernet-of-match': prefixCovers,
};

const FILTERS: Filters<TransitRoute> = {
  'attachment.resource-id': (route) => route.ways.map((way) => way.attachment.ResourceId),
  'attachment.resource-type': (route) => route.ways.map((way) => way.attachment.ResourceType),
  'attachment.transit-gateway-attachment-id': (route) =>
    route.ways.map((way) => way.attachment.TransitGatewayAttachmentId),
  'prefix-list-id': (route) => route.prefixListId,
  state: (route) => route.state,
  'transit-gateway-route-destination-cidr-block': (route) => route.cidr,
  type: (route) => route.type,
};

const MOST_ROUTES = 1000;

export function searchTransitGatewayRoutes(input: SearchTransitGatewayRoutesRequest, context: Context) {
  const table = tableOf(input, context);
  const found = search(table, required(input.Filters, 'filters'), context);
  const most = input.MaxResults ?? MOST_ROUTES;
  return { Routes: found.slice(0, most).map(showRoute), AdditionalRoutesAvailable: found.length > most };
}

/** The routes of a table that some filters let through, by destination. */
export function search(
  table: TransitRouteTableItem,
  filters: readonly Filter[],
  context: Context,
): readonly TransitRoute[] {
  const plain = filters.filter(({ Name = '' }) => !Object.hasOwn(SEARCHES, Name));
  const all = applyFilters([...routesOf(table, context)], plain, FILTERS, context);
  return filters
    .filter((filter) => !plain.includes(filter))
    .reduce<readonly TransitRoute[]>((left, filter) => searched(left, filter), all)
    .toSorted((left, right) => (left.cidr < right.cidr ? -1 : 1));
}

function searched(
  routes: readonly TransitRoute[],
  { Name = '', Values = [] }: Filter,
): readonly TransitRoute[] {
  const asked = Values.map((text) => requireCidr(text.includes('/') ? text : `${text}/32`, Name));
  const fits = SEARCHES[Name] ?? samePrefix;
  const found = routes.filter((route) => asked.some((block) => fits(storedPrefix(route.cidr), block)));
  if (Name !== 'route-search.longest-prefix-match') return found;
  const longest = Math.max(...found.map((route) => storedPrefix(route.cidr).length));
  return found.filter((route) => storedPrefix(route.cidr).length === longest);
}

const TARGET_FILTERS: Filters<ReturnType<typeof showTarget>> = {
  'resource-id': (item) => item.ResourceId,
  'resource-type': (item) => item.ResourceType,
  'transit-gateway-attachment-id': (item) => item.TransitGatewayAttachmentId,
};

export function getTransitGatewayRouteTableAssociations(
  input: GetTransitGatewayRouteTableAssociationsRequest,
  context: Context,
) {
  const { TransitGatewayId, TransitGatewayRouteTableId: id } = tableOf(input, context);
  const associated = attachmentsOf(TransitGatewayId, context).flatMap((item) =>
    item.Association?.TransitGatewayRouteTableId === id
      ? [{ ...showTarget(item), State: item.Association.State }]
      : [],
  );
  return page('Associations', applyFilters(associated, input.Filters, TARGET_FILTERS, context), input);
}

export function getTransitGatewayRouteTablePropagations(
  input: GetTransitGatewayRouteTablePropagationsRequest,
  context: Context,
) {
  const propagating = tableOf(input, context).Propagations.map((id) => ({
    ...showTarget(context.get(attachment, id)),
    State: 'enabled' as const,
  }));
  const wanted = applyFilters(propagating, input.Filters, TARGET_FILTERS, context);
  return page('TransitGatewayRouteTablePropagations', wanted, input);
}

export function getTransitGatewayAttachmentPropagations(
  input: GetTransitGatewayAttachmentPropagationsRequest,
  context: Context,
) {
  const item = context.get(
    attachment,
    required(input.TransitGatewayAttachmentId, 'transitGatewayAttachmentId'),
  );
  const tables = tablesOfGateway(item.TransitGatewayId, context)
    .filter((table) => table.Propagations.includes(item.TransitGatewayAttachmentId))
    .map(({ TransitGatewayRouteTableId }) => ({ TransitGatewayRouteTableId, State: 'enabled' as const }));
  const known: Filters<(typeof tables)[number]> = {
    'transit-gateway-route-table-id': (table) => table.TransitGatewayRouteTableId,
  };
  const wanted = applyFilters(tables, input.Filters, known, context);
  return page('TransitGatewayAttachmentPropagations', wanted, input);
}

export function getTransitGatewayPrefixListReferences(
  input: GetTransitGatewayPrefixListReferencesRequest,
  context: Context,
) {
  const table = tableOf(input, context);
  const shown = table.References.map((reference) => showReference(reference, table, context));
  const known: Filters<(typeof shown)[number]> = {
    'attachment.resource-id': (item) => item.TransitGatewayAttachment?.ResourceId,
    'attachment.resource-type': (item) => item.TransitGatewayAttachment?.ResourceType,
    'attachment.transit-gateway-attachment-id': (item) =>
      item.TransitGatewayAttachment?.TransitGatewayAttachmentId,
    'is-blackhole': (item) => item.Blackhole,
    'prefix-list-id': (item) => item.PrefixListId,
    'prefix-list-owner-id': (item) => item.PrefixListOwnerId,
    state: (item) => item.State,
  };
  const wanted = applyFilters(shown, input.Filters, known, context);
  return page('TransitGatewayPrefixListReferences', wanted, input);
}

function tableOf(
  input: { TransitGatewayRouteTableId?: string | undefined },
  context: Context,
): TransitRouteTableItem {
  return context.get(
    transitRouteTable,
    required(input.TransitGatewayRouteTableId, 'transitGatewayRouteTableId'),
  );
}

function page(name: string, items: readonly object[], input: PageInput) {
  const { items: shown, nextToken } = paginate([...items], input);
  return { [name]: shown, ...(nextToken && { NextToken: nextToken }) };
}
