/**
 * Log groups. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
 * Kept under their ARN, which no other kind of resource could have for its ID.
 */
import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  LogGroup,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { refuseOptions } from '../kernel/parameters.ts';
import type { Stored } from '../kernel/plain.ts';
import { type Resource, read, write } from '../kernel/resource.ts';
import { alreadyExists, groupNotFound, invalidParameter } from './errors.ts';
import { type LogStreamItem, logStream, streamsOf } from './log-stream.ts';
import { checkGroupName, groupNameOf } from './names.ts';
import { pageOf } from './pages.ts';

export type LogGroupItem = Stored<
  Omit<LogGroup, 'storedBytes'>,
  'logGroupName' | 'creationTime' | 'arn' | 'logGroupArn'
> & {
  tags: Record<string, string>;
  /** How many events it ever took in: the source of their IDs. */
  ingested: number;
};

const GROUPS_PER_PAGE = 50;

/** Bytes that CloudWatch Logs counts for each event beyond its message. */
const EVENT_OVERHEAD = 26;

/** Days that a retention policy may name. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const logGroup: Resource<LogGroupItem> = {
  kind: 'log-group',
  prefix: 'log-group',
  id: (item) => item.logGroupArn,
  notFound: groupNotFound,
  malformed: groupNotFound,
  filters: {},
  operations: {
    CreateLogGroup: write<CreateLogGroupRequest, object>(createLogGroup),
    DeleteLogGroup: write<DeleteLogGroupRequest, object>(deleteLogGroup),
    DescribeLogGroups: read<DescribeLogGroupsRequest, DescribeLogGroupsResponse>(describeLogGroups),
    PutRetentionPolicy: write<PutRetentionPolicyRequest, object>(putRetentionPolicy),
    DeleteRetentionPolicy: write<DeleteRetentionPolicyRequest, object>(deleteRetentionPolicy),
    ListTagsForResource: read<ListTagsForResourceRequest, ListTagsForResourceResponse>(listTagsForResource),
  },
};

export function findGroup(name: string, context: Context): LogGroupItem | undefined {
  return context.find(logGroup, arnOf(name, context));
}

export function requireGroup(name: string | undefined, context: Context): LogGroupItem {
  const found = findGroup(name ?? '', context);
  if (!found) throw groupNotFound();
  return found;
}

/** Where a request may name the group or, instead, its ARN. */
export function requireGroupOf(
  input: { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined },
  context: Context,
): LogGroupItem {
  const { logGroupName: name, logGroupIdentifier: identifier } = input;
  if (name !== undefined && identifier !== undefined) {
    throw new AwsError(
      'ValidationException',
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    );
  }
  if (name !== undefined) checkGroupName(name);
  if (name === undefined && identifier === undefined) {
    throw invalidParameter('Either logGroupName or logGroupIdentifier must be provided.');
  }
  return requireGroup(name ?? groupNameOf(identifier as string), context);
}

export function addGroup(name: string, context: Context, tags: Record<string, string> = {}): LogGroupItem {
  const arn = arnOf(name, context);
  return context.add(logGroup, {
    logGroupName: name,
    creationTime: context.now,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupClass: 'STANDARD',
    logGroupArn: arn,
    deletionProtectionEnabled: false,
    tags: { ...tags },
    ingested: 0,
  });
}

function arnOf(name: string, context: Context): string {
  return context.arn('logs', `log-group:${name}`);
}

function createLogGroup(input: CreateLogGroupRequest, context: Context): object {
  const name = input.logGroupName ?? '';
  checkGroupName(name);
  refuseOptions(input, ['kmsKeyId']);
  if (input.deletionProtectionEnabled) refuseOptions(input, ['deletionProtectionEnabled']);
  if (input.logGroupClass !== 'STANDARD') refuseOptions(input, ['logGroupClass']);
  if (findGroup(name, context)) throw alreadyExists('log group');
  addGroup(name, context, input.tags);
  return {};
}

function deleteLogGroup(input: DeleteLogGroupRequest, context: Context): object {
  const group = requireGroup(input.logGroupName, context);
  for (const stream of streamsOf(group, context)) context.remove(logStream, stream.arn);
  context.remove(logGroup, group.logGroupArn);
  return {};
}

function describeLogGroups(input: DescribeLogGroupsRequest, context: Context): DescribeLogGroupsResponse {
  refuseOptions(input, ['accountIdentifiers', 'includeLinkedAccounts', 'logGroupIdentifiers']);
  const {
    logGroupNamePrefix: prefix = '',
    logGroupNamePattern: part = '',
    logGroupClass = 'STANDARD',
  } = input;
  if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const groups = context
    .list(logGroup)
    .filter((item) => item.logGroupName.startsWith(prefix) && item.logGroupName.includes(part))
    .filter((item) => item.logGroupClass === logGroupClass)
    .sort((left, right) => (left.logGroupName < right.logGroupName ? -1 : 1));
  const page = pageOf(groups, input, GROUPS_PER_PAGE);
  return {
    logGroups: page.items.map((item) => showGroup(item, context)),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

function showGroup(item: LogGroupItem, context: Context): LogGroup {
  const { tags: _tags, ingested: _ingested, ...shown } = item;
  const storedBytes = streamsOf(item, context)
    .flatMap((stream) => livingEvents(stream, item, context))
    .reduce((sum, event) => sum + event.message.length + EVENT_OVERHEAD, 0);
  return { ...shown, storedBytes };
}

/** The events that the retention policy has not taken away yet, in the order of their time. */
export function livingEvents(
  stream: LogStreamItem,
  { retentionInDays: days }: LogGroupItem,
  context: Context,
): LogStreamItem['events'] {
  if (days === undefined) return stream.events;
  const oldest = context.now - days * 86_400_000;
  return stream.events.filter((event) => event.timestamp >= oldest);
}

function putRetentionPolicy(input: PutRetentionPolicyRequest, context: Context): object {
  const group = requireGroup(input.logGroupName, context);
  const days = input.retentionInDays ?? 0;
  if (!RETENTION_DAYS.includes(days)) {
    throw invalidParameter(
      'Invalid retention value. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html for valid values.',
    );
  }
  group.retentionInDays = days;
  return {};
}

function deleteRetentionPolicy(input: DeleteRetentionPolicyRequest, context: Context): object {
  delete requireGroup(input.logGroupName, context).retentionInDays;
  return {};
}

function listTagsForResource(
  input: ListTagsForResourceRequest,
  context: Context,
): ListTagsForResourceResponse {
  const { tags } = requireGroup(groupNameOf(input.resourceArn ?? ''), context);
  return { tags };
}
