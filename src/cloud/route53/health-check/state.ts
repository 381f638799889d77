/**
 * Whether a health check is healthy, from what its checkers think, its children, or an alarm (R-R53-103,
 * R-R53-109…R-R53-111). A pure function of the tables.
 */
import type { Context } from '../../kernel/context.ts';
import type { SetHealth } from '../routing/select.ts';
import { type AlarmItem, alarm, alarmKey } from './alarm.ts';
import { isEndpoint } from './config.ts';
import { type HealthCheckItem, healthCheck } from './health-check.ts';

/** More of the checkers than this, in percent, must find the endpoint healthy. */
const LEAST_PERCENT = 18;

/** No chain of calculated checks is deeper: a ring of them ends here. */
const MAX_DEPTH = 8;

export function healthOfCheck(id: string, context: Context, depth = 0): SetHealth {
  const item = context.find(healthCheck, id);
  if (!item) return { healthy: true, text: `health check ${id} does not exist any more` };
  const { Inverted, Disabled } = item.HealthCheckConfig;
  const found = Disabled ? { healthy: true, text: 'disabled' } : stateOf(item, context, depth);
  const healthy = Inverted ? !found.healthy : found.healthy;
  const inverted = Inverted ? ', inverted' : '';
  return {
    healthy,
    text: `health check ${id} is ${healthy ? 'healthy' : 'unhealthy'} (${found.text}${inverted})`,
  };
}

/** Before inversion. */
function stateOf(item: HealthCheckItem, context: Context, depth: number): SetHealth {
  if (isEndpoint(item.HealthCheckConfig)) return endpointState(item);
  if (item.HealthCheckConfig.Type === 'CALCULATED') return calculatedState(item, context, depth);
  return alarmState(item, context);
}

function endpointState({ checkers }: HealthCheckItem): SetHealth {
  const up = checkers.filter((checker) => checker.up).length;
  return {
    healthy: up * 100 > LEAST_PERCENT * checkers.length,
    text: `${up} of ${checkers.length} checkers find the endpoint healthy`,
  };
}

function calculatedState(item: HealthCheckItem, context: Context, depth: number): SetHealth {
  const { ChildHealthChecks: children = [], HealthThreshold: threshold = 0 } = item.HealthCheckConfig;
  const healthy = children.filter(
    (child) => depth < MAX_DEPTH && healthOfCheck(child, context, depth + 1).healthy,
  ).length;
  return {
    healthy: healthy >= threshold,
    text: `${healthy} of ${children.length} children are healthy, ${threshold} must be`,
  };
}

function alarmState(item: HealthCheckItem, context: Context): SetHealth {
  const { AlarmIdentifier: identifier, InsufficientDataHealthStatus: missing } = item.HealthCheckConfig;
  const found: AlarmItem | undefined = context.find(
    alarm,
    alarmKey(identifier?.Region ?? '', identifier?.Name ?? ''),
  );
  const state = found?.State ?? 'INSUFFICIENT_DATA';
  const text = `alarm ${identifier?.Name} is in state ${state}`;
  if (state !== 'INSUFFICIENT_DATA') return { healthy: state === 'OK', text };
  if (missing === 'LastKnownStatus') return { healthy: (found?.known ?? 'OK') === 'OK', text };
  return { healthy: missing === 'Healthy', text };
}
