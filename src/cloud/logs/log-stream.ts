/**
 * Log streams, and the events in them.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
 */
import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../kernel/context.ts';
import type { Stored } from '../kernel/plain.ts';
import { type Resource, read, write } from '../kernel/resource.ts';
import { alreadyExists, invalidParameter, streamNotFound } from './errors.ts';
import { type LogGroupItem, requireGroup, requireGroupOf } from './log-group.ts';
import { checkStreamName } from './names.ts';
import { pageOf } from './pages.ts';

/** Times are milliseconds since the Unix epoch, as everywhere in this API. */
export interface LogEvent {
  timestamp: number;
  ingestionTime: number;
  message: string;
  /** 56 digits that grow with time. */
  eventId: string;
}

export type LogStreamItem = Stored<LogStream, 'logStreamName' | 'creationTime' | 'arn'> & {
  groupArn: string;
  /** In the order of their timestamps. */
  events: LogEvent[];
};

const STREAMS_PER_PAGE = 50;

export const logStream: Resource<LogStreamItem> = {
  kind: 'log-stream',
  prefix: 'log-stream',
  id: (item) => item.arn,
  notFound: streamNotFound,
  malformed: streamNotFound,
  filters: {},
  operations: {
    CreateLogStream: write<CreateLogStreamRequest, object>(createLogStream),
    DeleteLogStream: write<DeleteLogStreamRequest, object>(deleteLogStream),
    DescribeLogStreams: read<DescribeLogStreamsRequest, DescribeLogStreamsResponse>(describeLogStreams),
  },
};

/** By name. */
export function streamsOf(group: LogGroupItem, context: Context): LogStreamItem[] {
  return context
    .list(logStream)
    .filter((item) => item.groupArn === group.logGroupArn)
    .sort((left, right) => (left.logStreamName < right.logStreamName ? -1 : 1));
}

export function findStream(group: LogGroupItem, name: string, context: Context): LogStreamItem | undefined {
  return context.find(logStream, arnOf(group, name));
}

export function requireStream(group: LogGroupItem, name: string, context: Context): LogStreamItem {
  const found = findStream(group, name, context);
  if (!found) throw streamNotFound();
  return found;
}

export function addStream(group: LogGroupItem, name: string, context: Context): LogStreamItem {
  return context.add(logStream, {
    logStreamName: name,
    creationTime: context.now,
    arn: arnOf(group, name),
    storedBytes: 0,
    groupArn: group.logGroupArn,
    events: [],
  });
}

function arnOf(group: LogGroupItem, name: string): string {
  return `${group.logGroupArn}:log-stream:${name}`;
}

function createLogStream(input: CreateLogStreamRequest, context: Context): object {
  const name = input.logStreamName ?? '';
  checkStreamName(name);
  const group = requireGroup(input.logGroupName, context);
  if (findStream(group, name, context)) throw alreadyExists('log stream');
  addStream(group, name, context);
  return {};
}

function deleteLogStream(input: DeleteLogStreamRequest, context: Context): object {
  const group = requireGroup(input.logGroupName, context);
  context.remove(logStream, requireStream(group, input.logStreamName ?? '', context).arn);
  return {};
}

function describeLogStreams(input: DescribeLogStreamsRequest, context: Context): DescribeLogStreamsResponse {
  const group = requireGroupOf(input, context);
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix !== undefined) {
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const prefix = input.logStreamNamePrefix ?? '';
  const streams = streamsOf(group, context).filter((item) => item.logStreamName.startsWith(prefix));
  if (byTime) streams.sort((left, right) => lastEventTime(left) - lastEventTime(right));
  if (input.descending) streams.reverse();
  const page = pageOf(streams, input, STREAMS_PER_PAGE);
  return {
    logStreams: page.items.map(showStream),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

function lastEventTime(item: LogStreamItem): number {
  return item.lastEventTimestamp ?? 0;
}

function showStream({ groupArn: _group, events: _events, ...shown }: LogStreamItem): LogStream {
  return shown;
}
