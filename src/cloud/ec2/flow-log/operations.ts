/** What can be done with flow logs. */
import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult,
  FlowLog,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { type Resource, write } from '../../kernel/resource.ts';
import { requestTags } from '../../kernel/tags.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { subnet } from '../subnet/subnet.ts';
import { vpc } from '../vpc/vpc.ts';
import { DEFAULT_FORMAT, parseFormat } from './fields.ts';
import { type FlowLogItem, flowLog } from './flow-log.ts';
import { publish } from './window.ts';

export const flowLogOperations: Operations = {
  CreateFlowLogs: write<CreateFlowLogsRequest, Plain<CreateFlowLogsResult>>(createFlowLogs),
  DescribeFlowLogs: describe(flowLog, {
    ids: 'FlowLogIds',
    result: 'FlowLogs',
    filters: 'Filter',
    view: showFlowLog,
  }),
  DeleteFlowLogs: write<DeleteFlowLogsRequest, DeleteFlowLogsResult>(deleteFlowLogs),
};

export const flowLogTransitions: Transitions<FlowLogItem> = { publish };

/** Of each VPC, subnet and interface. */
const LOGS_PER_RESOURCE = 2;

/** What can be watched, by its name in requests (R-VPC-170). */
// biome-ignore lint/suspicious/noExplicitAny: resources of different item types, only looked up
const SUBJECTS = (): Readonly<Record<string, Resource<any>>> => ({
  VPC: vpc,
  Subnet: subnet,
  NetworkInterface: networkInterface,
});

function showFlowLog({ Windows: _pending, ...shown }: FlowLogItem): Plain<FlowLog> {
  return shown;
}

function createFlowLogs(input: CreateFlowLogsRequest, context: Context): Plain<CreateFlowLogsResult> {
  refuseOptions(input, ['DeliverCrossAccountRole', 'DestinationOptions', 'TagFieldSpecifications']);
  const tags = requestTags(flowLog.kind, input.TagSpecifications);
  const settings = readSettings(input);
  const ids = input.ResourceIds ?? [];
  if (ids.length === 0) throw missingParameter('resourceIds');
  const type = required(input.ResourceType, 'resourceType');
  const subject = SUBJECTS()[type];
  if (!subject) throw new AwsError('NotSimulated', `netlab does not simulate flow logs of ${type}`, 501);
  for (const id of ids) context.get(subject, id);

  const created: string[] = [];
  const unsuccessful: { ResourceId: string; Error: { Code: string; Message: string } }[] = [];
  for (const id of new Set(ids)) {
    const error = deliveryError(settings) ?? conflict(id, settings, context);
    if (error) unsuccessful.push({ ResourceId: id, Error: error });
    else created.push(addFlowLog(id, settings, tags, context).FlowLogId);
  }
  return {
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
    FlowLogIds: created,
    Unsuccessful: unsuccessful,
  };
}

type Settings = Omit<FlowLogItem, 'FlowLogId' | 'ResourceId' | 'Tags' | 'CreationTime' | 'Windows'>;

/** R-VPC-173, R-VPC-179. */
function readSettings(input: CreateFlowLogsRequest): Settings {
  const { LogGroupName: group, LogDestination: destination, MaxAggregationInterval: interval = 600 } = input;
  const destinationType = input.LogDestinationType ?? 'cloud-watch-logs';
  if (group !== undefined && destination !== undefined) {
    throw invalid('Please only provide LogGroupName or only provide LogDestination.');
  }
  if (group !== undefined && destinationType !== 'cloud-watch-logs') {
    throw invalid('LogDestination type must be cloud-watch-logs if LogGroupName is provided.');
  }
  if (group === undefined && destination === undefined) {
    throw invalid("LogDestination can't be empty if LogGroupName is not provided.");
  }
  if (destinationType === 'cloud-watch-logs' && input.DeliverLogsPermissionArn === undefined) {
    throw invalid("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
  }
  if (interval !== 60 && interval !== 600) throw invalid('Invalid Flow Log Max Aggregation Interval');
  return {
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    TrafficType: required(input.TrafficType, 'trafficType'),
    LogDestinationType: destinationType,
    ...(group !== undefined && { LogGroupName: group }),
    ...(destination !== undefined && { LogDestination: destination }),
    ...(input.DeliverLogsPermissionArn !== undefined && {
      DeliverLogsPermissionArn: input.DeliverLogsPermissionArn,
    }),
    LogFormat: readFormat(input.LogFormat),
    MaxAggregationInterval: interval,
  };
}

function readFormat(format: string | undefined): string {
  if (format === undefined) return DEFAULT_FORMAT;
  const { unknown } = parseFormat(format);
  if (unknown.length > 0) throw invalid(`Unknown fields provided: [${unknown.join(', ')}]`);
  return format;
}

/** R-VPC-179: a bucket that doesn't exist is found out per resource; here, none does. */
function deliveryError(settings: Settings) {
  if (settings.LogDestinationType === 'cloud-watch-logs') return undefined;
  const name = settings.LogDestination?.replace(/^arn:aws:s3:::/, '').replace(/\/.*$/, '');
  return { Code: '400', Message: `LogDestination: ${name} does not exist` };
}

function conflict(id: string, settings: Settings, context: Context) {
  const existing = context.list(flowLog).filter((item) => item.ResourceId === id);
  const twin = existing.some(
    (item) =>
      item.TrafficType === settings.TrafficType &&
      item.LogDestinationType === settings.LogDestinationType &&
      item.LogGroupName === settings.LogGroupName &&
      item.LogDestination === settings.LogDestination,
  );
  if (twin) {
    return {
      Code: 'FlowLogAlreadyExists',
      Message: 'Error. There is an existing Flow Log with the same configuration and log destination.',
    };
  }
  if (existing.length >= LOGS_PER_RESOURCE) {
    return {
      Code: 'FlowLogsLimitExceeded',
      Message: `The maximum number of flow logs for ${id} has been reached.`,
    };
  }
  return undefined;
}

function addFlowLog(
  id: string,
  settings: Settings,
  tags: FlowLogItem['Tags'],
  context: Context,
): FlowLogItem {
  return context.add(flowLog, {
    ...settings,
    CreationTime: timestamp(context.now),
    FlowLogId: context.newId(flowLog.prefix),
    ResourceId: id,
    Tags: tags.map((tag) => ({ ...tag })),
    Windows: {},
  });
}

/** All or none: unknown IDs are named together. */
function deleteFlowLogs(input: DeleteFlowLogsRequest, context: Context): DeleteFlowLogsResult {
  const ids = input.FlowLogIds ?? [];
  if (ids.length === 0) throw missingParameter('flowLogIds');
  const missing = ids.filter((id) => !context.find(flowLog, id));
  if (missing.length > 0) {
    throw new AwsError(
      'InvalidFlowLogId.NotFound',
      `These flow log ids in the input list are not found: [TotalCount: ${missing.length}] ${missing.join(' ')}`,
    );
  }
  for (const id of ids) context.remove(flowLog, id);
  return { Unsuccessful: [] };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameter', message);
}
