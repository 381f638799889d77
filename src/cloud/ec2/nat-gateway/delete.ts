/** The end of a NAT gateway: it lets go of its addresses, and is still shown for an hour (R-VPC-92, R-VPC-102). */
import type { DeleteNatGatewayRequest, DeleteNatGatewayResult } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { required } from '../../kernel/parameters.ts';
import { timestamp } from '../../kernel/plain.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { type NatGatewayItem, natGateway } from './nat-gateway.ts';
import { SHOWN_MS } from './provision.ts';

const DELETE_MS = 60_000;

/** Deleting what is already being deleted is no error. */
export function deleteNatGateway(input: DeleteNatGatewayRequest, context: Context): DeleteNatGatewayResult {
  const item = context.get(natGateway, required(input.NatGatewayId, 'natGatewayId'));
  const { NatGatewayId: id } = item;
  if (item.State === 'deleted') throw natGateway.notFound(id);
  if (item.State !== 'deleting') {
    item.State = 'deleting';
    item.DeleteTime = timestamp(context.now);
    context.later(DELETE_MS, natGateway, id, 'finish-delete');
  }
  return { NatGatewayId: id };
}

/** A transition: the interface goes, and with it the association of the Elastic IP, which stays allocated. */
export function finishDelete(item: NatGatewayItem, context: Context): void {
  for (const entry of item.NatGatewayAddresses) {
    if (entry.NetworkInterfaceId !== undefined) context.remove(networkInterface, entry.NetworkInterfaceId);
  }
  item.State = 'deleted';
  context.later(SHOWN_MS, natGateway, item.NatGatewayId, 'forget');
}

/** A transition. */
export function forget(item: NatGatewayItem, context: Context): void {
  context.remove(natGateway, item.NatGatewayId);
}
