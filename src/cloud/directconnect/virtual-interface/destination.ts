/**
 * Where a virtual interface leads: right to a virtual private gateway of the connection's region (R-DX-40), or to a
 * Direct Connect gateway, and then only together with others of its kind (R-DX-71, R-DX-74).
 */

import { vpnGateway } from '../../ec2/vpn-gateway/vpn-gateway.ts';
import type { Context } from '../../kernel/context.ts';
import { hostOf } from '../bgp-peer/peer.ts';
import { clientException } from '../errors.ts';
import { requireGateway } from '../gateway/gateway.ts';
import { associationsOf, isTransit } from '../gateway-association/association.ts';
import { allVifs, vifsOfGateway } from './everywhere.ts';
import { routerOf } from './sessions.ts';
import { type VifType, type VirtualInterfaceItem, virtualInterface } from './virtual-interface.ts';

export interface Destination {
  readonly virtualGatewayId?: string | undefined;
  readonly directConnectGatewayId?: string | undefined;
  readonly enableSiteLink?: boolean | undefined;
}

export const NOWHERE: Destination = {};

export interface Resolved {
  /** Absent on public interfaces. */
  readonly asn?: number;
  readonly virtualGatewayId?: string;
  readonly directConnectGatewayId?: string;
  readonly siteLinkEnabled: boolean;
}

const MOST_VIFS = 30;
const ATTACH_MS = 60_000;

export function resolveDestination(
  type: VifType,
  { virtualGatewayId, directConnectGatewayId, enableSiteLink = false }: Destination,
  context: Context,
): Resolved {
  if (virtualGatewayId !== undefined) {
    if (enableSiteLink) throw noSiteLink();
    return {
      asn: requireVirtualGateway(virtualGatewayId, context),
      virtualGatewayId,
      siteLinkEnabled: false,
    };
  }
  if (directConnectGatewayId === undefined) return { siteLinkEnabled: false };
  const { amazonSideAsn } = requireGateway(directConnectGatewayId, context);
  checkCompany(type, directConnectGatewayId, context);
  return { asn: amazonSideAsn, directConnectGatewayId, siteLinkEnabled: enableSiteLink };
}

export function noSiteLink() {
  return clientException(
    'SiteLink is supported only on private and transit Virtual Interfaces that are attached to a Direct Connect Gateway.',
  );
}

function requireVirtualGateway(id: string, context: Context): number {
  const item = context.find(vpnGateway, id);
  if (item?.State !== 'available')
    throw clientException(`Virtual Private Gateway with ID ${id} does not exist in ${context.region}`);
  return item.AmazonSideAsn;
}

function checkCompany(type: VifType, id: string, context: Context): void {
  const others = vifsOfGateway(id, context);
  if (others.length >= MOST_VIFS)
    throw clientException(
      `The maximum number of virtual interfaces has been reached: a Direct Connect Gateway supports ${MOST_VIFS}.`,
    );
  const associations = associationsOf(id, context);
  if (type === 'private' && associations.some(isTransit))
    throw clientException(
      `Direct Connect Gateway ${id} is associated with a Transit Gateway and accepts only Transit Virtual Interfaces.`,
    );
  if (type === 'transit' && associations.some((one) => !isTransit(one)))
    throw clientException(
      `Direct Connect Gateway ${id} is associated with a Virtual Private Gateway and accepts only Private Virtual Interfaces.`,
    );
  const rival = others.find((one) => one.type !== type);
  if (rival)
    throw clientException(
      `Direct Connect Gateway ${id} already has ${rival.type} Virtual Interface ${rival.virtualInterfaceId}: private and transit ones cannot share a Direct Connect Gateway.`,
    );
}

/** Lets the interface lead there, at once to a virtual private gateway, after a while to a Direct Connect gateway. */
export function attach(item: VirtualInterfaceItem, resolved: Resolved, context: Context): void {
  const { asn, virtualGatewayId, directConnectGatewayId, siteLinkEnabled } = resolved;
  if (asn !== undefined) item.amazonSideAsn = asn;
  item.siteLinkEnabled = siteLinkEnabled;
  if (virtualGatewayId !== undefined) item.virtualGatewayId = virtualGatewayId;
  if (directConnectGatewayId !== undefined) item.directConnectGatewayId = directConnectGatewayId;
  checkApart(item, context);
  if (directConnectGatewayId === undefined) return;
  item.attachmentState = 'attaching';
  context.later(ATTACH_MS, virtualInterface, item.virtualInterfaceId, 'attached');
}

/**
 * In netlab all sessions of a gateway end at one router, which tells them apart by the customer's address; at AWS each ends
 * at the device of its line, and two lines may even have the same addresses.
 */
export function checkApart(item: VirtualInterfaceItem, context: Context): void {
  const router = routerOf(item);
  const others = allVifs(context).filter(
    (other) => other.virtualInterfaceId !== item.virtualInterfaceId && routerOf(other) === router,
  );
  for (const other of others) {
    const taken = other.peers.map(({ customerAddress }) => hostOf(customerAddress));
    const twin = item.peers.find(({ customerAddress }) => taken.includes(hostOf(customerAddress)));
    if (twin)
      throw clientException(
        `Customer Address ${twin.customerAddress} is in use by ${other.virtualInterfaceId}, which leads to the same gateway: netlab needs another one here.`,
      );
  }
}
