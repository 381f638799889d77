/** Where routes to other VPCs could lead: what to tell those who lack one. */
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { attachment, attachmentsOf, isUp } from '../transit-gateway-attachment/attachment.ts';
import { blocksOf, vpc } from '../vpc/vpc.ts';
import { blocksAt } from '../vpc-peering-connection/blocks.ts';
import { isLink } from '../vpc-peering-connection/lower.ts';
import { peeringsOf, peerOf } from '../vpc-peering-connection/vpc-peering-connection.ts';
import { attachmentNodeOf } from '../vpn-gateway/node-ids.ts';
import { routesKnownTo } from '../vpn-gateway/sources.ts';
import { vpnGatewayOf } from '../vpn-gateway/vpn-gateway.ts';

export interface Way {
  /** A block of another VPC. */
  readonly block: string;
  /** The node that leads there. */
  readonly node: string;
  /** As a person would name the route's target. */
  readonly target: string;
}

export function waysFrom(vpcId: string, context: Context): readonly Way[] {
  return [
    ...overPeerings(vpcId, context),
    ...overTransitGateways(vpcId, context),
    ...overVpnGateway(vpcId, context),
  ];
}

function overPeerings(vpcId: string, context: Context): readonly Way[] {
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

/** To the VPCs that are attached to the same gateway; what is beyond a peering is for the learner to know. */
function overTransitGateways(vpcId: string, context: Context): readonly Way[] {
  const own = context.list(attachment).filter((item) => item.Vpc?.VpcId === vpcId && isUp(item));
  return own.flatMap(({ TransitGatewayId: gateway, TransitGatewayAttachmentId: node }) =>
    attachmentsOf(gateway, context)
      .filter((item) => item.Vpc && item.Vpc.VpcId !== vpcId && isUp(item))
      .flatMap((item) => {
        const there = context.find(vpc, item.Vpc?.VpcId);
        return (there ? blocksOf(there) : []).map((block) => ({
          block: formatPrefix(block),
          node,
          target: `the transit gateway ${gateway}`,
        }));
      }),
  );
}

/** To what the VPC's own virtual private gateway has learnt. */
function overVpnGateway(vpcId: string, context: Context): readonly Way[] {
  const item = vpnGatewayOf(vpcId, context);
  if (!item) return [];
  const { VpnGatewayId: id } = item;
  return routesKnownTo(context.snapshot, item, context.region).map(({ cidr }) => ({
    block: cidr,
    node: attachmentNodeOf(id),
    target: `the virtual private gateway ${id}, or let it propagate its routes into the table`,
  }));
}
