/**
 * Proposals: the owner of a gateway asks the owner of a Direct Connect gateway to associate them (R-DX-79). netlab has one
 * account, which may be both.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DirectConnectGatewayAssociationProposal.html
 */
import type {
  AssociatedGateway,
  DirectConnectGatewayAssociationProposal,
} from '@aws-sdk/client-direct-connect';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';

export type ProposalItem = Omit<
  Stored<
    DirectConnectGatewayAssociationProposal,
    'proposalId' | 'directConnectGatewayId' | 'directConnectGatewayOwnerAccount' | 'proposalState'
  >,
  | 'associatedGateway'
  | 'existingAllowedPrefixesToDirectConnectGateway'
  | 'requestedAllowedPrefixesToDirectConnectGateway'
> & {
  associatedGateway: Stored<AssociatedGateway, 'id' | 'type' | 'ownerAccount' | 'region'>;
  existingPrefixes: string[];
  requestedPrefixes: string[];
};

export const associationProposal = defineResource<ProposalItem>({
  kind: 'dx-gateway-association-proposal',
  prefix: 'dxgw-proposal',
  id: (item) => item.proposalId,
  notFound: proposalNotFound,
  malformed: proposalNotFound,
  filters: {},
});

function proposalNotFound(id: string) {
  return clientException(`Direct Connect Gateway Association Proposal with ID ${id} does not exist`);
}
