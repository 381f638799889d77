/** Whether a route leads anywhere: derived from its target, never stored (R-ROUTE-12). */
import type { RouteState } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import {
  egressOnlyInternetGateway,
  isEgressOnlyGatewayOf,
} from '../egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { instance } from '../instance/instance.ts';
import { internetGateway, isAttached } from '../internet-gateway/internet-gateway.ts';
import { isUsable, natGateway } from '../nat-gateway/nat-gateway.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { attachmentBetween, isUp } from '../transit-gateway-attachment/attachment.ts';
import { isWorking, vpcEndpoint } from '../vpc-endpoint/vpc-endpoint.ts';
import { isActive, vpcPeeringConnection } from '../vpc-peering-connection/vpc-peering-connection.ts';
import { isAttachedTo, vpnGateway } from '../vpn-gateway/vpn-gateway.ts';
import { LOCAL } from './local-routes.ts';
import type { RouteItem, RouteTableItem } from './route-table.ts';

/** `blackhole` when the target is gone, detached or not running; packets that match it are dropped. */
export function routeState(route: RouteItem, table: RouteTableItem, context: Context): RouteState {
  return leadsSomewhere(route, table, context) ? 'active' : 'blackhole';
}

function leadsSomewhere(route: RouteItem, table: RouteTableItem, context: Context): boolean {
  if (route.GatewayId === LOCAL) return true;
  if (route.GatewayId !== undefined) {
    const endpoint = context.find(vpcEndpoint, route.GatewayId);
    if (endpoint) return isWorking(endpoint);
    const vgw = context.find(vpnGateway, route.GatewayId);
    if (vgw) return isAttachedTo(vgw, table.VpcId);
    const gateway = context.find(internetGateway, route.GatewayId);
    return gateway !== undefined && isAttached(gateway, table.VpcId);
  }
  if (route.NatGatewayId !== undefined) {
    const gateway = context.find(natGateway, route.NatGatewayId);
    return gateway !== undefined && isUsable(gateway);
  }
  if (route.EgressOnlyInternetGatewayId !== undefined) {
    const gateway = context.find(egressOnlyInternetGateway, route.EgressOnlyInternetGatewayId);
    return gateway !== undefined && isEgressOnlyGatewayOf(gateway, table.VpcId);
  }
  if (route.VpcPeeringConnectionId !== undefined) {
    const peering = context.find(vpcPeeringConnection, route.VpcPeeringConnectionId);
    return peering !== undefined && isActive(peering);
  }
  if (route.TransitGatewayId !== undefined) {
    const attached = attachmentBetween(route.TransitGatewayId, table.VpcId, context);
    return attached !== undefined && isUp(attached);
  }
  return interfaceIsUp(route.NetworkInterfaceId, context);
}

/** An interface leads somewhere while it is attached to an instance that runs. */
function interfaceIsUp(id: string | undefined, context: Context): boolean {
  const attachment = context.find(networkInterface, id)?.Attachment;
  if (attachment?.InstanceId === undefined) return false;
  const state = context.find(instance, attachment.InstanceId)?.State.Name;
  return state === 'running' || state === 'pending';
}
