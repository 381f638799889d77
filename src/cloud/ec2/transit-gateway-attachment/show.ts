/** Attachments as AWS shows them: all kinds alike, and each kind in a shape of its own. */
import type {
  TransitGatewayAttachment,
  TransitGatewayConnect,
  TransitGatewayPeeringAttachment,
  TransitGatewayVpcAttachment,
} from '@aws-sdk/client-ec2';
import type { Plain } from '../../kernel/plain.ts';
import type { AttachmentItem } from './attachment.ts';

export function showAttachment(item: AttachmentItem): Plain<TransitGatewayAttachment> {
  const { Vpc: _vpc, Peering: _peering, FarSide: _side, ...shown } = item;
  return shown;
}

export function showVpcAttachment(item: AttachmentItem): Plain<TransitGatewayVpcAttachment> {
  return {
    TransitGatewayAttachmentId: item.TransitGatewayAttachmentId,
    TransitGatewayId: item.TransitGatewayId,
    VpcId: item.ResourceId,
    VpcOwnerId: item.ResourceOwnerId,
    State: item.State,
    SubnetIds: item.Vpc?.Subnets.map(({ SubnetId }) => SubnetId) ?? [],
    CreationTime: item.CreationTime,
    ...(item.Vpc && { Options: item.Vpc.Options }),
    Tags: item.Tags,
  };
}

/** Its transport is what it is attached to. */
export function showConnect(item: AttachmentItem): Plain<TransitGatewayConnect> {
  return {
    TransitGatewayAttachmentId: item.TransitGatewayAttachmentId,
    TransportTransitGatewayAttachmentId: item.ResourceId,
    TransitGatewayId: item.TransitGatewayId,
    State: item.State,
    CreationTime: item.CreationTime,
    Options: { Protocol: 'gre' },
    Tags: item.Tags,
  };
}

export function showPeeringAttachment(item: AttachmentItem): Plain<TransitGatewayPeeringAttachment> {
  return {
    TransitGatewayAttachmentId: item.TransitGatewayAttachmentId,
    ...(item.Peering && { RequesterTgwInfo: item.Peering.Requester, AccepterTgwInfo: item.Peering.Accepter }),
    Status: { Code: item.State },
    State: item.State,
    CreationTime: item.CreationTime,
    Tags: item.Tags,
  };
}
