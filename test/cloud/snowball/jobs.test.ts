/** Addresses and jobs: what is taken, what is refused, and the way through the states. */
import { describe, expect, it, test } from 'vitest';
import { ADDRESS, BUCKET, JOB, openStudio, type Studio } from './studio.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('addresses', () => {
  it('R-XFER-42 have IDs that begin with ADID, and are shown', () => {
    const { call, addressId } = openStudio();
    expect(addressId).toMatch(/^ADID[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(call('DescribeAddress', { AddressId: addressId })).toMatchObject({ Address: { City: 'Seattle' } });
    expect(call('DescribeAddresses').Addresses).toHaveLength(1);
  });

  test.each([
    ['no name', { Name: ' ' }, 'InvalidAddressException'],
    ['a PO box', { Street1: 'P.O. Box 12' }, 'InvalidAddressException'],
    ['no state', { StateOrProvince: '' }, 'InvalidAddressException'],
    ['another country', { Country: 'DE', City: 'Berlin' }, 'UnsupportedAddressException'],
    ['pick-up by the customer', { Type: 'CUST_PICKUP' }, 'NotSimulated'],
  ])('R-XFER-44 are refused: %s', (_, change, code) => {
    expect(openStudio().refusal('CreateAddress', { Address: { ...ADDRESS, ...change } })).toMatch(
      new RegExp(`^${code}: `),
    );
  });
});

describe('CreateJob', () => {
  test.each<[string, object, RegExp]>([
    ['LOCAL_USE', { JobType: 'LOCAL_USE' }, /^NotSimulated: netlab does not simulate LOCAL_USE jobs/],
    ['a cluster', { ClusterId: `CID${'0'.repeat(36)}` }, /^NotSimulated: .*clusters/],
    ['no type of job', { JobType: undefined }, /^InvalidInputCombinationException: /],
    ['no bucket', { Resources: {} }, /^InvalidInputCombinationException: /],
    [
      'a bucket that there is not',
      { Resources: { S3Resources: [{ BucketArn: 'arn:aws:s3:::nobodys' }] } },
      /^InvalidResourceException: The specified resource can't be found\. /,
    ],
    ['an address that there is not', { AddressId: `ADID${'0'.repeat(36)}` }, /^InvalidResourceException: /],
    ['shipping of another country', { ShippingOption: 'EXPRESS' }, /NEXT_DAY or SECOND_DAY\.$/],
    [
      'another device’s capacity',
      { SnowballCapacityPreference: 'T8' },
      /^InvalidInputCombinationException: /,
    ],
    ['a device that only computes', { SnowballType: 'V3_5C' }, /^NotSimulated: .*V3_5C/],
    ['a role that is none', { RoleARN: 'admin' }, /^InvalidResourceException: /],
    ['a key that is none', { KmsKeyARN: 'secret' }, /^KMSRequestFailedException: /],
  ])('R-XFER-42 refuses %s', (_, change, expected) => {
    const { refusal, addressId } = openStudio();
    expect(refusal('CreateJob', { ...JOB, AddressId: addressId, ...change })).toMatch(expected);
  });

  test.each([2015, 2025, 2026])('R-XFER-25 tells new customers of %d that there are no devices', (era) => {
    const { refusal, addressId } = openStudio({ era });
    expect(refusal('CreateJob', { ...JOB, AddressId: addressId })).toMatch(
      /^AccessDeniedException: .*DataSync/,
    );
  });

  it('R-XFER-43 gives one device at a time', () => {
    const studio = openStudio();
    const first = studio.createJob();
    expect(studio.call('GetSnowballUsage')).toEqual({ SnowballLimit: 1, SnowballsInUse: 1 });
    expect(studio.refusal('CreateJob', { ...JOB, AddressId: studio.addressId })).toMatch(/^LimitExceeded/);
    studio.call('CancelJob', { JobId: first });
    expect(studio.createJob()).toMatch(/^JID[0-9a-f-]{36}$/);
    expect(studio.call('ListJobs').JobListEntries).toHaveLength(2);
  });
});

describe('a job can be', () => {
  it('R-XFER-41 cancelled until its device is prepared, and no later', () => {
    const studio = openStudio();
    const JobId = studio.createJob();
    studio.call('UpdateJob', { JobId, Description: 'scans', ShippingOption: 'SECOND_DAY' });
    expect(studio.call('DescribeJob', { JobId })).toMatchObject({
      JobMetadata: { Description: 'scans', ShippingDetails: { ShippingOption: 'SECOND_DAY' } },
    });
    studio.sim.advance(HOUR_MS);
    expect(studio.state(JobId)).toBe('PreparingAppliance');
    const late =
      "InvalidJobStateException: The action can't be performed because the job's current state doesn't allow that action to be performed.";
    expect(studio.refusal('CancelJob', { JobId })).toBe(late);
    expect(studio.refusal('UpdateJob', { JobId, Description: 'x' })).toBe(late);
    expect(studio.refusal('GetJobManifest', { JobId })).toBe(late);
    expect(studio.refusal('GetJobUnlockCode', { JobId })).toBe(late);
    expect(studio.refusal('UpdateJobShipmentState', { JobId, ShipmentState: 'RETURNED' })).toBe(late);
  });

  it('cancelled, and stays so', () => {
    const studio = openStudio();
    const JobId = studio.createJob();
    studio.call('CancelJob', { JobId });
    studio.sim.advance(10 * DAY_MS);
    expect(studio.state(JobId)).toBe('Cancelled');
  });
});

/** Every state with the moment in which it begins, the device handed back as soon as it is there. */
function journey(studio: Studio, JobId: string): readonly (readonly [string, string])[] {
  const seen: [string, string][] = [];
  for (let step = 0; step < 60 * 24 && seen.at(-1)?.[0] !== 'Complete'; step++) {
    const state = studio.state(JobId);
    if (state !== seen.at(-1)?.[0]) seen.push([state, iso(studio.sim.state.clock.now)]);
    if (state === 'WithCustomer')
      studio.sim.call({
        service: 'snowball',
        operation: 'UpdateJobShipmentState',
        input: { JobId, ShipmentState: 'RETURNED' },
      });
    studio.sim.advance(HOUR_MS);
  }
  return seen;
}

describe('R-XFER-40 R-XFER-45 a job goes through', () => {
  it('all states in order; people and carriers rest at weekends', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const studio = openStudio({ seed });
      // Thursday: whatever is prepared on Friday is on the road over the weekend.
      studio.sim.advance(3 * DAY_MS);
      const seen = journey(studio, studio.createJob());
      expect(seen.map(([state]) => state)).toEqual([
        'New',
        'PreparingAppliance',
        'PreparingShipment',
        'InTransitToCustomer',
        'WithCustomer',
        'InTransitToAWS',
        'WithAWSSortingFacility',
        'WithAWS',
        'InProgress',
        'Complete',
      ]);
      const weekdays = seen.slice(2, 8).map(([, at]) => new Date(`${at}Z`).getUTCDay());
      for (const day of weekdays) expect([0, 6]).not.toContain(day);
    }
  });

  it('differs from seed to seed by one to three working days of preparation', () => {
    const prepared = Array.from({ length: 12 }, (_, seed) => {
      const studio = openStudio({ seed: `prepared-${seed}` });
      const seen = journey(studio, studio.createJob());
      return seen.find(([state]) => state === 'PreparingShipment')?.[1].slice(0, 10);
    });
    expect([...new Set(prepared)].sort()).toEqual(['2026-01-06', '2026-01-07', '2026-01-08']);
  });

  it('the way back only on a working day: what is handed over on Saturday leaves on Monday', () => {
    const studio = openStudio();
    const JobId = studio.createJob();
    studio.sim.advance(Date.UTC(2026, 0, 17, 9) - studio.sim.state.clock.now);
    studio.call('UpdateJobShipmentState', { JobId, ShipmentState: 'RETURNED' });
    studio.sim.advance(2 * DAY_MS);
    expect(studio.state(JobId)).toBe('WithCustomer');
    studio.sim.advance(9 * HOUR_MS);
    expect(studio.state(JobId)).toBe('InTransitToAWS');
  });

  it('Listing and a copy in AWS first, when it exports; keys that end with a slash stay (R-XFER-34)', () => {
    const studio = openStudio();
    const put = (Key: string, input: object) =>
      studio.sim.call({ service: 's3', operation: 'PutObject', input: { Bucket: BUCKET, Key, ...input } });
    put('film.mov', { ContentLength: 4e9 });
    put('folder/', { Body: '' });
    const JobId = studio.createJob({ JobType: 'EXPORT' });
    const seen = journey(studio, JobId).map(([state]) => state);
    expect(seen.slice(0, 7)).toEqual([
      'New',
      'Listing',
      'PreparingAppliance',
      'InProgress',
      'PreparingShipment',
      'InTransitToCustomer',
      'WithCustomer',
    ]);
    expect(studio.call('DescribeJob', { JobId })).toMatchObject({
      JobMetadata: { DataTransferProgress: { ObjectsTransferred: 1, BytesTransferred: 4e9 } },
    });
  });

  it('a return label on paper, once', () => {
    const studio = openStudio();
    const JobId = studio.createJob();
    expect(studio.refusal('CreateReturnShippingLabel', { JobId })).toMatch(/^InvalidJobState/);
    studio.sim.advance(10 * DAY_MS);
    expect(studio.refusal('DescribeReturnShippingLabel', { JobId })).toMatch(/^ConflictException/);
    expect(studio.call('CreateReturnShippingLabel', { JobId })).toEqual({ Status: 'InProgress' });
    expect(studio.refusal('CreateReturnShippingLabel', { JobId })).toMatch(
      /^ReturnShippingLabelAlreadyExists/,
    );
    studio.sim.advance(HOUR_MS);
    expect(studio.call('DescribeReturnShippingLabel', { JobId })).toMatchObject({ Status: 'Succeeded' });
  });
});
