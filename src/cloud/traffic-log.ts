/** What interfaces saw of a flow, noted by the flow logs that cover them (R-VPC-170…R-VPC-178). */
import { produce } from 'immer';
import type { FlowTrace } from '../net/trace.ts';
import { type FlowLogItem, flowLog } from './ec2/flow-log/flow-log.ts';
import { type FlowRecord, recordOf } from './ec2/flow-log/record.ts';
import { isUnlogged } from './ec2/flow-log/unlogged.ts';
import { aggregationMs, covers, note } from './ec2/flow-log/window.ts';
import { networkInterface } from './ec2/network-interface/network-interface.ts';
import { Context } from './kernel/context.ts';
import type { World } from './kernel/world.ts';

interface Note {
  readonly region: string;
  readonly log: string;
  readonly intervalMs: number;
  readonly record: FlowRecord;
}

/** The world with the flow in its logs; the very same world where nobody logs it. */
export function recordTraffic(world: World, trace: FlowTrace): World {
  const notes = Object.keys(world.regions).flatMap((region) => notesIn(region, world, trace));
  if (notes.length === 0) return world;
  return produce(world, (draft) => {
    for (const { region, log, intervalMs, record } of notes) {
      note(log, intervalMs, record, new Context(draft, region, []));
    }
  });
}

/** Read from the world itself, not from a draft, so that compiled route tables are found again. */
function notesIn(region: string, world: World, trace: FlowTrace): Note[] {
  const context = new Context(world, region, []);
  const logs: readonly FlowLogItem[] = context.list(flowLog);
  if (logs.length === 0) return [];
  return trace.observations.flatMap((observation): Note[] => {
    const item = context.find(networkInterface, observation.interfaceId);
    const wanted = logs.filter((log) => item && covers(log, item, observation.verdict));
    if (!item || wanted.length === 0 || isUnlogged(observation.packet, item, context)) return [];
    const record = recordOf(observation, trace, item, context);
    return wanted.map((log) => ({
      region,
      log: log.FlowLogId,
      intervalMs: aggregationMs(log, item, context),
      record,
    }));
  });
}
