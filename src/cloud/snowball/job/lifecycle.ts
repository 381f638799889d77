/**
 * The way of a job through its states (R-XFER-40, R-XFER-44, R-XFER-45). People and carriers work on working days,
 * copying in AWS goes on day and night; how long a device is prepared is drawn from the seed.
 */
import type { JobState } from '@aws-sdk/client-snowball';
import { HOUR_MS, nextWorkingHour, workingDaysLater } from '../../../kit/business-days.ts';
import { nextUint32 } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import type { Transition, Transitions } from '../../kernel/resource.ts';
import { transitDays } from '../shipping.ts';
import { exportNext, importNext, isExported } from './copying.ts';
import { type JobItem, job } from './job.ts';

const OPENS = 9;
const DELIVERED = 10;
const PICKED_UP = 17;
/** Working days, at least and at most. */
const PREPARED_IN = [1, 3] as const;
const UNPACKED_IN_MS = 4 * HOUR_MS;
/** How often what was copied is booked. */
const STEP_MS = 4 * HOUR_MS;

type Due = (item: JobItem, context: Context) => number;

/** When a state ends by itself, and what follows. */
const NEXT: Partial<Record<JobState, { readonly due: Due; readonly next: (item: JobItem) => JobState }>> = {
  New: {
    due: (_item, { now }) => now + HOUR_MS,
    next: ({ JobType }) => (JobType === 'EXPORT' ? 'Listing' : 'PreparingAppliance'),
  },
  Listing: { due: (_item, { now }) => now + HOUR_MS, next: () => 'PreparingAppliance' },
  PreparingAppliance: {
    due: (_item, { now, random }) => {
      const [least, most] = PREPARED_IN;
      return workingDaysLater(now, least + (nextUint32(random) % (most - least + 1)), OPENS);
    },
    next: ({ JobType }) => (JobType === 'EXPORT' ? 'InProgress' : 'PreparingShipment'),
  },
  PreparingShipment: {
    due: (_item, { now }) => nextWorkingHour(now, PICKED_UP),
    next: () => 'InTransitToCustomer',
  },
  InTransitToCustomer: { due: onTheRoad, next: () => 'WithCustomer' },
  InTransitToAWS: { due: onTheRoad, next: () => 'WithAWSSortingFacility' },
  WithAWSSortingFacility: {
    due: (_item, { now }) => workingDaysLater(now, 1, DELIVERED),
    next: () => 'WithAWS',
  },
  WithAWS: {
    due: (_item, { now }) => now + UNPACKED_IN_MS,
    next: ({ JobType }) => (JobType === 'EXPORT' ? 'Complete' : 'InProgress'),
  },
};

function onTheRoad({ ShippingOption }: JobItem, { now }: Context): number {
  return workingDaysLater(now, transitDays(ShippingOption), DELIVERED);
}

export function enter(item: JobItem, state: JobState, context: Context): void {
  item.State = state;
  item.since[state] ??= context.now;
  const next = NEXT[state];
  if (next) later(next.due(item, context), 'goOn', state, item, context);
  if (state === 'InProgress') later(context.now + STEP_MS, 'copy', state, item, context);
  if (state === 'InTransitToAWS') item.device.unlocked = false;
}

/** When the carrier comes for what was handed over at this moment. */
export function pickUp(item: JobItem, context: Context): void {
  later(nextWorkingHour(context.now, PICKED_UP), 'fetch', item.State, item, context);
}

function later(at: number, transition: string, state: JobState, item: JobItem, context: Context): void {
  context.later(at - context.now, job, item.JobId, transition, state);
}

/** Each event names the state that it was meant for: a job that was cancelled stays so. */
function during(run: (item: JobItem, context: Context) => void): Transition<JobItem> {
  return (item, context, state) => {
    if (item.State === state) run(item, context);
  };
}

export const jobTransitions: Transitions<JobItem> = {
  goOn: during((item, context) => {
    const next = NEXT[item.State]?.next(item);
    if (next) enter(item, next, context);
  }),
  fetch: during((item, context) => enter(item, 'InTransitToAWS', context)),
  copy: during((item, context) => {
    const elapsedMs = context.now - (item.since.InProgress ?? context.now);
    const left = isExported(item)
      ? exportNext(item, elapsedMs, context)
      : importNext(item, elapsedMs, context);
    if (left > 0) later(context.now + Math.min(left, STEP_MS), 'copy', 'InProgress', item, context);
    else enter(item, isExported(item) ? 'PreparingShipment' : 'Complete', context);
  }),
};
