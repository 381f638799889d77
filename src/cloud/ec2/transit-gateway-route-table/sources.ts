/**
 * Who tells route tables what leads where, in the order in which kinds win (R-TGW-10, R-TGW-12). A kind of attachment adds a
 * line here; peerings tell nothing.
 */
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import { blocksOf, vpc } from '../vpc/vpc.ts';

export interface Learnt {
  readonly cidr: string;
  readonly attachments: readonly AttachmentItem[];
  /** IDs in the packet engine: several ways share the flows. */
  readonly nodes: readonly string[];
}

/** What the attachments of its kind, of all that propagate into one table, have to tell; the first word on a block counts. */
export type Source = (
  from: readonly AttachmentItem[],
  transitGatewayId: string,
  context: Context,
) => readonly Learnt[];

export const SOURCES: readonly Source[] = [vpcRoutes];

/** All of the VPC's blocks, secondary ones too (R-TGW-10). */
function vpcRoutes(from: readonly AttachmentItem[], _gateway: string, context: Context): readonly Learnt[] {
  return from.flatMap((item) => {
    const home = context.find(vpc, item.Vpc?.VpcId);
    const nodes = [item.TransitGatewayAttachmentId];
    return (home ? blocksOf(home) : []).map((block) => ({
      cidr: formatPrefix(block),
      attachments: [item],
      nodes,
    }));
  });
}

/** Where a static route to an attachment leads in the packet engine. */
export function waysTo(item: AttachmentItem, _context: Context): readonly string[] {
  return [item.TransitGatewayAttachmentId];
}
