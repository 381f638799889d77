/** Changing a health check: everything but its type and interval, guarded by a version (R-R53-100, R-R53-113). */
import type { UpdateHealthCheckRequest, UpdateHealthCheckResponse } from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import { notInEnumeration } from '../errors.ts';
import { type Config, completeConfig } from './config.ts';
import {
  freshCheckers,
  type HealthCheckItem,
  requireChildren,
  requireHealthCheck,
  showHealthCheck,
} from './health-check.ts';

const RESETTABLE = ['ChildHealthChecks', 'FullyQualifiedDomainName', 'Regions', 'ResourcePath'] as const;

export function updateHealthCheck(
  input: UpdateHealthCheckRequest,
  context: Context,
): Plain<UpdateHealthCheckResponse> {
  const { HealthCheckId, HealthCheckVersion: version, ResetElements: resets = [], ...changes } = input;
  const item = requireHealthCheck(HealthCheckId, context);
  if (version !== undefined && Number(version) !== item.HealthCheckVersion) {
    throw new AwsError(
      'HealthCheckVersionMismatch',
      `The specified version ${version} does not match the current version ${item.HealthCheckVersion} of the health check.`,
      409,
    );
  }
  const config: Config = { ...item.HealthCheckConfig };
  for (const name of resets) {
    if (!RESETTABLE.includes(name)) throw notInEnumeration(name, RESETTABLE);
    delete config[name];
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined) Object.assign(config, { [name]: structuredClone(value) });
  }
  const complete = completeConfig(config);
  requireChildren(complete, context);
  item.HealthCheckConfig = complete;
  item.HealthCheckVersion += 1;
  item.checkers = keptCheckers(item, complete);
  return { HealthCheck: showHealthCheck(item) };
}

/** Checkers that stay keep what they think; new ones begin afresh. */
function keptCheckers(item: HealthCheckItem, config: Config): HealthCheckItem['checkers'] {
  return freshCheckers(config).map(
    (fresh) => item.checkers.find(({ address }) => address === fresh.address) ?? fresh,
  );
}
