/**
 * How services of AWS write logs: into a group and a stream that come into being when they are first written to, as
 * the services' roles may do.
 */
import type { Context } from '../kernel/context.ts';
import { addGroup, findGroup } from './log-group.ts';
import { addStream, findStream } from './log-stream.ts';

export interface Entry {
  /** Milliseconds since the Unix epoch. */
  readonly timestamp: number;
  readonly message: string;
}

export function ingest(
  groupName: string,
  streamName: string,
  entries: readonly Entry[],
  context: Context,
): void {
  const group = findGroup(groupName, context) ?? addGroup(groupName, context);
  const stream = findStream(group, streamName, context) ?? addStream(group, streamName, context);
  const newest = stream.lastEventTimestamp ?? 0;
  const ordered = [...entries].sort((left, right) => left.timestamp - right.timestamp);
  for (const { timestamp, message } of ordered) {
    const eventId = eventIdOf(timestamp, group.ingested++);
    stream.events.push({ timestamp, ingestionTime: context.now, message, eventId });
  }
  // A long stream is sorted only when it must be: late entries are rare.
  if ((ordered[0]?.timestamp ?? newest) < newest) stream.events.sort((a, b) => a.timestamp - b.timestamp);
  const [first, last] = [stream.events[0], stream.events.at(-1)];
  if (!first || !last) return;
  stream.firstEventTimestamp = first.timestamp;
  stream.lastEventTimestamp = last.timestamp;
  stream.lastIngestionTime = context.now;
  stream.uploadSequenceToken = last.eventId;
}

/** 56 digits, as AWS's have: the time, then a number that no other event of the group has. */
function eventIdOf(timestamp: number, number: number): string {
  return `${timestamp}${String(number).padStart(43, '0')}`;
}
