/**
 * Log groups. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
 * Kept under their ARN, which no other kind of resource could have for its ID.
 */
import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import type { Stored } from '../kernel/plain.ts';
import type { Resource } from '../kernel/resource.ts';
import { groupNotFound, invalidParameter } from './errors.ts';
import type { LogStreamItem } from './log-stream.ts';
import { checkGroupName, groupNameOf } from './names.ts';

export type LogGroupItem = Stored<
  Omit<LogGroup, 'storedBytes'>,
  'logGroupName' | 'creationTime' | 'arn' | 'logGroupArn'
> & {
  tags: Record<string, string>;
  /** How many events it ever took in: the source of their IDs. */
  ingested: number;
};

export const logGroup: Resource<LogGroupItem> = {
  kind: 'log-group',
  prefix: 'log-group',
  id: (item) => item.logGroupArn,
  notFound: groupNotFound,
  malformed: groupNotFound,
  filters: {},
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
