/**
 * Attachments of transit gateways, of whatever kind (R-TGW-3). What only one kind has stands in a member of its own; a
 * peering attachment has two sides of one ID, each with its own tags and its own association: in the region of either
 * gateway, or, where that is one region, both in it.
 */
import type {
  TransitGatewayAssociationState,
  TransitGatewayAttachment,
  TransitGatewayAttachmentState,
  TransitGatewayVpcAttachmentOptions,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import type { Plain, Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed } from '../errors.ts';
import { goneOrUnknown, invalidState } from '../transit-gateway/transit-gateway.ts';

export interface VpcPart {
  VpcId: string;
  /** Each subnet with the interface that stands in it, once it is there. */
  Subnets: { SubnetId: string; InterfaceId?: string }[];
  Options: Required<Plain<TransitGatewayVpcAttachmentOptions>>;
}

export interface PeeringEnd {
  TransitGatewayId: string;
  OwnerId: string;
  Region: string;
}

export interface PeeringPart {
  Requester: PeeringEnd;
  Accepter: PeeringEnd;
}

export type AttachmentItem = Omit<
  Stored<
    TransitGatewayAttachment,
    | 'TransitGatewayAttachmentId'
    | 'TransitGatewayId'
    | 'TransitGatewayOwnerId'
    | 'ResourceOwnerId'
    | 'ResourceType'
    | 'ResourceId'
    | 'State'
    | 'CreationTime'
    | 'Tags'
  >,
  'Association'
> & {
  /** At most one (R-TGW-7). */
  Association?: { TransitGatewayRouteTableId: string; State: TransitGatewayAssociationState };
  Vpc?: VpcPart;
  Peering?: PeeringPart;
  /** The accepter's side of a peering within one region, which is kept beside the requester's. */
  FarSide?: true;
};

export const attachment: Resource<AttachmentItem> = {
  kind: 'transit-gateway-attachment',
  prefix: 'tgw-attach',
  id: (item) =>
    item.FarSide
      ? farKey(item.TransitGatewayAttachmentId, item.TransitGatewayId)
      : item.TransitGatewayAttachmentId,
  notFound: goneOrUnknown('InvalidTransitGatewayAttachmentID.NotFound', 'Transit Gateway Attachment'),
  malformed: malformed('InvalidTransitGatewayAttachmentID.Malformed', 'tgw-attach'),
  filters: {
    'association.state': (item) => item.Association?.State,
    'association.transit-gateway-route-table-id': (item) => item.Association?.TransitGatewayRouteTableId,
    'local-owner-id': (item) => item.TransitGatewayOwnerId,
    'remote-owner-id': (item) => item.ResourceOwnerId,
    'resource-id': (item) => item.ResourceId,
    'resource-owner-id': (item) => item.ResourceOwnerId,
    'resource-type': (item) => item.ResourceType,
    state: (item) => item.State,
    'transit-gateway-attachment-id': (item) => item.TransitGatewayAttachmentId,
    'transit-gateway-id': (item) => item.TransitGatewayId,
    'transit-gateway-owner-id': (item) => item.TransitGatewayOwnerId,
    'vpc-id': (item) => (item.ResourceType === 'vpc' ? item.ResourceId : undefined),
  },
  holds: (item) =>
    item.Vpc && !isGone(item) ? [item.Vpc.VpcId, ...item.Vpc.Subnets.map(({ SubnetId }) => SubnetId)] : [],
};

function farKey(id: string, gatewayId: string): string {
  return `${id}@${gatewayId}`;
}

/** The side of an attachment that a gateway sees. */
export function attachmentAt(
  id: string | undefined,
  gatewayId: string,
  context: Context,
): AttachmentItem | undefined {
  if (id === undefined) return undefined;
  return context.find(attachment, farKey(id, gatewayId)) ?? context.find(attachment, id);
}

const GONE: readonly TransitGatewayAttachmentState[] = ['deleted', 'failed', 'rejected'];

/** Still shown for two hours, and no more than that. */
export function isGone({ State }: AttachmentItem): boolean {
  return GONE.includes(State);
}

/** Whether packets may use it. */
export function isUp({ State }: AttachmentItem): boolean {
  return State === 'available' || State === 'modifying';
}

export function attachmentsOf(gatewayId: string, context: Context): AttachmentItem[] {
  return context.list(attachment).filter((item) => item.TransitGatewayId === gatewayId);
}

/** The one attachment of a VPC to a gateway that is not gone. */
export function attachmentBetween(
  gatewayId: string,
  vpcId: string,
  context: Context,
): AttachmentItem | undefined {
  return attachmentsOf(gatewayId, context).find((item) => item.Vpc?.VpcId === vpcId && !isGone(item));
}

/** The attachment, which must be available. */
export function requireUp(id: string, context: Context): AttachmentItem {
  const item = context.get(attachment, id);
  if (isGone(item)) throw attachment.notFound(id);
  if (item.State !== 'available') throw invalidState(id);
  return item;
}

/** The state, in both regions where there are two. */
export function changeState(item: AttachmentItem, state: TransitGatewayAttachmentState, context: Context) {
  for (const side of sidesOf(item, context)) side.State = state;
}

/** Of a peering the requester's item, and the accepter's once it knows of it. */
export function sidesOf(item: AttachmentItem, context: Context): AttachmentItem[] {
  const { Peering, TransitGatewayAttachmentId: id } = item;
  if (!Peering) return [item];
  const sides = [Peering.Requester, Peering.Accepter].map(({ Region, TransitGatewayId }) =>
    attachmentAt(id, TransitGatewayId, context.elsewhere(Region)),
  );
  return [...new Set(sides)].filter((side) => side !== undefined);
}
