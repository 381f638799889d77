/** What was asked of the registrar and how far it is (R-R53-151). */
import type {
  GetOperationDetailRequest,
  GetOperationDetailResponse,
  ListOperationsRequest,
  ListOperationsResponse,
  OperationType,
} from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import { paginate } from '../kernel/pagination.ts';
import { refuseOptions } from '../kernel/parameters.ts';
import { type Plain, timestamp } from '../kernel/plain.ts';
import { type Resource, read } from '../kernel/resource.ts';
import { drawUuid } from '../route53/ids.ts';
import { invalidInput } from './errors.ts';
import { registered } from './register.ts';

export interface OperationItem {
  OperationId: string;
  Status: 'IN_PROGRESS' | 'SUCCESSFUL';
  Type: OperationType;
  DomainName: string;
  SubmittedDate: string;
  LastUpdatedDate: string;
  /** Of a registration: what the domain will be. */
  years?: number;
  autoRenew?: boolean;
}

const OPERATIONS_PER_PAGE = 20;

export const domainOperation: Resource<OperationItem> = {
  kind: 'domain-operation',
  prefix: 'operation',
  id: (item) => item.OperationId,
  notFound: noSuchOperation,
  malformed: noSuchOperation,
  filters: {},
  transitions: { complete },
  operations: {
    GetOperationDetail: read<GetOperationDetailRequest, Plain<GetOperationDetailResponse>>((input, context) =>
      showOperation(context.get(domainOperation, input.OperationId ?? '')),
    ),
    ListOperations: read<ListOperationsRequest, Plain<ListOperationsResponse>>(listOperations),
  },
};

/** Begins an operation that is done after `delayMs`; at once without. */
export function beginOperation(
  asked: Pick<OperationItem, 'Type' | 'DomainName' | 'years' | 'autoRenew'>,
  context: Context,
  delayMs = 0,
): OperationItem {
  const now = timestamp(context.now);
  const begun: OperationItem = {
    OperationId: drawUuid(context.random),
    Status: delayMs > 0 ? 'IN_PROGRESS' : 'SUCCESSFUL',
    ...asked,
    SubmittedDate: now,
    LastUpdatedDate: now,
  };
  const item = context.add(domainOperation, begun);
  if (delayMs > 0) context.later(delayMs, domainOperation, item.OperationId, 'complete');
  return item;
}

function complete(item: OperationItem, context: Context): void {
  item.Status = 'SUCCESSFUL';
  item.LastUpdatedDate = timestamp(context.now);
  if (item.Type === 'REGISTER_DOMAIN') registered(item, context);
}

function showOperation({
  years: _years,
  autoRenew: _renew,
  ...shown
}: OperationItem): Plain<GetOperationDetailResponse> {
  return { ...shown };
}

/** The newest first. */
function listOperations(input: ListOperationsRequest, context: Context): Plain<ListOperationsResponse> {
  refuseOptions(input, ['SubmittedSince', 'SortBy', 'SortOrder']);
  const { Status: statuses = [], Type: types = [] } = input;
  const wanted = context
    .list(domainOperation)
    .filter((item) => statuses.length === 0 || statuses.includes(item.Status))
    .filter((item) => types.length === 0 || types.includes(item.Type))
    .reverse();
  const size = input.MaxItems ?? OPERATIONS_PER_PAGE;
  const page = paginate(wanted, { MaxResults: size, NextToken: input.Marker }, { least: 1, most: 100 });
  return {
    Operations: page.items.map(showOperation),
    ...(page.nextToken !== undefined && { NextPageMarker: page.nextToken }),
  };
}

function noSuchOperation(id: string): ReturnType<typeof invalidInput> {
  return invalidInput(`Operation with id: [${id}] was not found`);
}
