/** Changing endpoints, and deleting them (R-R53-131): what is being changed goes on working. */
import type {
  AssociateResolverEndpointIpAddressRequest,
  AssociateResolverEndpointIpAddressResponse,
  DeleteResolverEndpointRequest,
  DeleteResolverEndpointResponse,
  DisassociateResolverEndpointIpAddressRequest,
  DisassociateResolverEndpointIpAddressResponse,
  IpAddressUpdate,
  UpdateResolverEndpointRequest,
  UpdateResolverEndpointResponse,
} from '@aws-sdk/client-route53resolver';
import type { Context } from '../../kernel/context.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { invalidParameter, invalidRequest, limitExceeded, resourceNotFound } from '../errors.ts';
import { resolverRule } from '../rule/rule.ts';
import { checkName, SETTLE_MS, timeText, traced } from '../words.ts';
import { addAddress, dropAddress, requireSubnet, settleAddress } from './addresses.ts';
import { LEAST_ADDRESSES, MOST_ADDRESSES, refuseOtherKinds } from './create.ts';
import {
  type EndpointAddress,
  type ResolverEndpointItem,
  resolverEndpoint,
  setStatus,
  showEndpoint,
} from './endpoint.ts';

export function updateResolverEndpoint(
  input: UpdateResolverEndpointRequest,
  context: Context,
): UpdateResolverEndpointResponse {
  checkName(input.Name);
  refuseOptions(input, ['UpdateIpAddresses']);
  refuseOtherKinds(input);
  const item = requireOperational(input.ResolverEndpointId, context);
  if (input.Name !== undefined) item.Name = input.Name;
  item.ModificationTime = timeText(context.now);
  return { ResolverEndpoint: showEndpoint(item) };
}

export function associateIpAddress(
  { ResolverEndpointId, IpAddress = {} }: AssociateResolverEndpointIpAddressRequest,
  context: Context,
): AssociateResolverEndpointIpAddressResponse {
  const item = requireOperational(ResolverEndpointId, context);
  if (item.addresses.length >= MOST_ADDRESSES) throw limitExceeded(context.account, 'max-ip-addresses');
  const home = requireSubnet(IpAddress.SubnetId, context);
  if (home.VpcId !== item.HostVPCId)
    throw invalidParameter('All subnets of a resolver endpoint must be in one VPC');
  addAddress(item, { ...IpAddress, SubnetId: home.SubnetId }, 'ATTACHING', context);
  beginUpdate(item, context);
  return { ResolverEndpoint: showEndpoint(item) };
}

export function disassociateIpAddress(
  { ResolverEndpointId, IpAddress = {} }: DisassociateResolverEndpointIpAddressRequest,
  context: Context,
): DisassociateResolverEndpointIpAddressResponse {
  const item = requireOperational(ResolverEndpointId, context);
  const found = item.addresses.find((address) => isMeant(address, IpAddress));
  if (!found)
    throw resourceNotFound(
      `The IP address "${IpAddress.IpId ?? IpAddress.Ip}" is not associated with resolver endpoint "${item.Id}"`,
    );
  if (item.addresses.length <= LEAST_ADDRESSES)
    throw invalidRequest(`Resolver endpoint needs to have at least ${LEAST_ADDRESSES} IP addresses`);
  found.Status = 'DETACHING';
  found.StatusMessage = 'This IP address is being removed.';
  beginUpdate(item, context);
  return { ResolverEndpoint: showEndpoint(item) };
}

function isMeant(address: EndpointAddress, { IpId, Ip, SubnetId }: IpAddressUpdate): boolean {
  if (IpId !== undefined) return address.IpId === IpId;
  return address.Ip === Ip && (SubnetId === undefined || address.SubnetId === SubnetId);
}

export function deleteResolverEndpoint(
  input: DeleteResolverEndpointRequest,
  context: Context,
): DeleteResolverEndpointResponse {
  const item = context.get(resolverEndpoint, input.ResolverEndpointId ?? '');
  const rules = context.list(resolverRule).filter((rule) => rule.ResolverEndpointId === item.Id);
  if (rules.length > 0)
    throw invalidRequest(
      `[RSLVR-00600] Cannot delete resolver endpoint unless its related resolver rules are deleted. The following rules still exist for this resolver endpoint: "${rules.map(({ Id }) => Id).join(',')}"`,
    );
  if (item.Status !== 'DELETING') {
    setStatus(item, 'DELETING', traced('Deleting the Resolver Endpoint', context), context);
    context.later(SETTLE_MS, resolverEndpoint, item.Id, 'finish-delete');
  }
  return { ResolverEndpoint: showEndpoint(item) };
}

/** Throws `InvalidRequestException` while another change is going on. */
function requireOperational(id: string | undefined, context: Context): ResolverEndpointItem {
  const item = context.get(resolverEndpoint, id ?? '');
  if (item.Status !== 'OPERATIONAL')
    throw invalidRequest(
      `Resolver endpoint "${item.Id}" cannot be updated while its status is ${item.Status}`,
    );
  return item;
}

function beginUpdate(item: ResolverEndpointItem, context: Context): void {
  setStatus(item, 'UPDATING', traced('Updating the Resolver Endpoint', context), context);
  context.later(SETTLE_MS, resolverEndpoint, item.Id, 'settle');
}

/** A transition: what was being set up is there, what was being removed is gone. */
export function settle(item: ResolverEndpointItem, context: Context): void {
  if (item.Status === 'DELETING') return;
  for (const address of [...item.addresses]) {
    if (address.Status === 'DETACHING') dropAddress(item, address, context);
    else if (address.Status !== 'ATTACHED') settleAddress(address, context);
  }
  setStatus(item, 'OPERATIONAL', 'This Resolver Endpoint is operational.', context);
}

/** A transition. */
export function finishDelete(item: ResolverEndpointItem, context: Context): void {
  for (const address of [...item.addresses]) dropAddress(item, address, context);
  context.remove(resolverEndpoint, item.Id);
}
