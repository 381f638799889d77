/**
 * Aggregation windows: what a flow log has seen on one interface and not published yet. A window opens with its first
 * packet, and the clock ends it on the next full minute (or ten); five minutes later its records arrive in CloudWatch
 * Logs (R-VPC-173). They are no part of what `describe-flow-logs` shows.
 *
 * A window without traffic leaves no NODATA line, where AWS writes one (R-VPC-172): an idle world would fill its logs
 * with them and its clock with events, and a learner would learn nothing. What a deleted log has not published yet is
 * lost with it.
 */
import type { Context } from '../../kernel/context.ts';
import { ingest } from '../../logs/ingest.ts';
import { groupNameOf } from '../../logs/names.ts';
import type { NetworkInterfaceItem } from '../network-interface/network-interface.ts';
import { formatFlowLogRecord } from './fields.ts';
import { type FlowLogItem, flowLog } from './flow-log.ts';
import { addToRecord, type FlowRecord, recordKey } from './record.ts';
import { isNitro } from './traffic-path.ts';

export interface FlowLogWindow {
  InterfaceId: string;
  /** By what their packets have in common. */
  Records: Record<string, FlowRecord>;
}

const DELIVERY_MS = 5 * 60_000;
/** Interfaces of Nitro instances never wait longer. */
const NITRO_INTERVAL_S = 60;

/** Whether the log watches the interface and wants records of this kind. */
export function covers(log: FlowLogItem, item: NetworkInterfaceItem, verdict: 'ACCEPT' | 'REJECT'): boolean {
  const watched = [item.NetworkInterfaceId, item.SubnetId, item.VpcId].includes(log.ResourceId);
  return watched && (log.TrafficType === 'ALL' || log.TrafficType === verdict);
}

export function aggregationMs(log: FlowLogItem, item: NetworkInterfaceItem, context: Context): number {
  const most = isNitro(item, context) ? NITRO_INTERVAL_S : Number.POSITIVE_INFINITY;
  return Math.min(log.MaxAggregationInterval, most) * 1000;
}

/** Counts a record in the current window of its interface; `context` holds a draft. */
export function note(logId: string, intervalMs: number, record: FlowRecord, context: Context): void {
  const log = context.get(flowLog, logId);
  const end = (Math.floor(context.now / intervalMs) + 1) * intervalMs;
  const interfaceId = String(record['interface-id']);
  const id = `${interfaceId}/${end}`;
  if (!log.Windows[id]) {
    log.Windows[id] = { InterfaceId: interfaceId, Records: {} };
    context.later(end - context.now + DELIVERY_MS, flowLog, logId, 'publish', id);
  }
  const { Records: records } = log.Windows[id];
  const key = recordKey(record);
  if (records[key]) addToRecord(records[key], record);
  else records[key] = { ...record };
}

/** The clock's: the records of a window go to CloudWatch Logs. */
export function publish(log: FlowLogItem, context: Context, id: string): void {
  const window = log.Windows[id];
  if (!window) return;
  delete log.Windows[id];
  const records = Object.values(window.Records).sort((left, right) => left.start - right.start);
  const entries = records.map((record) => ({
    timestamp: record.start * 1000,
    message: formatFlowLogRecord(record, log.LogFormat),
  }));
  ingest(groupOf(log), `${window.InterfaceId}-${log.TrafficType.toLowerCase()}`, entries, context);
}

/** A log names its group, or the group's ARN as its destination. */
function groupOf(log: FlowLogItem): string {
  return log.LogGroupName ?? groupNameOf(log.LogDestination ?? '');
}
