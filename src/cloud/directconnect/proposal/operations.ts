/** Proposals to associate, or to change what is allowed; accepted or deleted, and gone by themselves (R-DX-79). */
import type {
  AcceptDirectConnectGatewayAssociationProposalRequest,
  AcceptDirectConnectGatewayAssociationProposalResult,
  CreateDirectConnectGatewayAssociationProposalRequest,
  CreateDirectConnectGatewayAssociationProposalResult,
  DeleteDirectConnectGatewayAssociationProposalRequest,
  DeleteDirectConnectGatewayAssociationProposalResult,
  DescribeDirectConnectGatewayAssociationProposalsRequest,
  DescribeDirectConnectGatewayAssociationProposalsResult,
  DirectConnectGatewayAssociationProposal,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, type Transitions, write } from '../../kernel/resource.ts';
import { clientException } from '../errors.ts';
import { drawUuid, globally, globalPlace, requireGateway } from '../gateway/gateway.ts';
import { type AssociationItem, associationsOf } from '../gateway-association/association.ts';
import { type Candidate, requireCandidate } from '../gateway-association/candidate.ts';
import { checkCandidate, checkPrefixes } from '../gateway-association/check.ts';
import { beginUpdate } from '../gateway-association/lifecycle.ts';
import { associate } from '../gateway-association/operations.ts';
import { changed, prefixesFrom } from '../gateway-association/prefixes.ts';
import { showAssociation } from '../gateway-association/show.ts';
import { pageOf } from '../pages.ts';
import { associationProposal, type ProposalItem } from './proposal.ts';

export const proposalOperations: Operations = {
  CreateDirectConnectGatewayAssociationProposal: write(createProposal),
  DescribeDirectConnectGatewayAssociationProposals: read(describeProposals),
  AcceptDirectConnectGatewayAssociationProposal: write(acceptProposal),
  DeleteDirectConnectGatewayAssociationProposal: write(deleteProposal),
};

export const proposalTransitions: Transitions<ProposalItem> = {
  expire: (item, context) => {
    if (item.proposalState === 'requested') end(item, 'deleted', context);
  },
  forget: (item, context) => context.remove(associationProposal, item.proposalId),
};

const DAY_MS = 86_400_000;
const EXPIRES_MS = 7 * DAY_MS;
const VISIBLE_MS = 3 * DAY_MS;

function createProposal(
  input: CreateDirectConnectGatewayAssociationProposalRequest,
  context: Context,
): CreateDirectConnectGatewayAssociationProposalResult {
  const gateway = requireGateway(input.directConnectGatewayId, context);
  const owner = input.directConnectGatewayOwnerAccount;
  if (owner !== gateway.ownerAccount)
    throw clientException(
      `Direct Connect Gateway ${gateway.directConnectGatewayId} is not owned by account ${owner}.`,
    );
  const candidate = requireCandidate(input.gatewayId, context);
  const existing = associationWith(gateway.directConnectGatewayId, candidate.id, context);
  if (openProposal(gateway.directConnectGatewayId, candidate.id, context))
    throw clientException(
      `A proposal to associate ${candidate.id} with this Direct Connect Gateway already exists.`,
    );
  const requested = changed(
    existing?.allowedPrefixes ?? [],
    prefixesFrom(input.addAllowedPrefixesToDirectConnectGateway),
    prefixesFrom(input.removeAllowedPrefixesToDirectConnectGateway),
  );
  const { id, type, region } = candidate;
  if (existing) checkUpdate(existing, requested, context);
  else checkCandidate(gateway, candidate, context);
  const proposal: ProposalItem = {
    proposalId: drawUuid(context.random),
    directConnectGatewayId: gateway.directConnectGatewayId,
    directConnectGatewayOwnerAccount: gateway.ownerAccount,
    proposalState: 'requested',
    associatedGateway: { id, type, region, ownerAccount: context.account },
    existingPrefixes: [...(existing?.allowedPrefixes ?? [])],
    requestedPrefixes: requested.length > 0 ? requested : defaultPrefixes(candidate),
  };
  const item = globalPlace(context).add(associationProposal, proposal);
  globally(context).later(EXPIRES_MS, associationProposal, item.proposalId, 'expire');
  return { directConnectGatewayAssociationProposal: show(item) };
}

function defaultPrefixes({ type, blocks }: Candidate): string[] {
  return type === 'virtualPrivateGateway' ? [...blocks] : [];
}

function associationWith(id: string, gatewayId: string, context: Context): AssociationItem | undefined {
  return associationsOf(id, context).find((item) => item.associatedGateway.id === gatewayId);
}

function openProposal(id: string, gatewayId: string, context: Context): ProposalItem | undefined {
  return globally(context)
    .list(associationProposal)
    .find(
      (item) =>
        item.directConnectGatewayId === id &&
        item.associatedGateway.id === gatewayId &&
        item.proposalState === 'requested',
    );
}

function checkUpdate(existing: AssociationItem, prefixes: readonly string[], context: Context): void {
  const others = associationsOf(existing.directConnectGatewayId, context).filter(
    (one) => one.associationId !== existing.associationId,
  );
  checkPrefixes(existing.associatedGateway.type, prefixes, others);
}

function acceptProposal(
  input: AcceptDirectConnectGatewayAssociationProposalRequest,
  context: Context,
): AcceptDirectConnectGatewayAssociationProposalResult {
  const item = requireOpen(input.proposalId, context);
  if (item.directConnectGatewayId !== input.directConnectGatewayId)
    throw clientException(`Proposal ${item.proposalId} is for another Direct Connect Gateway.`);
  if (input.associatedGatewayOwnerAccount !== item.associatedGateway.ownerAccount)
    throw clientException(
      `The associated gateway is not owned by account ${input.associatedGatewayOwnerAccount}.`,
    );
  const override = prefixesFrom(input.overrideAllowedPrefixesToDirectConnectGateway);
  const prefixes = override.length > 0 ? override : [...item.requestedPrefixes];
  const existing = associationWith(item.directConnectGatewayId, item.associatedGateway.id, context);
  if (existing) checkUpdate(existing, prefixes, context);
  const association =
    existing ??
    associate(
      item.directConnectGatewayId,
      requireCandidate(item.associatedGateway.id, context),
      prefixes,
      context,
    );
  if (existing) beginUpdate(existing, prefixes, context);
  end(item, 'accepted', context);
  return { directConnectGatewayAssociation: showAssociation(association) };
}

function deleteProposal(
  { proposalId }: DeleteDirectConnectGatewayAssociationProposalRequest,
  context: Context,
): DeleteDirectConnectGatewayAssociationProposalResult {
  const item = requireOpen(proposalId, context);
  end(item, 'deleted', context);
  return { directConnectGatewayAssociationProposal: show(item) };
}

function requireOpen(id: string | undefined, context: Context): ProposalItem {
  const item = globally(context).get(associationProposal, id ?? '');
  if (item.proposalState !== 'requested')
    throw clientException(`Proposal ${id} is in state ${item.proposalState}.`);
  return item;
}

function end(item: ProposalItem, state: ProposalItem['proposalState'], context: Context): void {
  item.proposalState = state;
  globally(context).later(VISIBLE_MS, associationProposal, item.proposalId, 'forget');
}

function describeProposals(
  input: DescribeDirectConnectGatewayAssociationProposalsRequest,
  context: Context,
): DescribeDirectConnectGatewayAssociationProposalsResult {
  const { directConnectGatewayId, proposalId, associatedGatewayId } = input;
  const { items, rest } = pageOf(
    globally(context)
      .list(associationProposal)
      .filter((item) => proposalId === undefined || item.proposalId === proposalId)
      .filter(
        (item) =>
          directConnectGatewayId === undefined || item.directConnectGatewayId === directConnectGatewayId,
      )
      .filter(
        (item) => associatedGatewayId === undefined || item.associatedGateway.id === associatedGatewayId,
      ),
    input,
  );
  return { directConnectGatewayAssociationProposals: items.map(show), ...rest };
}

function show(item: ProposalItem): DirectConnectGatewayAssociationProposal {
  const { existingPrefixes, requestedPrefixes, associatedGateway, ...rest } = item;
  return {
    ...rest,
    associatedGateway: { ...associatedGateway },
    existingAllowedPrefixesToDirectConnectGateway: existingPrefixes.map((cidr) => ({ cidr })),
    requestedAllowedPrefixesToDirectConnectGateway: requestedPrefixes.map((cidr) => ({ cidr })),
  };
}
