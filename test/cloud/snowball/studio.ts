/** A studio in Seattle with data on its disks, a bucket, and an address. */
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';

export const BUCKET = 'studio-archive';

export const ADDRESS = {
  Name: 'Ana',
  Street1: '1 Pine Street',
  City: 'Seattle',
  StateOrProvince: 'WA',
  Country: 'US',
  PostalCode: '98101',
  PhoneNumber: '+12065550100',
};

export interface Studio {
  readonly sim: Sim;
  readonly addressId: string;
  /** The output; throws the error's code and message. */
  call(operation: string, input?: object): Record<string, unknown>;
  /** `Code: message`, or nothing where it works. */
  refusal(operation: string, input?: object): string;
  createJob(more?: object): string;
  state(jobId: string): string;
}

export function openStudio({
  seed = 'studio',
  era = 2024,
  region = 'us-east-1',
  files = 10,
  size = 8e12,
} = {}): Studio {
  const sim = createSim({
    seed,
    region,
    setting: {
      defaultVpc: false,
      era,
      sites: {
        'upload.example': { city: 'Portland', pages: { '/*': { methods: ['PUT'], body: 'thanks' } } },
      },
      clients: {
        office: {
          city: 'Seattle',
          address: '198.51.100.10',
          uplink: { mbps: 1000, utilisation: 0.8 },
          data: { '/data/archive': { files, size, name: 'scan-#.tar' } },
        },
        home: { city: 'Portland', address: '198.51.100.11' },
      },
    },
  });
  const ask = (operation: string, input: object, service = 'snowball') =>
    sim.call({ service, operation, input: input as Record<string, unknown> });
  const call = (operation: string, input: object = {}) => {
    const result = ask(operation, input);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.output as Record<string, unknown>;
  };
  ask('CreateBucket', { Bucket: BUCKET }, 's3');
  const made = ask('CreateAddress', { Address: ADDRESS });
  const addressId = made.ok ? (made.output as { AddressId: string }).AddressId : '';
  return {
    sim,
    addressId,
    call,
    refusal(operation, input = {}) {
      const result = ask(operation, input);
      return result.ok ? '' : `${result.error.code}: ${result.error.message}`;
    },
    createJob: (more = {}) =>
      (call('CreateJob', { ...JOB, AddressId: addressId, ...more }) as { JobId: string }).JobId,
    state: (JobId) =>
      (call('DescribeJob', { JobId }) as { JobMetadata: { JobState: string } }).JobMetadata.JobState,
  };
}

export const JOB = {
  JobType: 'IMPORT',
  SnowballType: 'EDGE_S',
  ShippingOption: 'NEXT_DAY',
  Resources: { S3Resources: [{ BucketArn: `arn:aws:s3:::${BUCKET}` }] },
};
