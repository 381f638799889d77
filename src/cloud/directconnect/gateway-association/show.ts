/** Associations as they are shown; those with virtual private gateways repeat the gateway in older members. */
import type { DirectConnectGatewayAssociation } from '@aws-sdk/client-direct-connect';
import { type AssociationItem, isTransit } from './association.ts';

export function showAssociation(item: AssociationItem): DirectConnectGatewayAssociation {
  const { allowedPrefixes, nextPrefixes: _coming, associatedGateway, ...rest } = item;
  return {
    ...rest,
    associatedGateway: { ...associatedGateway },
    allowedPrefixesToDirectConnectGateway: allowedPrefixes.map((cidr) => ({ cidr })),
    ...(!isTransit(item) && {
      virtualGatewayId: associatedGateway.id,
      virtualGatewayRegion: associatedGateway.region,
      virtualGatewayOwnerAccount: associatedGateway.ownerAccount,
    }),
  };
}
