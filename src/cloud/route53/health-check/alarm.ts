/**
 * CloudWatch alarms, as far as health checks follow them: CloudWatch itself is not simulated, so a lab says what state
 * an alarm is in (R-R53-111). An alarm of which nothing was said has no data.
 */
import { produce } from 'immer';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Table, World } from '../../kernel/world.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface AlarmItem {
  Region: string;
  Name: string;
  State: AlarmState;
  /** The last state in which there was data. */
  known?: 'OK' | 'ALARM';
}

const notFound = (name: string) => new AwsError('ResourceNotFound', `There is no alarm ${name}.`, 404);

export const alarm: Resource<AlarmItem> = {
  kind: 'cloudwatch-alarm',
  prefix: 'alarm',
  id: (item) => alarmKey(item.Region, item.Name),
  notFound,
  malformed: notFound,
  filters: {},
};

export function alarmKey(region: string, name: string): string {
  return `${region}/${name}`;
}

/** A world in which the alarm is in this state. */
export function setAlarmState(world: World, region: string, name: string, state: AlarmState): World {
  return produce(world, (draft) => {
    draft.regions[GLOBAL_REGION] ??= {};
    const tables = draft.regions[GLOBAL_REGION];
    tables[alarm.kind] ??= {};
    const table = tables[alarm.kind] as Table<AlarmItem>;
    const before = table[alarmKey(region, name)]?.known;
    const known = state === 'INSUFFICIENT_DATA' ? before : state;
    table[alarmKey(region, name)] = { Region: region, Name: name, State: state, ...(known && { known }) };
  });
}
