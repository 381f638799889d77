/**
 * The routes of a table as they count: for one destination static ones before those of prefix lists before propagated
 * ones; only the one that counts is shown (R-TGW-11…R-TGW-14). A kind of attachment that propagates says what in
 * PROPAGATED, in the order in which kinds win.
 */
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { prefixList } from '../prefix-list/prefix-list.ts';
import { type AttachmentItem, attachment, isUp } from '../transit-gateway-attachment/attachment.ts';
import { blocksOf, vpc } from '../vpc/vpc.ts';
import type { TransitRouteTableItem } from './route-table.ts';

export interface TransitRoute {
  readonly cidr: string;
  readonly type: 'static' | 'propagated';
  readonly prefixListId?: string;
  /** Absent: it swallows what it gets, as it was asked to. */
  readonly attachment?: AttachmentItem;
  /** Also where its attachment is gone. */
  readonly state: 'active' | 'blackhole';
}

const PROPAGATED: readonly {
  readonly type: AttachmentItem['ResourceType'];
  readonly blocks: (item: AttachmentItem, context: Context) => readonly string[];
}[] = [{ type: 'vpc', blocks: vpcBlocks }];

/** All of the VPC's blocks, secondary ones too (R-TGW-10). */
function vpcBlocks(item: AttachmentItem, context: Context): readonly string[] {
  const home = context.find(vpc, item.Vpc?.VpcId);
  return home ? blocksOf(home).map(formatPrefix) : [];
}

export function routesOf(table: TransitRouteTableItem, context: Context): readonly TransitRoute[] {
  const found = new Map<string, TransitRoute>();
  for (const route of candidates(table, context)) if (!found.has(route.cidr)) found.set(route.cidr, route);
  return [...found.values()];
}

/** In the order of preference. */
function candidates(table: TransitRouteTableItem, context: Context): TransitRoute[] {
  return [
    ...table.StaticRoutes.map(({ DestinationCidrBlock, AttachmentId }) =>
      staticRoute(DestinationCidrBlock, AttachmentId, context),
    ),
    ...table.References.flatMap(({ PrefixListId, AttachmentId }) =>
      (context.find(prefixList, PrefixListId)?.Entries ?? []).map(({ Cidr = '' }) => ({
        ...staticRoute(Cidr, AttachmentId, context),
        prefixListId: PrefixListId,
      })),
    ),
    ...PROPAGATED.flatMap(({ type, blocks }) => propagated(table, type, blocks, context)),
  ];
}

function staticRoute(cidr: string, id: string | undefined, context: Context): TransitRoute {
  const to = context.find(attachment, id);
  const state = to && isUp(to) ? 'active' : 'blackhole';
  return { cidr, type: 'static', state, ...(to && { attachment: to }) };
}

function propagated(
  table: TransitRouteTableItem,
  type: AttachmentItem['ResourceType'],
  blocks: (typeof PROPAGATED)[number]['blocks'],
  context: Context,
): TransitRoute[] {
  return table.Propagations.flatMap((id) => {
    const from = context.find(attachment, id);
    if (!from || from.ResourceType !== type || !isUp(from)) return [];
    return blocks(from, context).map((cidr) => ({
      cidr,
      type: 'propagated' as const,
      state: 'active' as const,
      attachment: from,
    }));
  });
}
