/**
 * Log streams, and the events in them.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
 */
import type { LogStream } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../kernel/context.ts';
import type { Stored } from '../kernel/plain.ts';
import type { Resource } from '../kernel/resource.ts';
import { streamNotFound } from './errors.ts';
import type { LogGroupItem } from './log-group.ts';

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

export const logStream: Resource<LogStreamItem> = {
  kind: 'log-stream',
  prefix: 'log-stream',
  id: (item) => item.arn,
  notFound: streamNotFound,
  malformed: streamNotFound,
  filters: {},
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
