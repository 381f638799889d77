/**
 * Health checks (R-R53-100…R-R53-114). https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheck.html
 * Checkers don't tick here: `observe.ts` looks at the endpoint whenever the world has changed, and where a checker
 * would now see something else than it thinks, the clock is told when it will have changed its mind.
 */
import type { HealthCheck } from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Resource, Tag } from '../../kernel/resource.ts';
import { invalidInput, noSuchHealthCheck } from '../errors.ts';
import { checkersOf } from './checkers.ts';
import { type Config, isEndpoint } from './config.ts';

/** What one checker thinks of the endpoint. */
export interface CheckerState {
  region: string;
  address: string;
  up: boolean;
  /** In the words of `GetHealthCheckStatus`. */
  text: string;
  /** What it last saw when the endpoint was down: for `GetHealthCheckLastFailureReason`. */
  failure?: { at: number; text: string };
  /** When it will think otherwise, unless the endpoint changes again; milliseconds since the Unix epoch. */
  dueAt?: number;
  /** What it sees until then. */
  seen?: string;
}

export interface HealthCheckItem {
  Id: string;
  CallerReference: string;
  HealthCheckConfig: Config;
  HealthCheckVersion: number;
  Tags: Tag[];
  /** Empty unless an endpoint is checked. */
  checkers: CheckerState[];
}

/** R-R53-12. */
export const CHECKS_PER_ACCOUNT = 200;

export const healthCheck: Resource<HealthCheckItem> = {
  kind: 'health-check',
  prefix: 'health-check',
  id: (item) => item.Id,
  notFound: noSuchHealthCheck,
  malformed: noSuchHealthCheck,
  filters: {},
};

export function requireHealthCheck(id: string | undefined, context: Context): HealthCheckItem {
  const found = context.find(healthCheck, id);
  if (!found) throw noSuchHealthCheck(id ?? '');
  return found;
}

export function showHealthCheck(item: HealthCheckItem): Plain<HealthCheck> {
  const { Id, CallerReference, HealthCheckConfig, HealthCheckVersion } = item;
  return { Id, CallerReference, HealthCheckConfig: { ...HealthCheckConfig }, HealthCheckVersion };
}

/** Fresh checkers: they take the endpoint for healthy until they have seen enough (R-R53-109). */
export function freshCheckers(config: Config): CheckerState[] {
  if (!isEndpoint(config)) return [];
  return checkersOf(config.Regions).map(({ region, address }) => ({
    region,
    address,
    up: true,
    text: 'Success: the endpoint has not been checked often enough yet',
  }));
}

/** Refuses children that are not there (R-R53-110). */
export function requireChildren({ ChildHealthChecks: children = [] }: Config, context: Context): void {
  const missing = children.find((child) => !context.find(healthCheck, child));
  if (missing !== undefined)
    throw invalidInput(`Invalid parameter : ChildHealthChecks, Caused by: ${missing} does not exist`);
}
