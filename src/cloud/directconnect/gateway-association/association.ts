/**
 * Associations of Direct Connect gateways with virtual private gateways or transit gateways, of any region (R-DX-71 …
 * R-DX-77). Allowed prefixes are a filter for the one, and what is announced for the other.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DirectConnectGatewayAssociation.html
 */
import type { AssociatedGateway, DirectConnectGatewayAssociation } from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';
import { globally } from '../gateway/gateway.ts';

export type AssociationItem = Omit<
  Stored<
    DirectConnectGatewayAssociation,
    'associationId' | 'directConnectGatewayId' | 'directConnectGatewayOwnerAccount' | 'associationState'
  >,
  | 'associatedGateway'
  | 'allowedPrefixesToDirectConnectGateway'
  | 'virtualGatewayId'
  | 'virtualGatewayRegion'
  | 'virtualGatewayOwnerAccount'
> & {
  associatedGateway: Stored<AssociatedGateway, 'id' | 'type' | 'ownerAccount' | 'region'>;
  /** What counts now. */
  allowedPrefixes: string[];
  /** What an update will make of it. */
  nextPrefixes?: string[];
};

export const gatewayAssociation = defineResource<AssociationItem>({
  kind: 'dx-gateway-association',
  prefix: 'dxgw-association',
  id: (item) => item.associationId,
  notFound: associationNotFound,
  malformed: associationNotFound,
  filters: {},
});

function associationNotFound(id: string) {
  return clientException(`Direct Connect Gateway Association with ID ${id} does not exist`);
}

export function associationsOf(directConnectGatewayId: string, context: Context): readonly AssociationItem[] {
  return allAssociations(context).filter((item) => item.directConnectGatewayId === directConnectGatewayId);
}

export function allAssociations(context: Context): readonly AssociationItem[] {
  return globally(context).list(gatewayAssociation);
}

/** Whether routes pass it: also while it is being updated, with what counted before. */
export function isAssociated({ associationState: state }: AssociationItem): boolean {
  return state === 'associated' || state === 'updating';
}

export function isTransit({ associatedGateway }: AssociationItem): boolean {
  return associatedGateway.type === 'transitGateway';
}
