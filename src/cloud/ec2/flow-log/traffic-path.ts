/**
 * The way by which a packet leaves an interface (R-VPC-175): what its subnet's route table says for the destination.
 * Gateways are numbered differently where the instance isn't of the Nitro kind.
 */
import type { Address } from '../../../kit/address.ts';
import { compileTable } from '../../../net/route-table.ts';
import type { Context } from '../../kernel/context.ts';
import { instance } from '../instance/instance.ts';
import { INSTANCE_TYPES } from '../instance/instance-types.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { lowerRouteTable } from '../route-table/lower.ts';
import { routeTableOf } from '../route-table/route-table.ts';
import { isWithinRegion, vpcPeeringConnection } from '../vpc-peering-connection/vpc-peering-connection.ts';

const WITHIN_VPC = 1;
const GATEWAY_BEFORE_NITRO = 2;
const VIRTUAL_PRIVATE_GATEWAY = 3;
const PEERING = 4;
const PEERING_ACROSS_REGIONS = 5;
const GATEWAY_ENDPOINT = 7;
const INTERNET_GATEWAY = 8;

/** By the start of the target's ID. */
const PATHS: Readonly<Record<string, number>> = {
  nat: WITHIN_VPC,
  eni: WITHIN_VPC,
  igw: INTERNET_GATEWAY,
  eigw: INTERNET_GATEWAY,
  vpce: GATEWAY_ENDPOINT,
  vgw: VIRTUAL_PRIVATE_GATEWAY,
  pcx: PEERING,
};

/** Undefined where no route leads anywhere. */
export function trafficPath(
  destination: Address,
  item: NetworkInterfaceItem,
  context: Context,
): number | undefined {
  const table = lowerRouteTable(routeTableOf(item.SubnetId, context), context);
  const target = compileTable(table).best(destination)?.target;
  if (target?.kind === 'local') return WITHIN_VPC;
  if (target?.kind !== 'node') return undefined;
  const peering = context.find(vpcPeeringConnection, target.node);
  if (peering && !isWithinRegion(peering)) return PEERING_ACROSS_REGIONS;
  const path = PATHS[target.node.slice(0, target.node.indexOf('-'))];
  const isGateway = path === INTERNET_GATEWAY || path === GATEWAY_ENDPOINT;
  return isGateway && !isNitro(item, context) ? GATEWAY_BEFORE_NITRO : path;
}

/** AWS's own appliances count as Nitro. */
export function isNitro(item: NetworkInterfaceItem, context: Context): boolean {
  const type = context.find(instance, item.Attachment?.InstanceId)?.InstanceType;
  return INSTANCE_TYPES.find(({ name }) => name === type)?.xen !== true;
}
