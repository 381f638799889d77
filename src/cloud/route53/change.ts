/**
 * Changes: PENDING until all of Route 53's servers have them, INSYNC from then on (R-R53-10). What is served follows
 * when the change is in sync, not when it was asked for.
 */
import type { GetChangeResponse } from '@aws-sdk/client-route-53';
import { nextBelow } from '../../kit/random.ts';
import type { Context } from '../kernel/context.ts';
import { type Plain, timestamp } from '../kernel/plain.ts';
import type { Resource } from '../kernel/resource.ts';
import { noSuchChange } from './errors.ts';
import { drawId } from './ids.ts';

export interface ChangeItem {
  Id: string;
  SubmittedAt: string;
  Comment?: string;
  /** Milliseconds since the Unix epoch. */
  syncAt: number;
}

export type ChangeInfo = Plain<GetChangeResponse>['ChangeInfo'];

/** R-R53-10: generally within 60 seconds. */
const SYNC_LEAST_MS = 30_000;
const SYNC_SPREAD_MS = 30_000;

export const change: Resource<ChangeItem> = {
  kind: 'dns-change',
  prefix: 'C',
  id: (item) => item.Id,
  notFound: noSuchChange,
  malformed: noSuchChange,
  filters: {},
};

/** Begins a change. What is to happen when it is in sync, the caller schedules at `syncAt`. */
export function beginChange(context: Context, comment?: string): ChangeItem {
  return context.add(change, {
    Id: drawId(context.random, 'C'),
    SubmittedAt: timestamp(context.now),
    ...(comment !== undefined && { Comment: comment }),
    syncAt: context.now + SYNC_LEAST_MS + nextBelow(context.random, SYNC_SPREAD_MS),
  });
}

export function showChange({ Id, SubmittedAt, Comment, syncAt }: ChangeItem, now: number): ChangeInfo {
  return {
    Id: `/change/${Id}`,
    Status: now >= syncAt ? 'INSYNC' : 'PENDING',
    SubmittedAt,
    ...(Comment !== undefined && { Comment }),
  };
}
