/** Where routes to other VPCs could lead: what to tell those who lack one. */
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { blocksAt } from '../vpc-peering-connection/blocks.ts';
import { isLink } from '../vpc-peering-connection/lower.ts';
import { peeringsOf, peerOf } from '../vpc-peering-connection/vpc-peering-connection.ts';

export interface Way {
  /** A block of another VPC. */
  readonly block: string;
  /** The node that leads there. */
  readonly node: string;
  /** As a person would name the route's target. */
  readonly target: string;
}

export function waysFrom(vpcId: string, context: Context): readonly Way[] {
  return peeringsOf(vpcId, context)
    .filter((item) => isLink(item, context))
    .flatMap((item) => {
      const peer = peerOf(item, vpcId);
      const node = item.VpcPeeringConnectionId;
      return (peer ? blocksAt(peer, context) : []).map((block) => ({
        block: formatPrefix(block),
        node,
        target: `the VPC peering connection ${node}`,
      }));
    });
}
