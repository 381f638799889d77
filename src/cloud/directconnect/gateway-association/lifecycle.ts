/** How associations come and go in time (R-DX-75): minutes with virtual private gateways, longer with transit gateways. */
import {
  attachDirectConnectGateway,
  detachDirectConnectGateway,
} from '../../ec2/transit-gateway-attachment/direct-connect.ts';
import type { Context } from '../../kernel/context.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { globally } from '../gateway/gateway.ts';
import { type AssociationItem, allAssociations, gatewayAssociation, isTransit } from './association.ts';
import { findCandidate } from './candidate.ts';

const MINUTE_MS = 60_000;
const VIRTUAL_MS = 5 * MINUTE_MS;
const TRANSIT_MS = 15 * MINUTE_MS;
const UPDATE_MS = 2 * MINUTE_MS;

export function settleLater(
  item: AssociationItem,
  transition: 'associated' | 'finish-delete',
  context: Context,
): void {
  const delay = isTransit(item) ? TRANSIT_MS : VIRTUAL_MS;
  globally(context).later(delay, gatewayAssociation, item.associationId, transition);
}

export function beginUpdate(item: AssociationItem, prefixes: string[], context: Context): void {
  item.associationState = 'updating';
  item.nextPrefixes = prefixes;
  globally(context).later(UPDATE_MS, gatewayAssociation, item.associationId, 'updated');
}

export function beginDisassociate(item: AssociationItem, context: Context): void {
  if (item.associationState === 'disassociating') return;
  item.associationState = 'disassociating';
  settleLater(item, 'finish-delete', context);
}

/** A transit gateway gets an attachment with it, and loses it with it. */
export const associationTransitions: Transitions<AssociationItem> = {
  associated: (item, context) => {
    if (item.associationState !== 'associating') return;
    item.associationState = 'associated';
    const { id, region } = item.associatedGateway;
    if (isTransit(item))
      attachDirectConnectGateway(id, item.directConnectGatewayId, context.elsewhere(region));
  },
  updated: (item) => {
    if (item.associationState !== 'updating') return;
    item.associationState = 'associated';
    item.allowedPrefixes = item.nextPrefixes ?? item.allowedPrefixes;
    delete item.nextPrefixes;
  },
  'finish-delete': (item, context) => {
    const { id, region } = item.associatedGateway;
    if (isTransit(item))
      detachDirectConnectGateway(id, item.directConnectGatewayId, context.elsewhere(region));
    context.remove(gatewayAssociation, item.associationId);
  },
};

/** Whoever takes a virtual private gateway off its VPC disassociates it, too (R-DX-72). */
export function disassociateDetached(context: Context): void {
  for (const { associationId, associatedGateway, associationState } of context.peek(gatewayAssociation)) {
    if (associatedGateway.type !== 'virtualPrivateGateway' || associationState === 'disassociating') continue;
    if (findCandidate(associatedGateway.id, context)?.isAttached) continue;
    const item = allAssociations(context).find((one) => one.associationId === associationId);
    if (item) beginDisassociate(item, context);
  }
}
