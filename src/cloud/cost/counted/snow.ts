/**
 * Snow devices: the fee of a job when its device leaves AWS, each way of shipping, days on site beyond those that the
 * fee includes, and what was exported (R-PRICE-81 … R-PRICE-84). Import is free. The days of receipt and of return are
 * not counted, nor is the time on the road.
 */
import { DAY_MS } from '../../../kit/business-days.ts';
import type { Table } from '../../kernel/world.ts';
import { deviceModel } from '../../snowball/job/device-models.ts';
import { type JobItem, job } from '../../snowball/job/job.ts';
import type { Booked } from '../booked.ts';
import { type CountedKind, GB, summed, type Units } from './units.ts';

export const snowCounted: CountedKind = (world) => {
  const tables = Object.values(world.regions).map((region) => region[job.kind] as Table<JobItem> | undefined);
  const jobs = tables.flatMap((table) => Object.values(table ?? {}));
  return jobs.length === 0 ? NOTHING : summed(jobs.flatMap((item) => unitsOf(item, world.clock.now)));
};

/** Not a new record for each reading of a world without devices. */
const NOTHING: Booked = Object.freeze({});

function unitsOf(item: JobItem, now: number): readonly Units[] {
  const { JobId, JobType, ShippingOption, SnowballType, since, done } = item;
  const model = deviceModel(SnowballType);
  if (!model || since.InTransitToCustomer === undefined) return [];
  const ways = since.InTransitToAWS === undefined ? 1 : 2;
  const extra = Math.max(0, wholeDaysOnSite(item, now) - model.includedDays);
  return [
    [`snow-job/${model.price} ${JobId}`, 1],
    [`snow-shipment/${ShippingOption} ${JobId}`, ways],
    ...(extra > 0 ? ([[`snow-day/${model.price} ${JobId}`, extra]] as const) : []),
    ...(JobType === 'EXPORT' ? ([[`snow-export ${JobId}`, done.octets / GB]] as const) : []),
  ];
}

/** Days between that of receipt and that of return, both of them left out. */
function wholeDaysOnSite({ since: { WithCustomer, InTransitToAWS } }: JobItem, now: number): number {
  if (WithCustomer === undefined) return 0;
  return Math.max(0, Math.floor((InTransitToAWS ?? now) / DAY_MS) - Math.floor(WithCustomer / DAY_MS) - 1);
}
