/**
 * The routes of a table as they count: for one destination static ones before those of prefix lists before propagated
 * ones; only the one that counts is shown (R-TGW-11…R-TGW-14). What propagates what, and which kind wins, stands in
 * `sources.ts`.
 */
import type { Context } from '../../kernel/context.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import {
  type AttachmentItem,
  attachment,
  attachmentAt,
  isUp,
} from '../transit-gateway-attachment/attachment.ts';
import type { RouteWay } from './learnt.ts';
import type { TransitRouteTableItem } from './route-table.ts';
import { SOURCES } from './sources.ts';
import { staticWay } from './static-way.ts';

export interface TransitRoute {
  readonly cidr: string;
  readonly type: 'static' | 'propagated';
  readonly prefixListId?: string;
  /** Several share its flows (R-TGW-15). None: it swallows what it gets, as it was asked to. */
  readonly ways: readonly RouteWay[];
  /** Also where its attachment is gone. */
  readonly state: 'active' | 'blackhole';
  /** As in `learnt.ts`. */
  readonly asPath?: readonly number[];
}

/** In the order in which they win (R-TGW-12). */
export type TransitRouteKind = 'static' | 'prefix-list' | (typeof SOURCES)[number]['kind'];

export interface RankedRoute extends TransitRoute {
  readonly kind: TransitRouteKind;
}

export function routesOf(table: TransitRouteTableItem, context: Context): readonly TransitRoute[] {
  const found = new Map<string, TransitRoute>();
  for (const route of candidates(table, context)) if (!found.has(route.cidr)) found.set(route.cidr, route);
  return [...found.values()];
}

/** In the order of preference: for a destination the first one counts, the others lose. */
export function candidates(table: TransitRouteTableItem, context: Context): readonly RankedRoute[] {
  return [
    ...table.StaticRoutes.map(({ DestinationCidrBlock, AttachmentId }) =>
      staticRoute('static', DestinationCidrBlock, AttachmentId, table, context),
    ),
    ...table.References.flatMap(({ PrefixListId, AttachmentId }) =>
      (context.find(prefixList, PrefixListId)?.Entries ?? []).map(({ Cidr = '' }) => ({
        ...staticRoute('prefix-list', Cidr, AttachmentId, table, context),
        prefixListId: PrefixListId,
      })),
    ),
    ...propagated(table, context),
  ];
}

function staticRoute(
  kind: TransitRouteKind,
  cidr: string,
  id: string | undefined,
  { TransitGatewayId }: TransitRouteTableItem,
  context: Context,
): RankedRoute {
  const to = attachmentAt(id, TransitGatewayId, context);
  return {
    kind,
    cidr,
    type: 'static',
    ways: to ? [staticWay(to, context)] : [],
    state: to && isUp(to) ? 'active' : 'blackhole',
  };
}

function propagated(table: TransitRouteTableItem, context: Context): readonly RankedRoute[] {
  const from = propagatingInto(table, context);
  if (from.length === 0) return [];
  return SOURCES.flatMap(({ kind, learn }) =>
    learn(from, table.TransitGatewayId, context).map((learnt) => ({
      ...learnt,
      kind,
      type: 'propagated',
      state: 'active',
    })),
  );
}

/** The attachments that tell the table what they lead to. */
export function propagatingInto(table: TransitRouteTableItem, context: Context): readonly AttachmentItem[] {
  return table.Propagations.map((id) => context.find(attachment, id)).filter(
    (item): item is AttachmentItem => item !== undefined && isUp(item),
  );
}
