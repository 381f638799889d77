/** What was asked of the registrar and how far it is (R-R53-151). */
import type { Nameserver, OperationType } from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import { timestamp } from '../kernel/plain.ts';
import type { Resource } from '../kernel/resource.ts';
import { drawUuid } from '../route53/ids.ts';
import { invalidInput } from './errors.ts';

export interface OperationItem {
  OperationId: string;
  Status: 'IN_PROGRESS' | 'SUCCESSFUL' | 'FAILED';
  /** Why it failed. */
  Message?: string;
  Type: OperationType;
  DomainName: string;
  SubmittedDate: string;
  LastUpdatedDate: string;
  /** Of a registration, or a transfer: what the domain will be. */
  years?: number;
  autoRenew?: boolean;
  /** Of a transfer: the word that its registrar asks for, and the name servers if they change. */
  authCode?: string;
  servers?: Nameserver[];
}

export const domainOperation: Resource<OperationItem> = {
  kind: 'domain-operation',
  prefix: 'operation',
  id: (item) => item.OperationId,
  notFound: noSuchOperation,
  malformed: noSuchOperation,
  filters: {},
};

/** Begins an operation that is done after `delayMs`; at once without. */
export function beginOperation(
  asked: Omit<OperationItem, 'OperationId' | 'Status' | 'Message' | 'SubmittedDate' | 'LastUpdatedDate'>,
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

function noSuchOperation(id: string): ReturnType<typeof invalidInput> {
  return invalidInput(`Operation with id: [${id}] was not found`);
}
