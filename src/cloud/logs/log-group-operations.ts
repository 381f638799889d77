/** What can be done with log groups. */
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
import { refuseOptions } from '../kernel/parameters.ts';
import type { Operations } from '../kernel/resource.ts';
import { read, write } from '../kernel/resource.ts';
import { alreadyExists, invalidParameter } from './errors.ts';
import { addGroup, findGroup, type LogGroupItem, livingEvents, logGroup, requireGroup } from './log-group.ts';
import { logStream, streamsOf } from './log-stream.ts';
import { checkGroupName, groupNameOf } from './names.ts';
import { pageOf } from './pages.ts';

export const logGroupOperations: Operations = {
  CreateLogGroup: write<CreateLogGroupRequest, object>(createLogGroup),
  DeleteLogGroup: write<DeleteLogGroupRequest, object>(deleteLogGroup),
  DescribeLogGroups: read<DescribeLogGroupsRequest, DescribeLogGroupsResponse>(describeLogGroups),
  PutRetentionPolicy: write<PutRetentionPolicyRequest, object>(putRetentionPolicy),
  DeleteRetentionPolicy: write<DeleteRetentionPolicyRequest, object>(deleteRetentionPolicy),
  ListTagsForResource: read<ListTagsForResourceRequest, ListTagsForResourceResponse>(listTagsForResource),
};

const GROUPS_PER_PAGE = 50;

/** Bytes that CloudWatch Logs counts for each event beyond its message. */
const EVENT_OVERHEAD = 26;

/** Days that a retention policy may name. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

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
