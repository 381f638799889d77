/**
 * Flow logs (R-VPC-170…R-VPC-179). Records are delivered to CloudWatch Logs only; there are no buckets and no
 * delivery streams in the simulated account.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 */
import type { FlowLog } from '@aws-sdk/client-ec2';
import type { Stored } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { malformed, notFound } from '../errors.ts';
import type { FlowLogWindow } from './window.ts';

export type FlowLogItem = Stored<
  FlowLog,
  | 'FlowLogId'
  | 'FlowLogStatus'
  | 'ResourceId'
  | 'TrafficType'
  | 'LogDestinationType'
  | 'LogFormat'
  | 'MaxAggregationInterval'
  | 'CreationTime'
  | 'Tags'
> & {
  /** What it has seen and not published yet, by interface and time. */
  Windows: Record<string, FlowLogWindow>;
};

export const flowLog: Resource<FlowLogItem> = {
  kind: 'vpc-flow-log',
  prefix: 'fl',
  id: (item) => item.FlowLogId,
  notFound: notFound('InvalidFlowLogId.NotFound', 'flow log'),
  malformed: malformed('InvalidFlowLogId.Malformed', 'fl'),
  filters: {
    'deliver-log-status': (item) => item.DeliverLogsStatus,
    'flow-log-id': (item) => item.FlowLogId,
    'log-destination-type': (item) => item.LogDestinationType,
    'log-group-name': (item) => item.LogGroupName,
    'resource-id': (item) => item.ResourceId,
    'traffic-type': (item) => item.TrafficType,
  },
};
