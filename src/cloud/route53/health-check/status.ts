/** What the checkers of a health check report (R-R53-103, R-R53-105): one line a checker. */
import type {
  GetHealthCheckLastFailureReasonRequest,
  GetHealthCheckLastFailureReasonResponse,
  GetHealthCheckStatusRequest,
  GetHealthCheckStatusResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { type Plain, timestamp } from '../../kernel/plain.ts';
import { isEndpoint } from './config.ts';
import { type HealthCheckItem, requireHealthCheck } from './health-check.ts';
import { healthOfCheck } from './state.ts';

type Observations = Plain<GetHealthCheckStatusResponse>['HealthCheckObservations'];

export function getHealthCheckStatus(
  input: GetHealthCheckStatusRequest,
  context: Context,
): Plain<GetHealthCheckStatusResponse> {
  const item = requireHealthCheck(input.HealthCheckId, context);
  if (!isEndpoint(item.HealthCheckConfig)) return { HealthCheckObservations: [summary(item, context)] };
  const observations = item.checkers.map(({ region, address, text }, index) => ({
    Region: region,
    IPAddress: address,
    StatusReport: { Status: text, CheckedTime: timestamp(lastCheck(item, index, context.now)) },
  }));
  return { HealthCheckObservations: observations as Observations };
}

export function getLastFailureReason(
  input: GetHealthCheckLastFailureReasonRequest,
  context: Context,
): Plain<GetHealthCheckLastFailureReasonResponse> {
  const { checkers } = requireHealthCheck(input.HealthCheckId, context);
  const failed = checkers.filter((checker) => checker.failure !== undefined);
  const observations = failed.map(({ region, address, failure }) => ({
    Region: region,
    IPAddress: address,
    StatusReport: { Status: failure?.text, CheckedTime: timestamp(failure?.at ?? 0) },
  }));
  return { HealthCheckObservations: observations as Observations };
}

/** Nobody probes for a calculated check or one on an alarm: what it comes to stands in a line of its own. */
function summary(item: HealthCheckItem, context: Context): NonNullable<Observations>[number] {
  const { healthy, text } = healthOfCheck(item.Id, context);
  return {
    StatusReport: {
      Status: `${healthy ? 'Success' : 'Failure'}: ${text}`,
      CheckedTime: timestamp(context.now),
    },
  };
}

/** The last time that this checker's turn came. */
function lastCheck(
  { HealthCheckConfig: config, checkers }: HealthCheckItem,
  index: number,
  now: number,
): number {
  const interval = (config.RequestInterval ?? 30) * 1000;
  const phase = Math.round((interval * (index + 1)) / checkers.length) % interval;
  return Math.floor((now - phase) / interval) * interval + phase;
}
