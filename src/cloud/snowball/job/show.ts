/** Jobs as DescribeJob and ListJobs show them, and how many devices the account has out. */
import type {
  DescribeJobRequest,
  DescribeJobResult,
  GetSnowballUsageResult,
  JobMetadata,
  ListJobsRequest,
  ListJobsResult,
  Shipment,
} from '@aws-sdk/client-snowball';
import type { Context } from '../../kernel/context.ts';
import { paginate } from '../../kernel/pagination.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { PAGE_LIMITS } from '../address/operations.ts';
import { DEVICES_AT_ONE_TIME } from './create.ts';
import { isInUse, type JobItem, job } from './job.ts';

export function describeJob(
  { JobId: id = '' }: DescribeJobRequest,
  context: Context,
): Plain<DescribeJobResult> {
  return { JobMetadata: metadataOf(context.get(job, id)), SubJobMetadata: [] };
}

export function listJobs(input: ListJobsRequest, context: Context): Plain<ListJobsResult> {
  const { items, nextToken } = paginate(context.list(job), input, PAGE_LIMITS);
  return {
    JobListEntries: items.map((item) => ({
      JobId: item.JobId,
      JobState: item.State,
      IsMaster: false,
      JobType: item.JobType,
      SnowballType: item.SnowballType,
      CreationDate: timestamp(item.since.New ?? 0),
      ...(item.Description !== undefined && { Description: item.Description }),
    })),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}

export function getUsage(_input: object, context: Context): GetSnowballUsageResult {
  return { SnowballLimit: DEVICES_AT_ONE_TIME, SnowballsInUse: context.list(job).filter(isInUse).length };
}

function metadataOf(item: JobItem): Plain<JobMetadata> {
  const { State, device, done, total, S3Resources, ShippingOption } = item;
  const { Description, KmsKeyARN, RoleARN, Notification, TaxDocuments } = item;
  return {
    JobId: item.JobId,
    JobState: State,
    JobType: item.JobType,
    SnowballType: item.SnowballType,
    CreationDate: timestamp(item.since.New ?? 0),
    Resources: { S3Resources },
    ...(Description !== undefined && { Description }),
    ...(KmsKeyARN !== undefined && { KmsKeyARN }),
    ...(RoleARN !== undefined && { RoleARN }),
    AddressId: item.AddressId,
    ShippingDetails: { ShippingOption, ...shipmentsOf(item) },
    SnowballCapacityPreference: item.SnowballCapacityPreference,
    ...(Notification && { Notification }),
    DataTransferProgress: {
      BytesTransferred: done.octets,
      ObjectsTransferred: done.objects,
      TotalBytes: total?.octets ?? 0,
      TotalObjects: total?.objects ?? 0,
    },
    ...(TaxDocuments && { TaxDocuments }),
    ...(item.since.InTransitToCustomer !== undefined && { SnowballId: device.SnowballId }),
  };
}

/** Outbound is what goes to the customer, inbound what comes back to AWS. */
function shipmentsOf({ since, device, returned }: JobItem): Plain<{
  InboundShipment?: Shipment;
  OutboundShipment?: Shipment;
}> {
  const number = (way: 'O' | 'I') => `1Z${device.SnowballId.slice(3).toUpperCase()}${way}`;
  const onTheWay = since.InTransitToCustomer !== undefined;
  return {
    ...(onTheWay && {
      OutboundShipment: {
        Status: since.WithCustomer === undefined ? 'InTransit' : 'Delivered',
        TrackingNumber: number('O'),
      },
    }),
    ...(returned && {
      InboundShipment: {
        Status: inboundStatus(since),
        TrackingNumber: number('I'),
      },
    }),
  };
}

function inboundStatus(since: JobItem['since']): string {
  if (since.InTransitToAWS === undefined) return 'AwaitingPickup';
  return since.WithAWSSortingFacility === undefined ? 'InTransit' : 'Delivered';
}
