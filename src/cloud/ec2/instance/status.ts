/** `describe-instance-status`: AWS's own checks of the host and of the system under it. */
import type { DescribeInstanceStatusRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate, refusePagedIds } from '../../kernel/pagination.ts';
import type { Filters } from '../../kernel/resource.ts';
import { requireInstances } from './describe.ts';
import { type InstanceItem, instance } from './instance.ts';

/** How long the checks of a fresh instance take. */
const INITIALIZING_MS = 120_000;

const STATUS_FILTERS: Filters<ReturnType<typeof statusOf>> = {
  'availability-zone': (status) => status.AvailabilityZone,
  'availability-zone-id': (status) => status.AvailabilityZoneId,
  'instance-state-code': (status) => status.InstanceState.Code,
  'instance-state-name': (status) => status.InstanceState.Name,
  'instance-status.reachability': (status) => status.InstanceStatus.Details?.map((detail) => detail.Status),
  'instance-status.status': (status) => status.InstanceStatus.Status,
  'system-status.reachability': (status) => status.SystemStatus.Details?.map((detail) => detail.Status),
  'system-status.status': (status) => status.SystemStatus.Status,
};

export function describeInstanceStatus(input: DescribeInstanceStatusRequest, context: Context): object {
  refusePagedIds('instancesSet', input.InstanceIds, input);
  const items = requireInstances(input.InstanceIds, context) ?? context.list(instance);
  const shown = items
    .filter((item) => input.IncludeAllInstances || item.State.Name === 'running')
    .map((item) => statusOf(item, context));
  const page = paginate(applyFilters(shown, input.Filters, STATUS_FILTERS, context), input);
  return { InstanceStatuses: page.items, ...(page.nextToken && { NextToken: page.nextToken }) };
}

function statusOf(item: InstanceItem, context: Context) {
  const { AvailabilityZone, AvailabilityZoneId } = item.Placement;
  const { faults } = context.world;
  const fresh = context.now < Date.parse(item.LaunchTime) + INITIALIZING_MS;
  return {
    AvailabilityZone,
    AvailabilityZoneId,
    InstanceId: item.InstanceId,
    InstanceState: item.State,
    InstanceStatus: summary(item, fresh, faults.includes(item.InstanceId)),
    SystemStatus: summary(item, fresh, faults.includes(`az/${AvailabilityZone}`)),
  };
}

function summary(item: InstanceItem, fresh: boolean, impaired: boolean) {
  if (item.State.Name !== 'running') return { Status: 'not-applicable' };
  const [status, detail] = impaired
    ? ['impaired', 'failed']
    : fresh
      ? ['initializing', 'initializing']
      : ['ok', 'passed'];
  return { Status: status, Details: [{ Name: 'reachability', Status: detail }] };
}
