/**
 * CloudWatch Logs, as far as flow logs need it: groups, streams, and reading what AWS's own services wrote. Metric
 * filters, subscriptions, Logs Insights and writing by hand are not simulated.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html
 */
import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { read, type Service } from '../kernel/resource.ts';
import { logGroup } from './log-group.ts';
import { logGroupOperations } from './log-group-operations.ts';
import { logStream } from './log-stream.ts';
import { logStreamOperations } from './log-stream-operations.ts';
import { filterLogEvents, getLogEvents } from './read-events.ts';

export const logs: Service = {
  name: 'logs',
  resources: [logGroup, logStream],
  operations: {
    ...logStreamOperations,
    ...logGroupOperations,
    GetLogEvents: read<GetLogEventsRequest, GetLogEventsResponse>(getLogEvents),
    FilterLogEvents: read<FilterLogEventsRequest, FilterLogEventsResponse>(filterLogEvents),
  },
};
