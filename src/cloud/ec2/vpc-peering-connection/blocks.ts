/** Whether the two VPCs may be joined: no block of one may overlap one of the other (R-VPC-142). */
import { type Prefix, prefixesOverlap } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { blocksOf, type VpcItem, vpc } from '../vpc/vpc.ts';
import type { PeeringItem, PeeringSide } from './vpc-peering-connection.ts';

export function vpcAt({ Region, VpcId }: PeeringSide, context: Context): VpcItem | undefined {
  return context.elsewhere(Region).find(vpc, VpcId);
}

export function blocksAt(side: PeeringSide, context: Context): readonly Prefix[] {
  const item = vpcAt(side, context);
  return item ? blocksOf(item) : [];
}

/** Both VPCs are there, and their blocks differ. */
export function canJoin({ RequesterVpcInfo, AccepterVpcInfo }: PeeringItem, context: Context): boolean {
  const [left, right] = [RequesterVpcInfo, AccepterVpcInfo].map((side) => blocksAt(side, context));
  if (!left?.length || !right?.length) return false;
  return !left.some((block) => right.some((other) => prefixesOverlap(block, other)));
}
