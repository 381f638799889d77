/**
 * Groups of other VPCs, which a rule may name where the two VPCs are connected by an active peering connection of the
 * same region (R-SG-18, R-VPC-147). When that goes, the rule stays, stale, and means nobody (R-VPC-145).
 */
import type { Context } from '../../kernel/context.ts';
import {
  isActive,
  isWithinRegion,
  peeringsOf,
  peerOf,
  vpcPeeringConnection,
} from '../vpc-peering-connection/vpc-peering-connection.ts';
import type { SecurityGroupRuleItem } from './rule.ts';

type Reference = NonNullable<SecurityGroupRuleItem['ReferencedGroupInfo']>;

/** What a reference tells of the other VPC; undefined where the two are not connected. */
export function connectionTo(
  otherVpcId: string,
  vpcId: string,
  context: Context,
): Pick<Reference, 'VpcId' | 'VpcPeeringConnectionId'> | undefined {
  const found = peeringsOf(vpcId, context).find(
    (item) => isActive(item) && isWithinRegion(item) && peerOf(item, vpcId)?.VpcId === otherVpcId,
  );
  return found && { VpcId: otherVpcId, VpcPeeringConnectionId: found.VpcPeeringConnectionId };
}

/** Whether a rule's group of another VPC still means anybody. */
export function isStale(rule: SecurityGroupRuleItem, context: Context): boolean {
  const { VpcId: vpcId, VpcPeeringConnectionId: id } = rule.ReferencedGroupInfo ?? {};
  if (vpcId === undefined) return false;
  const peering = context.find(vpcPeeringConnection, id);
  return !peering || !isActive(peering);
}

/** A rule as it is shown: with the state of the connection over which it names a group. */
export function showReference(reference: Reference, context: Context): Reference {
  if (reference.VpcPeeringConnectionId === undefined) return reference;
  const peering = context.find(vpcPeeringConnection, reference.VpcPeeringConnectionId);
  return { ...reference, PeeringStatus: peering && isActive(peering) ? 'active' : 'deleted' };
}
