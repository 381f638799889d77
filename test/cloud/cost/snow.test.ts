import { describe, expect, test } from 'vitest';
import { billsOf } from '../../../src/sim/cost.ts';
import { openStudio } from '../snowball/studio.ts';

const DAY_MS = 86_400_000;

/** Amounts by title. */
function bill(studio: ReturnType<typeof openStudio>): Record<string, number> {
  const lines = billsOf(studio.sim.state).flatMap((one) => one.lines);
  const amounts: Record<string, number> = {};
  for (const { price, amount } of lines)
    if (price.service === 'Snow Family') amounts[price.title] = (amounts[price.title] ?? 0) + amount;
  return amounts;
}

describe('R-PRICE-81 R-PRICE-82 R-PRICE-84 Snow devices cost', () => {
  test('nothing until they leave AWS', () => {
    const studio = openStudio();
    studio.call('CancelJob', { JobId: studio.createJob() });
    studio.createJob();
    studio.sim.advance(DAY_MS / 2);
    expect(bill(studio)).toEqual({});
  });

  test.each([
    ['EDGE_S', 'Snowball Edge 80 TB', 10, 300, 30],
    ['V3_5S', 'Snowball Edge 210 TB', 15, 3200, 250],
  ])('%s: the job, both ways, and days beyond those that are included', (type, label, included, fee, day) => {
    const studio = openStudio();
    const JobId = studio.createJob({ SnowballType: type });
    while (studio.state(JobId) !== 'WithCustomer') studio.sim.advance(DAY_MS / 24);
    studio.sim.advance(included * DAY_MS);
    expect(bill(studio)).toEqual({ [`${label}: job`]: fee, 'Shipping NEXT_DAY': 120 });
    // The day of receipt and that of return are free: so many whole days lie between them.
    studio.sim.advance(4 * DAY_MS);
    expect(bill(studio)[`${label}: extra day on site`]).toBe(3 * day);
    studio.call('UpdateJobShipmentState', { JobId, ShipmentState: 'RETURNED' });
    studio.sim.advance(60 * DAY_MS);
    expect(studio.state(JobId)).toBe('Complete');
    const { 'Shipping NEXT_DAY': shipping, [`${label}: extra day on site`]: extra = 0 } = bill(studio);
    expect(shipping).toBe(240);
    expect(extra / day).toBeLessThanOrEqual(6);
  });
});
