/** What can be done with health checks. */
import type {
  CreateHealthCheckRequest,
  CreateHealthCheckResponse,
  DeleteHealthCheckRequest,
  GetHealthCheckCountRequest,
  GetHealthCheckCountResponse,
  GetHealthCheckRequest,
  GetHealthCheckResponse,
  ListHealthChecksRequest,
  ListHealthChecksResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { brokenConstraint, invalidInput } from '../errors.ts';
import { drawUuid } from '../ids.ts';
import { type Listed, pageFrom, startAt } from '../pages.ts';
import { type Config, completeConfig } from './config.ts';
import {
  CHECKS_PER_ACCOUNT,
  freshCheckers,
  type HealthCheckItem,
  healthCheck,
  requireChildren,
  requireHealthCheck,
  showHealthCheck,
} from './health-check.ts';
import { decideChecker } from './opinion.ts';
import { getHealthCheckStatus, getLastFailureReason } from './status.ts';
import { updateHealthCheck } from './update.ts';

export const healthCheckOperations: Operations = {
  CreateHealthCheck: write<CreateHealthCheckRequest, Plain<CreateHealthCheckResponse>>(create),
  GetHealthCheck: read<GetHealthCheckRequest, Plain<GetHealthCheckResponse>>((input, context) => ({
    HealthCheck: showHealthCheck(requireHealthCheck(input.HealthCheckId, context)),
  })),
  GetHealthCheckCount: read<GetHealthCheckCountRequest, GetHealthCheckCountResponse>((_input, context) => ({
    HealthCheckCount: context.list(healthCheck).length,
  })),
  ListHealthChecks: read<ListHealthChecksRequest, Listed<ListHealthChecksResponse>>(list),
  UpdateHealthCheck: write(updateHealthCheck),
  DeleteHealthCheck: write<DeleteHealthCheckRequest, object>(remove),
  GetHealthCheckStatus: read(getHealthCheckStatus),
  GetHealthCheckLastFailureReason: read(getLastFailureReason),
};

export const healthCheckTransitions: Transitions<HealthCheckItem> = { decide: decideChecker };
const CHECKS_PER_PAGE = 100;

function create(input: CreateHealthCheckRequest, context: Context): Plain<CreateHealthCheckResponse> {
  const { CallerReference: reference = '' } = input;
  if (reference.length > 64)
    throw brokenConstraint(reference, 'callerReference', 'have length less than or equal to 64');
  const config = completeConfig(structuredClone(input.HealthCheckConfig) as Config);
  requireChildren(config, context);
  const known = context.list(healthCheck).find((item) => item.CallerReference === reference);
  if (known) {
    if (!sameSettings(known.HealthCheckConfig, config)) {
      throw new AwsError(
        'HealthCheckAlreadyExists',
        'A health check has already been created with the specified caller reference.',
        409,
      );
    }
    return created(known);
  }
  if (context.list(healthCheck).length >= CHECKS_PER_ACCOUNT) {
    throw new AwsError(
      'TooManyHealthChecks',
      'Limits Exceeded: MAX_HEALTH_CHECKS_BY_OWNER - Cannot create more health checks.',
    );
  }
  const item = context.add(healthCheck, {
    Id: drawUuid(context.random),
    CallerReference: reference,
    HealthCheckConfig: config,
    HealthCheckVersion: 1,
    Tags: [],
    checkers: freshCheckers(config),
  });
  return created(item);
}

function created(item: HealthCheckItem): Plain<CreateHealthCheckResponse> {
  return {
    HealthCheck: showHealthCheck(item),
    Location: `https://route53.amazonaws.com/2013-04-01/healthcheck/${item.Id}`,
  };
}

function sameSettings(left: Config, right: Config): boolean {
  const text = (config: Config) =>
    JSON.stringify(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(left) === text(right);
}

function list(input: ListHealthChecksRequest, context: Context): Listed<ListHealthChecksResponse> {
  const items = context.list(healthCheck);
  const start = startAt(items, input.Marker, (item) => item.Id);
  const { items: shown, next } = pageFrom(items, start, input.MaxItems, CHECKS_PER_PAGE);
  return {
    HealthChecks: shown.map(showHealthCheck),
    ...(input.Marker !== undefined && { Marker: input.Marker }),
    IsTruncated: next !== undefined,
    ...(next && { NextMarker: next.Id }),
    MaxItems: String(input.MaxItems ?? CHECKS_PER_PAGE),
  } as Listed<ListHealthChecksResponse>;
}

/** Records may go on naming a check that is gone; calculated checks may not (R-R53-110, R-R53-113). */
function remove(input: DeleteHealthCheckRequest, context: Context): object {
  const item = requireHealthCheck(input.HealthCheckId, context);
  const parent = context
    .list(healthCheck)
    .find(({ HealthCheckConfig: config }) => config.ChildHealthChecks?.includes(item.Id));
  if (parent)
    throw invalidInput(`The health check ${item.Id} is a child of the calculated health check ${parent.Id}.`);
  context.remove(healthCheck, item.Id);
  return {};
}
