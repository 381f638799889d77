/**
 * Peering connections in the packet engine: a link between two VPCs that leads to the other one's own addresses and no
 * further, neither through its gateways nor to its other peers (R-PCX-1, R-PCX-2, R-PCX-5). One that nobody has accepted
 * yet is a link with an obstacle, so that a trace can tell what else is missing.
 */
import { memoise } from '../../../kit/memoise.ts';
import type { LinkEnd, LinkNode, Obstacle } from '../../../net/graph.ts';
import { type Absent, orAbsent, present } from '../../kernel/absent.ts';
import type { Context } from '../../kernel/context.ts';
import { resourceFault } from '../faults.ts';
import { labelOf } from '../label.ts';
import { DISTANT_PEERING_MTU, VPC_MTU } from '../mtu.ts';
import { blocksOf, type VpcItem } from '../vpc/vpc.ts';
import { vpcAt } from './blocks.ts';
import { isActive, isLive, type PeeringItem, vpcPeeringConnection } from './vpc-peering-connection.ts';

/** Those that were asked for from this region; whether they are under way or there. */
export function lowerPeerings(context: Context): readonly LinkNode[] {
  const links = context.list(vpcPeeringConnection).flatMap((item) => {
    if (item.RequesterVpcInfo.Region !== context.region || !isLink(item, context)) return [];
    const requester = vpcAt(item.RequesterVpcInfo, context) as VpcItem;
    const accepter = vpcAt(item.AccepterVpcInfo, context) as VpcItem;
    const fault = resourceFault(item.VpcPeeringConnectionId, context);
    return lowerPeering(item, requester, accepter, orAbsent(fault));
  });
  return listOf(...links);
}

/** The identical list for the identical members. */
const listOf = memoise((...links: readonly LinkNode[]): readonly LinkNode[] => links);

/** Whether a route to it leads somewhere, be it with an obstacle on the way. */
export function isLink(item: PeeringItem, context: Context): boolean {
  const { Status, RequesterVpcInfo, AccepterVpcInfo } = item;
  if (Status.Code !== 'pending-acceptance' && !isLive(item)) return false;
  return [RequesterVpcInfo, AccepterVpcInfo].every((side) => vpcAt(side, context) !== undefined);
}

const lowerPeering = memoise(
  (item: PeeringItem, requester: VpcItem, accepter: VpcItem, fault: Obstacle | Absent): LinkNode => {
    const { VpcPeeringConnectionId: id, RequesterVpcInfo, AccepterVpcInfo } = item;
    const label = `VPC peering connection ${labelOf(id, item)}`;
    const obstacle = present(fault) ?? (isActive(item) ? undefined : notActive(item, label));
    return {
      kind: 'link',
      id,
      origin: { resource: id, label },
      ends: [endIn(requester), endIn(accepter)],
      code: 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      mtu: RequesterVpcInfo.Region === AccepterVpcInfo.Region ? VPC_MTU : DISTANT_PEERING_MTU,
      ...(obstacle && { obstacle }),
    };
  },
);

function endIn(home: VpcItem): LinkEnd {
  return { router: home.VpcId, prefixes: blocksOf(home) };
}

function notActive({ Status: { Code }, AccepterVpcInfo }: PeeringItem, label: string): Obstacle {
  const remedy =
    Code === 'pending-acceptance'
      ? `it must be accepted, in ${AccepterVpcInfo.Region}`
      : 'it must be active: wait a moment';
  return { code: 'BAD_STATE', text: `The ${label} is ${Code}: ${remedy}.` };
}
