/** `describe-instances`: instances gathered by the reservation that launched them. */
import type { DescribeInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate, refusePagedIds } from '../../kernel/pagination.ts';
import { INSTANCE_FILTERS } from './filters.ts';
import { type InstanceItem, instance } from './instance.ts';
import { showInstance } from './show.ts';

export function describeInstances(input: DescribeInstancesRequest, context: Context): object {
  refusePagedIds('instancesSet', input.InstanceIds, input);
  const items = requireInstances(input.InstanceIds, context) ?? context.list(instance);
  const page = paginate(applyFilters(items, input.Filters, INSTANCE_FILTERS, context), input);
  return {
    Reservations: reservationsOf(page.items, context),
    ...(page.nextToken && { NextToken: page.nextToken }),
  };
}

/** The instances with these IDs; undefined where no ID is given. */
export function requireInstances(
  ids: readonly string[] | undefined,
  context: Context,
): InstanceItem[] | undefined {
  if (!ids?.length) return undefined;
  return [...new Set(ids)].map((id) => context.get(instance, id));
}

export function reservationsOf(
  items: readonly InstanceItem[],
  context: Context,
  show: typeof showInstance = showInstance,
) {
  const byReservation = new Map<string, InstanceItem[]>();
  for (const item of items) {
    byReservation.set(item.ReservationId, [...(byReservation.get(item.ReservationId) ?? []), item]);
  }
  return [...byReservation].map(([id, members]) => ({
    ReservationId: id,
    OwnerId: context.account,
    Groups: [],
    Instances: members.map((item) => show(item, context)),
  }));
}
