/** What joins VPCs: peerings, attachments to transit gateways and between these, attached virtual private gateways, endpoints. */

import { transitGateway } from '../../cloud/ec2/transit-gateway/transit-gateway.ts';
import { attachment, isGone, isUp } from '../../cloud/ec2/transit-gateway-attachment/attachment.ts';
import { vpc } from '../../cloud/ec2/vpc/vpc.ts';
import { isWorking, vpcEndpoint } from '../../cloud/ec2/vpc-endpoint/vpc-endpoint.ts';
import {
  isActive,
  isAsked,
  isLive,
  vpcPeeringConnection,
} from '../../cloud/ec2/vpc-peering-connection/vpc-peering-connection.ts';
import { attachmentNodeOf } from '../../cloud/ec2/vpn-gateway/node-ids.ts';
import { attachmentOf, vpnGateway } from '../../cloud/ec2/vpn-gateway/vpn-gateway.ts';
import type { World } from '../../cloud/kernel/world.ts';
import { everywhere, find, type Link, stateOf, tagged } from './link.ts';

export function peerings(world: World): readonly Link[] {
  return everywhere(world, vpcPeeringConnection).flatMap(({ item }): readonly Link[] => {
    const { VpcPeeringConnectionId: id, RequesterVpcInfo, AccepterVpcInfo, Status } = item;
    if (!isLive(item) && !isAsked(item)) return [];
    return [
      {
        ...tagged(id, item),
        kind: 'VPC peering',
        ends: [
          find(world, vpc, RequesterVpcInfo?.VpcId ?? ''),
          find(world, vpc, AccepterVpcInfo?.VpcId ?? ''),
        ],
        state: stateOf(isActive(item), isAsked(item), world, id),
        detail: Status?.Code ?? '',
      },
    ];
  });
}

const COMING: readonly string[] = ['pending', 'pendingAcceptance', 'initiating', 'initiatingRequest'];
/** Told of as VPN connections, and as associations. */
const TOLD_ELSEWHERE: readonly string[] = ['vpn', 'direct-connect-gateway'];

export function transitAttachments(world: World): readonly Link[] {
  return everywhere(world, attachment).flatMap(({ item }): readonly Link[] => {
    const { TransitGatewayAttachmentId: id, TransitGatewayId, ResourceType, ResourceId, State } = item;
    if (isGone(item) || TOLD_ELSEWHERE.includes(ResourceType)) return [];
    const isPeering = ResourceType === 'peering';
    // A peering is known to both of its gateways.
    if (isPeering && item.Peering?.Requester.TransitGatewayId !== TransitGatewayId) return [];
    const far = isPeering ? (item.Peering?.Accepter.TransitGatewayId ?? '') : ResourceId;
    return [
      {
        ...tagged(id, item),
        kind: isPeering ? 'transit gateway peering' : 'attachment',
        ends: [
          find(world, transitGateway, TransitGatewayId),
          isPeering ? find(world, transitGateway, far) : find(world, vpc, far),
        ],
        state: stateOf(isUp(item), COMING.includes(State), world, id),
        detail: State,
      },
    ];
  });
}

export function attachedGateways(world: World): readonly Link[] {
  return everywhere(world, vpnGateway).flatMap(({ item }): readonly Link[] => {
    const { VpnGatewayId: id } = item;
    const own = attachmentOf(item);
    if (!own?.VpcId) return [];
    const state = stateOf(own.State === 'attached', own.State === 'attaching', world, attachmentNodeOf(id));
    return [
      {
        id,
        kind: 'virtual private gateway',
        ends: [find(world, vpc, own.VpcId), find(world, vpnGateway, id)],
        state,
        detail: own.State ?? '',
      },
    ];
  });
}

export function endpoints(world: World): readonly Link[] {
  return everywhere(world, vpcEndpoint).map(({ item }): Link => {
    const { VpcEndpointId: id, VpcId, ServiceName, State, VpcEndpointType } = item;
    return {
      ...tagged(id, item),
      kind: `${(VpcEndpointType ?? 'Gateway').toLowerCase()} endpoint`,
      ends: [find(world, vpc, VpcId ?? ''), { id: ServiceName ?? '' }],
      state: stateOf(isWorking(item), /pending/i.test(State ?? ''), world, id),
      detail: State ?? '',
    };
  });
}
