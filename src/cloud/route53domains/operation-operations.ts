/** What can be done with operations in progress. */
import type {
  GetOperationDetailRequest,
  GetOperationDetailResponse,
  ListOperationsRequest,
  ListOperationsResponse,
} from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import { paginate } from '../kernel/pagination.ts';
import { refuseOptions } from '../kernel/parameters.ts';
import { type Plain, timestamp } from '../kernel/plain.ts';
import type { Operations, Transitions } from '../kernel/resource.ts';
import { read } from '../kernel/resource.ts';
import { domainOperation, type OperationItem } from './operation.ts';
import { registered } from './register.ts';
import { transferred } from './transfer.ts';

export const operationOperations: Operations = {
  GetOperationDetail: read<GetOperationDetailRequest, Plain<GetOperationDetailResponse>>((input, context) =>
    showOperation(context.get(domainOperation, input.OperationId ?? '')),
  ),
  ListOperations: read<ListOperationsRequest, Plain<ListOperationsResponse>>(listOperations),
};

export const operationTransitions: Transitions<OperationItem> = { complete };

const OPERATIONS_PER_PAGE = 20;

function showOperation({
  years: _years,
  autoRenew: _renew,
  authCode: _code,
  servers: _servers,
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

function complete(item: OperationItem, context: Context): void {
  item.LastUpdatedDate = timestamp(context.now);
  if (item.Type === 'REGISTER_DOMAIN') registered(item, context);
  const failure = item.Type === 'TRANSFER_IN_DOMAIN' ? transferred(item, context) : undefined;
  item.Status = failure === undefined ? 'SUCCESSFUL' : 'FAILED';
  if (failure !== undefined) item.Message = failure;
}
