/** What can be done with log streams. */
import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../kernel/context.ts';
import type { Operations } from '../kernel/resource.ts';
import { read, write } from '../kernel/resource.ts';
import { alreadyExists, invalidParameter } from './errors.ts';
import { requireGroup, requireGroupOf } from './log-group.ts';
import {
  addStream,
  findStream,
  type LogStreamItem,
  logStream,
  requireStream,
  streamsOf,
} from './log-stream.ts';
import { checkStreamName } from './names.ts';
import { pageOf } from './pages.ts';

export const logStreamOperations: Operations = {
  CreateLogStream: write<CreateLogStreamRequest, object>(createLogStream),
  DeleteLogStream: write<DeleteLogStreamRequest, object>(deleteLogStream),
  DescribeLogStreams: read<DescribeLogStreamsRequest, DescribeLogStreamsResponse>(describeLogStreams),
};

const STREAMS_PER_PAGE = 50;

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
