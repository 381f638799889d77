/** Associating Direct Connect gateways with gateways of regions (R-DX-71 … R-DX-77). */
import type {
  CreateDirectConnectGatewayAssociationRequest,
  CreateDirectConnectGatewayAssociationResult,
  DeleteDirectConnectGatewayAssociationRequest,
  DeleteDirectConnectGatewayAssociationResult,
  DescribeDirectConnectGatewayAssociationsRequest,
  DescribeDirectConnectGatewayAssociationsResult,
  UpdateDirectConnectGatewayAssociationRequest,
  UpdateDirectConnectGatewayAssociationResult,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, write } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';
import { drawUuid, globally, globalPlace, requireGateway } from '../gateway/gateway.ts';
import { pageOf } from '../pages.ts';
import { type AssociationItem, allAssociations, associationsOf, gatewayAssociation } from './association.ts';
import { type Candidate, requireCandidate } from './candidate.ts';
import { checkCandidate, checkPrefixes } from './check.ts';
import { beginDisassociate, beginUpdate, settleLater } from './lifecycle.ts';
import { changed, prefixesFrom } from './prefixes.ts';
import { showAssociation } from './show.ts';

export const associationOperations: Operations = {
  CreateDirectConnectGatewayAssociation: write(createAssociation),
  DescribeDirectConnectGatewayAssociations: read(describeAssociations),
  UpdateDirectConnectGatewayAssociation: write(updateAssociation),
  DeleteDirectConnectGatewayAssociation: write(deleteAssociation),
};

function createAssociation(
  input: CreateDirectConnectGatewayAssociationRequest,
  context: Context,
): CreateDirectConnectGatewayAssociationResult {
  const { directConnectGatewayId, gatewayId, virtualGatewayId } = input;
  if (gatewayId !== undefined && virtualGatewayId !== undefined)
    throw clientException('Only one of gatewayId and virtualGatewayId may be specified.');
  const candidate = requireCandidate(gatewayId ?? virtualGatewayId, context);
  const prefixes = prefixesFrom(input.addAllowedPrefixesToDirectConnectGateway);
  return {
    directConnectGatewayAssociation: showAssociation(
      associate(directConnectGatewayId, candidate, prefixes, context),
    ),
  };
}

/** The new association, checked; a virtual private gateway that names no prefixes gets those of its VPC. */
export function associate(
  directConnectGatewayId: string | undefined,
  candidate: Candidate,
  asked: string[],
  context: Context,
): AssociationItem {
  const gateway = requireGateway(directConnectGatewayId, context);
  checkCandidate(gateway, candidate, context);
  const prefixes =
    candidate.type === 'virtualPrivateGateway' && asked.length === 0 ? [...candidate.blocks] : asked;
  checkPrefixes(candidate.type, prefixes, associationsOf(gateway.directConnectGatewayId, context));
  const { id, type, region } = candidate;
  const item = globalPlace(context).add(gatewayAssociation, {
    associationId: drawUuid(context.random),
    directConnectGatewayId: gateway.directConnectGatewayId,
    directConnectGatewayOwnerAccount: gateway.ownerAccount,
    associationState: 'associating',
    associatedGateway: { id, type, region, ownerAccount: context.account },
    allowedPrefixes: prefixes,
  });
  settleLater(item, 'associated', context);
  return item;
}

function describeAssociations(
  input: DescribeDirectConnectGatewayAssociationsRequest,
  context: Context,
): DescribeDirectConnectGatewayAssociationsResult {
  const { associationId, directConnectGatewayId } = input;
  const gatewayId = input.associatedGatewayId ?? input.virtualGatewayId;
  if ([associationId, directConnectGatewayId, gatewayId].every((id) => id === undefined))
    throw clientException(
      'At least one of associationId, associatedGatewayId, directConnectGatewayId and virtualGatewayId must be specified.',
    );
  const { items, rest } = pageOf(
    allAssociations(context)
      .filter((item) => associationId === undefined || item.associationId === associationId)
      .filter(
        (item) =>
          directConnectGatewayId === undefined || item.directConnectGatewayId === directConnectGatewayId,
      )
      .filter((item) => gatewayId === undefined || item.associatedGateway.id === gatewayId),
    input,
  );
  return { directConnectGatewayAssociations: items.map(showAssociation), ...rest };
}

function updateAssociation(
  input: UpdateDirectConnectGatewayAssociationRequest,
  context: Context,
): UpdateDirectConnectGatewayAssociationResult {
  const item = globally(context).get(gatewayAssociation, input.associationId ?? '');
  if (item.associationState !== 'associated')
    throw clientException(
      `Direct Connect Gateway Association ${item.associationId} is in state ${item.associationState} and cannot be updated.`,
    );
  const added = prefixesFrom(input.addAllowedPrefixesToDirectConnectGateway);
  const removed = prefixesFrom(input.removeAllowedPrefixesToDirectConnectGateway);
  if (added.length + removed.length === 0)
    throw clientException('Allowed prefixes to add or to remove must be specified.');
  const prefixes = changed(item.allowedPrefixes, added, removed);
  const others = associationsOf(item.directConnectGatewayId, context).filter((one) => one !== item);
  checkPrefixes(item.associatedGateway.type, prefixes, others);
  beginUpdate(item, prefixes, context);
  return { directConnectGatewayAssociation: showAssociation(item) };
}

function deleteAssociation(
  { associationId, directConnectGatewayId, virtualGatewayId }: DeleteDirectConnectGatewayAssociationRequest,
  context: Context,
): DeleteDirectConnectGatewayAssociationResult {
  const item =
    associationId === undefined
      ? associationBetween(directConnectGatewayId, virtualGatewayId, context)
      : globally(context).get(gatewayAssociation, associationId);
  beginDisassociate(item, context);
  return { directConnectGatewayAssociation: showAssociation(item) };
}

function associationBetween(
  directConnectGatewayId: string | undefined,
  virtualGatewayId: string | undefined,
  context: Context,
): AssociationItem {
  if (directConnectGatewayId === undefined || virtualGatewayId === undefined)
    throw clientException('Specify associationId, or directConnectGatewayId and virtualGatewayId.');
  const found = associationsOf(directConnectGatewayId, context).find(
    (item) => item.associatedGateway.id === virtualGatewayId,
  );
  if (!found) throw clientException('No association exists');
  return found;
}
