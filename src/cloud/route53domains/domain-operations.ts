/** What can be done with domains. */
import type {
  CheckDomainAvailabilityRequest,
  CheckDomainAvailabilityResponse,
  DeleteDomainRequest,
  DeleteDomainResponse,
  GetDomainDetailRequest,
  GetDomainDetailResponse,
  ListDomainsRequest,
  ListDomainsResponse,
  OperationType,
  RetrieveDomainAuthCodeRequest,
  RetrieveDomainAuthCodeResponse,
  UpdateDomainNameserversRequest,
  UpdateDomainNameserversResponse,
} from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import { paginate } from '../kernel/pagination.ts';
import { refuseOptions } from '../kernel/parameters.ts';
import { type Plain, timestamp } from '../kernel/plain.ts';
import type { Operations, Transitions } from '../kernel/resource.ts';
import { read, write } from '../kernel/resource.ts';
import { isTaken } from './availability.ts';
import { type DomainItem, domain, requireDomain } from './domain.ts';
import { requireDomainName } from './domain-names.ts';
import { autoRenew, lose, renewDomain } from './lifecycle.ts';
import { beginOperation } from './operation.ts';
import { registerDomain } from './register.ts';
import { checkServers } from './servers.ts';
import { checkTransferability, transferDomain } from './transfer.ts';

export const domainOperations: Operations = {
  CheckDomainAvailability: read<CheckDomainAvailabilityRequest, CheckDomainAvailabilityResponse>(
    (input, context) => ({
      Availability: isTaken(requireDomainName(input.DomainName), context) ? 'UNAVAILABLE' : 'AVAILABLE',
    }),
  ),
  CheckDomainTransferability: read(checkTransferability),
  RegisterDomain: write(registerDomain),
  TransferDomain: write(transferDomain),
  RenewDomain: write(renewDomain),
  ListDomains: read<ListDomainsRequest, Plain<ListDomainsResponse>>(listDomains),
  GetDomainDetail: read<GetDomainDetailRequest, Plain<GetDomainDetailResponse>>(getDomainDetail),
  UpdateDomainNameservers: write<UpdateDomainNameserversRequest, UpdateDomainNameserversResponse>(
    updateServers,
  ),
  EnableDomainTransferLock: changing('DOMAIN_LOCK', { TransferLock: true }),
  DisableDomainTransferLock: changing('DOMAIN_LOCK', { TransferLock: false }),
  EnableDomainAutoRenew: changing('ENABLE_AUTORENEW', { AutoRenew: true }),
  DisableDomainAutoRenew: changing('DISABLE_AUTORENEW', { AutoRenew: false }),
  RetrieveDomainAuthCode: read<RetrieveDomainAuthCodeRequest, RetrieveDomainAuthCodeResponse>(
    (input, context) => ({ AuthCode: requireDomain(input.DomainName, context).AuthCode }),
  ),
  DeleteDomain: write<DeleteDomainRequest, DeleteDomainResponse>((input, context) => {
    const { DomainName } = requireDomain(input.DomainName, context);
    context.remove(domain, DomainName);
    return { OperationId: beginOperation({ Type: 'DELETE_DOMAIN', DomainName }, context).OperationId };
  }),
};

export const domainTransitions: Transitions<DomainItem> = { autoRenew, lose };

/** How long a registry takes to change what it says. */
const UPDATE_MS = 60_000;
const DOMAINS_PER_PAGE = 20;

type Named = { DomainName: string | undefined };
type Asked = { OperationId?: string | undefined };

/** An operation that sets one thing. */
function changing(type: OperationType, values: Partial<DomainItem>) {
  return write<Named, Asked>((input, context) => {
    const item = requireDomain(input.DomainName, context);
    Object.assign(item, values, { updatedAt: context.now });
    return { OperationId: beginOperation({ Type: type, DomainName: item.DomainName }, context).OperationId };
  });
}

function listDomains(input: ListDomainsRequest, context: Context): Plain<ListDomainsResponse> {
  refuseOptions(input, ['FilterConditions', 'SortCondition']);
  const items = context.list(domain).sort((left, right) => (left.DomainName < right.DomainName ? -1 : 1));
  const size = input.MaxItems ?? DOMAINS_PER_PAGE;
  const page = paginate(items, { MaxResults: size, NextToken: input.Marker }, { least: 1, most: 100 });
  return {
    Domains: page.items.map(({ DomainName, AutoRenew, TransferLock, expiresAt }) => ({
      DomainName,
      AutoRenew,
      TransferLock,
      Expiry: timestamp(expiresAt),
    })),
    ...(page.nextToken !== undefined && { NextPageMarker: page.nextToken }),
  };
}

function getDomainDetail(input: GetDomainDetailRequest, context: Context): Plain<GetDomainDetailResponse> {
  const item = requireDomain(input.DomainName, context);
  return {
    DomainName: item.DomainName,
    Nameservers: item.Nameservers.map((server) => ({ ...server })),
    AutoRenew: item.AutoRenew,
    AdminPrivacy: true,
    RegistrantPrivacy: true,
    TechPrivacy: true,
    RegistrarName: 'Amazon Registrar, Inc.',
    WhoIsServer: 'whois.registrar.amazon',
    RegistrarUrl: 'http://registrar.amazon.com',
    CreationDate: timestamp(item.createdAt),
    UpdatedDate: timestamp(item.updatedAt),
    ExpirationDate: timestamp(item.expiresAt),
    StatusList: item.TransferLock ? ['clientTransferProhibited'] : ['ok'],
  };
}

/** R-R53-154. The registry refers to the new servers at once; resolvers learn it as the old answers run out. */
function updateServers(
  input: UpdateDomainNameserversRequest,
  context: Context,
): UpdateDomainNameserversResponse {
  const item = requireDomain(input.DomainName, context);
  const servers = input.Nameservers ?? [];
  checkServers(item.DomainName, servers);
  item.Nameservers = structuredClone(servers);
  item.updatedAt = context.now;
  const asked = { Type: 'UPDATE_NAMESERVER', DomainName: item.DomainName } as const;
  return { OperationId: beginOperation(asked, context, UPDATE_MS).OperationId };
}
