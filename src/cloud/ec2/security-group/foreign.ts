/**
 * Groups of other VPCs, which a rule may name where the two VPCs are connected by an active peering connection of the
 * same region (R-SG-18, R-VPC-147), or, inbound only, by a transit gateway that supports it, as both attachments must
 * (R-TGW-20). When the connection goes, the rule stays, stale, and means nobody (R-VPC-145).
 */
import type { Context } from '../../kernel/context.ts';
import { transitGateway } from '../transit-gateway/transit-gateway.ts';
import { attachment, isUp } from '../transit-gateway-attachment/attachment.ts';
import {
  isActive,
  isWithinRegion,
  peeringsOf,
  peerOf,
  vpcPeeringConnection,
} from '../vpc-peering-connection/vpc-peering-connection.ts';
import type { SecurityGroupRuleItem } from './rule.ts';
import { securityGroup } from './security-group.ts';

type Reference = NonNullable<SecurityGroupRuleItem['ReferencedGroupInfo']>;

/** What a reference tells of the other VPC; undefined where the two are not connected. */
export function connectionTo(
  otherVpcId: string,
  vpcId: string,
  egress: boolean,
  context: Context,
): Pick<Reference, 'VpcId' | 'VpcPeeringConnectionId'> | undefined {
  const found = peeringsOf(vpcId, context).find(
    (item) => isActive(item) && isWithinRegion(item) && peerOf(item, vpcId)?.VpcId === otherVpcId,
  );
  if (found) return { VpcId: otherVpcId, VpcPeeringConnectionId: found.VpcPeeringConnectionId };
  return !egress && shareGateway(otherVpcId, vpcId, context) ? { VpcId: otherVpcId } : undefined;
}

/** Whether both are attached to a gateway that lets groups name each other, by attachments that do. */
function shareGateway(left: string, right: string, context: Context): boolean {
  const [these, those] = [left, right].map((vpcId) => gatewaysOf(vpcId, context));
  return (these ?? []).some((id) => those?.includes(id));
}

function gatewaysOf(vpcId: string, context: Context): string[] {
  return context
    .list(attachment)
    .filter(
      (item) =>
        item.Vpc?.VpcId === vpcId &&
        isUp(item) &&
        item.Vpc.Options.SecurityGroupReferencingSupport === 'enable' &&
        context.find(transitGateway, item.TransitGatewayId)?.Options.SecurityGroupReferencingSupport ===
          'enable',
    )
    .map((item) => item.TransitGatewayId);
}

/** Whether a rule's group of another VPC still means anybody. */
export function isStale(rule: SecurityGroupRuleItem, context: Context): boolean {
  const { VpcId: vpcId, VpcPeeringConnectionId: id } = rule.ReferencedGroupInfo ?? {};
  if (vpcId === undefined) return false;
  if (id === undefined) {
    const home = context.find(securityGroup, rule.GroupId)?.VpcId;
    return home === undefined || !shareGateway(vpcId, home, context);
  }
  const peering = context.find(vpcPeeringConnection, id);
  return !peering || !isActive(peering);
}

/** A rule as it is shown: with the state of the connection over which it names a group. */
export function showReference(reference: Reference, context: Context): Reference {
  if (reference.VpcPeeringConnectionId === undefined) return reference;
  const peering = context.find(vpcPeeringConnection, reference.VpcPeeringConnectionId);
  return { ...reference, PeeringStatus: peering && isActive(peering) ? 'active' : 'deleted' };
}
