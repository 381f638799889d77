/** Which tables take over what a gateway has learnt (R-VGW-3). */
import type {
  DisableVgwRoutePropagationRequest,
  EnableVgwRoutePropagationRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { required } from '../../kernel/parameters.ts';
import { gatewayNotAttached, invalidValue } from '../errors.ts';
import { isEdgeTable, type RouteTableItem, routeTable } from '../route-table/route-table.ts';
import { attachmentOf, type VpnGatewayItem, vpnGateway } from './vpn-gateway.ts';

/** Enabling it twice is no error. */
export function enableVgwRoutePropagation(input: EnableVgwRoutePropagationRequest, context: Context): object {
  const { table, gateway } = readPair(input, context);
  const { VpnGatewayId: id } = gateway;
  if (attachmentOf(gateway)?.VpcId !== table.VpcId) throw gatewayNotAttached(id, table.VpcId);
  if (isEdgeTable(table)) {
    throw invalidValue(
      `Route table ${table.RouteTableId} is associated with a gateway and cannot have route propagation enabled`,
    );
  }
  if (!table.PropagatingVgws.some(({ GatewayId }) => GatewayId === id)) {
    table.PropagatingVgws.push({ GatewayId: id });
  }
  return {};
}

export function disableVgwRoutePropagation(
  input: DisableVgwRoutePropagationRequest,
  context: Context,
): object {
  const { table, gateway } = readPair(input, context);
  table.PropagatingVgws = table.PropagatingVgws.filter(({ GatewayId }) => GatewayId !== gateway.VpnGatewayId);
  return {};
}

function readPair(
  input: { GatewayId?: string | undefined; RouteTableId?: string | undefined },
  context: Context,
): { table: RouteTableItem; gateway: VpnGatewayItem } {
  return {
    table: context.get(routeTable, required(input.RouteTableId, 'routeTableId')),
    gateway: context.get(vpnGateway, required(input.GatewayId, 'gatewayId')),
  };
}
