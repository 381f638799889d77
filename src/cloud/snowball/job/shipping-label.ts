/** A return label on paper, for a device whose display is broken; it is ready some minutes after it was asked for. */
import type {
  CreateReturnShippingLabelRequest,
  CreateReturnShippingLabelResult,
  DescribeReturnShippingLabelRequest,
  DescribeReturnShippingLabelResult,
} from '@aws-sdk/client-snowball';
import { DAY_MS } from '../../../kit/business-days.ts';
import type { Context } from '../../kernel/context.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { conflict, invalidJobState, labelExists } from '../errors.ts';
import { manifestHost } from './credentials.ts';
import { type JobItem, job } from './job.ts';

const MADE_IN_MS = 5 * 60_000;
const VALID_DAYS = 7;

export function createLabel(
  { JobId: id = '' }: CreateReturnShippingLabelRequest,
  context: Context,
): CreateReturnShippingLabelResult {
  const item = context.get(job, id);
  if (item.State !== 'WithCustomer') throw invalidJobState();
  if (item.labelSince !== undefined && statusOf(item, context) === 'InProgress') throw labelExists();
  item.labelSince = context.now;
  return { Status: 'InProgress' };
}

export function describeLabel(
  { JobId: id = '' }: DescribeReturnShippingLabelRequest,
  context: Context,
): Plain<DescribeReturnShippingLabelResult> {
  const item = context.get(job, id);
  if (item.labelSince === undefined)
    throw conflict('No return shipping label was asked for: CreateReturnShippingLabel does.');
  const Status = statusOf(item, context);
  if (Status !== 'Succeeded') return { Status };
  return {
    Status,
    ExpirationDate: timestamp(item.labelSince + VALID_DAYS * DAY_MS),
    ReturnShippingLabelURI: `https://${manifestHost(context.region)}/${item.JobId}/return-label.pdf`,
  };
}

function statusOf({ labelSince = 0 }: JobItem, { now }: Context): 'InProgress' | 'Succeeded' | 'TimedOut' {
  if (now - labelSince < MADE_IN_MS) return 'InProgress';
  return now - labelSince < VALID_DAYS * DAY_MS ? 'Succeeded' : 'TimedOut';
}
