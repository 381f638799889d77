/**
 * Aggregation windows: what one flow log has seen on one interface and not published yet. A window opens with its
 * first packet, and the clock ends it on the next full minute (or ten); five minutes later its records arrive in
 * CloudWatch Logs (R-VPC-173). They are no part of what `describe-flow-logs` shows.
 *
 * A window without traffic leaves no NODATA line, where AWS writes one (R-VPC-172): an idle world would fill its logs
 * with them and its clock with events, and a learner would learn nothing. What a deleted log has not published yet is
 * lost.
 */
import type { Context } from '../../kernel/context.ts';
import type { Resource } from '../../kernel/resource.ts';
import { ingest } from '../../logs/ingest.ts';
import { groupNameOf } from '../../logs/names.ts';
import { malformed, notFound } from '../errors.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { formatFlowLogRecord } from './fields.ts';
import { type FlowLogItem, flowLog } from './flow-log.ts';
import { addToRecord, type FlowRecord, recordKey } from './record.ts';
import { isNitro } from './traffic-path.ts';

export interface FlowLogWindow {
  Id: string;
  FlowLogId: string;
  InterfaceId: string;
  /** By what their packets have in common. */
  Records: Record<string, FlowRecord>;
}

const DELIVERY_MS = 5 * 60_000;
/** Interfaces of Nitro instances never wait longer. */
const NITRO_INTERVAL_S = 60;

export const flowLogWindow: Resource<FlowLogWindow> = {
  kind: 'flow-log-window',
  prefix: 'flw',
  id: (item) => item.Id,
  notFound: notFound('InvalidFlowLogId.NotFound', 'flow log window'),
  malformed: malformed('InvalidFlowLogId.Malformed', 'flw'),
  filters: {},
  transitions: { deliver },
  operations: {},
};

/** Whether the log watches the interface and wants records of this kind. */
export function covers(log: FlowLogItem, item: NetworkInterfaceItem, verdict: 'ACCEPT' | 'REJECT'): boolean {
  const watched = [item.NetworkInterfaceId, item.SubnetId, item.VpcId].includes(log.ResourceId);
  return watched && (log.TrafficType === 'ALL' || log.TrafficType === verdict);
}

export function aggregationMs(log: FlowLogItem, item: NetworkInterfaceItem, context: Context): number {
  const most = isNitro(item, context) ? NITRO_INTERVAL_S : Number.POSITIVE_INFINITY;
  return Math.min(log.MaxAggregationInterval, most) * 1000;
}

/** Counts a record in the current window of its log and interface; `context` holds a draft. */
export function note(logId: string, intervalMs: number, record: FlowRecord, context: Context): void {
  const end = (Math.floor(context.now / intervalMs) + 1) * intervalMs;
  const interfaceId = String(record['interface-id']);
  const id = `flw-${logId}-${interfaceId}-${end}`;
  const window = context.find(flowLogWindow, id) ?? open(id, logId, interfaceId, end, context);
  const key = recordKey(record);
  const known = window.Records[key];
  if (known) addToRecord(known, record);
  else window.Records[key] = { ...record };
}

function open(id: string, logId: string, interfaceId: string, end: number, context: Context): FlowLogWindow {
  context.later(end - context.now + DELIVERY_MS, flowLogWindow, id, 'deliver');
  return context.add(flowLogWindow, { Id: id, FlowLogId: logId, InterfaceId: interfaceId, Records: {} });
}

function deliver(window: FlowLogWindow, context: Context): void {
  const log = context.find(flowLog, window.FlowLogId);
  if (log) {
    const records = Object.values(window.Records).sort((left, right) => left.start - right.start);
    const entries = records.map((record) => ({
      timestamp: record.start * 1000,
      message: formatFlowLogRecord(record, log.LogFormat),
    }));
    ingest(groupOf(log), `${window.InterfaceId}-${log.TrafficType.toLowerCase()}`, entries, context);
  }
  context.remove(flowLogWindow, window.Id);
}

/** A log names its group, or the group's ARN as its destination. */
function groupOf(log: FlowLogItem): string {
  return log.LogGroupName ?? groupNameOf(log.LogDestination ?? '');
}
