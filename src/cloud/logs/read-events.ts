/**
 * Reading events: one stream in either direction, or a whole group through a filter.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
import type {
  FilteredLogEvent,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../kernel/context.ts';
import { invalidParameter, invalidToken } from './errors.ts';
import { compilePattern } from './filter-pattern/filter-pattern.ts';
import { type LogGroupItem, livingEvents, requireGroupOf } from './log-group.ts';
import { type LogEvent, type LogStreamItem, requireStream, streamsOf } from './log-stream.ts';
import { checkLimit, pageOf } from './pages.ts';

const EVENTS_PER_PAGE = 10_000;

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Without a token the newest events come, or, with `startFromHead`, the oldest; always in the order of time. */
export function getLogEvents(input: GetLogEventsRequest, context: Context): GetLogEventsResponse {
  const group = requireGroupOf(input, context);
  const stream = requireStream(group, input.logStreamName ?? '', context);
  checkLimit(input.limit, EVENTS_PER_PAGE);
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  const events = livingEvents(stream, group, context).filter(
    ({ timestamp }) => timestamp >= startTime && timestamp < endTime,
  );
  const { from, to } = windowOf(input, events.length);
  return {
    events: events
      .slice(from, to)
      .map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: `f/${digits(to)}/s`,
    nextBackwardToken: `b/${digits(from)}/s`,
  };
}

function windowOf(input: GetLogEventsRequest, count: number): Window {
  const size = input.limit ?? EVENTS_PER_PAGE;
  const after = (from: number) => ({ from, to: Math.min(count, from + size) });
  const before = (to: number) => ({ from: Math.max(0, to - size), to });
  if (input.nextToken === undefined) return input.startFromHead ? after(0) : before(count);
  const [, way, number] = /^([fb])\/0*(\d{1,9})\/s$/.exec(input.nextToken) ?? [];
  if (number === undefined || Number(number) > count) throw invalidToken();
  return way === 'f' ? after(Number(number)) : before(Number(number));
}

/** AWS's tokens hold 56 digits. */
function digits(position: number): string {
  return String(position).padStart(56, '0');
}

export function filterLogEvents(input: FilterLogEventsRequest, context: Context): FilterLogEventsResponse {
  const group = requireGroupOf(input, context);
  const matches = compilePattern(input.filterPattern ?? '');
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  const found = chosenStreams(input, group, context)
    .flatMap((stream) =>
      livingEvents(stream, group, context)
        .filter(({ timestamp }) => timestamp >= startTime && timestamp <= endTime)
        .filter(({ message }) => matches(message))
        .map((event) => ({ stream, event })),
    )
    .sort((left, right) => inOrder(left.event, right.event));
  const page = pageOf(found, input, EVENTS_PER_PAGE);
  return {
    events: page.items.map(({ stream, event }): FilteredLogEvent => {
      const { timestamp, message, ingestionTime, eventId } = event;
      return { logStreamName: stream.logStreamName, timestamp, message, ingestionTime, eventId };
    }),
    searchedLogStreams: [],
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

function chosenStreams(
  { logStreamNames: names, logStreamNamePrefix: prefix }: FilterLogEventsRequest,
  group: LogGroupItem,
  context: Context,
): LogStreamItem[] {
  if (names && prefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  if (names) return [...new Set(names)].map((name) => requireStream(group, name, context));
  return streamsOf(group, context).filter((item) => item.logStreamName.startsWith(prefix ?? ''));
}

function inOrder(left: LogEvent, right: LogEvent): number {
  return left.timestamp - right.timestamp || left.ingestionTime - right.ingestionTime || byId(left, right);
}

function byId(left: LogEvent, right: LogEvent): number {
  return left.eventId < right.eventId ? -1 : 1;
}
