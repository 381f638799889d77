/** CreateJob. https://docs.aws.amazon.com/snowball/latest/api-reference/API_CreateJob.html */
import type { CreateJobRequest, CreateJobResult, ShippingOption } from '@aws-sdk/client-snowball';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { given, refuseOptions } from '../../kernel/parameters.ts';
import { drawUuid } from '../../route53/ids.ts';
import { findBucket } from '../../s3/bucket/bucket.ts';
import { shippingAddress } from '../address/address.ts';
import {
  closedToNewCustomers,
  invalidCombination,
  invalidResource,
  kmsRequestFailed,
  limitExceeded,
  notSimulatedHere,
} from '../errors.ts';
import { shippingArea, shippingOptionOf } from '../shipping.ts';
import { type DeviceModel, deviceModel } from './device-models.ts';
import { isInUse, type JobItem, job } from './job.ts';
import { enter } from './lifecycle.ts';

/** R-XFER-43. */
export const DEVICES_AT_ONE_TIME = 1;

/** The years in which anybody could have one (R-XFER-25). */
const FIRST_YEAR = 2016;
const LAST_YEAR = 2024;

const KEPT = ['Description', 'KmsKeyARN', 'RoleARN', 'Notification', 'TaxDocuments'] as const;

export function createJob(input: CreateJobRequest, context: Context): CreateJobResult {
  const { era = LAST_YEAR + 1 } = context.world.setting;
  if (era < FIRST_YEAR || era > LAST_YEAR) throw closedToNewCustomers();
  refuse(input);
  const model = modelFor(input);
  const { AddressId = '' } = input;
  context.get(shippingAddress, AddressId);
  const resources = bucketsFor(input, context);
  checkArns(input);
  const ShippingOption = shippingOptionOf(input.ShippingOption, context.region);
  checkShipping(ShippingOption, context.region);
  const inUse = context.list(job).filter(isInUse).length;
  if (inUse >= DEVICES_AT_ONE_TIME) throw limitExceeded(DEVICES_AT_ONE_TIME);
  const item = context.add(job, {
    ...Object.fromEntries(given(input, KEPT).map((name) => [name, input[name]])),
    JobId: `JID${drawUuid(context.random)}`,
    State: 'New',
    JobType: input.JobType === 'EXPORT' ? 'EXPORT' : 'IMPORT',
    SnowballType: model.type,
    SnowballCapacityPreference: model.capacities[0] ?? 'NoPreference',
    ShippingOption,
    AddressId,
    S3Resources: resources,
    since: {},
    device: {
      SnowballId: `SN-${nextHex(context.random, 12)}`,
      address: addressOnSite(context),
      unlocked: false,
      files: {},
      octets: 0,
    },
    done: { octets: 0, objects: 0 },
  });
  enter(item, 'New', context);
  return { JobId: item.JobId };
}

function refuse(input: CreateJobRequest): void {
  if (input.JobType === 'LOCAL_USE')
    throw notSimulatedHere('LOCAL_USE jobs: devices that compute at the site; IMPORT and EXPORT are');
  if (input.ClusterId !== undefined) throw notSimulatedHere('clusters of Snow devices');
  refuseOptions(input, [
    'OnDeviceServiceConfiguration',
    'ForwardingAddressId',
    'DeviceConfiguration',
    'LongTermPricingId',
    'PickupDetails',
    'RemoteManagement',
    'ImpactLevel',
  ]);
  if (input.Resources?.LambdaResources?.length || input.Resources?.Ec2AmiResources?.length)
    throw notSimulatedHere('functions and machine images on Snow devices');
}

function modelFor({
  JobType,
  SnowballType: type = 'EDGE',
  SnowballCapacityPreference: size,
}: CreateJobRequest): DeviceModel {
  if (JobType === undefined) throw invalidCombination('A job needs a JobType: IMPORT or EXPORT.');
  const model = deviceModel(type);
  if (!model)
    throw notSimulatedHere(
      `devices of the type ${type}; EDGE and EDGE_S (80 TB), V3_5S (210 TB) and SNC1_HDD (8 TB) are`,
    );
  if (size !== undefined && size !== 'NoPreference' && !model.capacities.includes(size))
    throw invalidCombination(`A device of the type ${type} has the capacity ${model.capacities.join(', ')}.`);
  if (JobType === 'EXPORT' && type === 'SNC1_HDD')
    throw invalidCombination('A Snowcone device exports nothing.');
  return model;
}

/** Throws `InvalidResourceException` for buckets that there are not, or in other regions. */
export function bucketsFor(
  { Resources }: Pick<CreateJobRequest, 'Resources'>,
  context: Context,
): JobItem['S3Resources'] {
  const resources = Resources?.S3Resources ?? [];
  if (resources.length === 0) throw invalidCombination('A job needs a bucket in Resources.S3Resources.');
  for (const { BucketArn = '', KeyRange } of resources) {
    if (KeyRange) throw notSimulatedHere('ranges of keys in jobs: whole buckets are exported');
    const found = findBucket(context.world, BucketArn.replace(/^arn:aws:s3:::/, ''));
    if (!BucketArn.startsWith('arn:aws:s3:::') || found?.Region !== context.region) throw invalidResource();
  }
  return resources.map(({ BucketArn = '' }) => ({ BucketArn }));
}

const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/;
const KEY = /^arn:aws[\w-]*:kms:[\w-]+:\d{12}:(?:key|alias)\/.+$/;

export function checkArns({ RoleARN, KmsKeyARN }: Pick<CreateJobRequest, 'RoleARN' | 'KmsKeyARN'>): void {
  if (RoleARN !== undefined && !ROLE.test(RoleARN)) throw invalidResource();
  if (KmsKeyARN !== undefined && !KEY.test(KmsKeyARN)) throw kmsRequestFailed();
}

/** R-XFER-44. */
export function checkShipping(option: ShippingOption, region: string): void {
  const { options = [] } = shippingArea(region) ?? {};
  if (!options.includes(option))
    throw invalidCombination(`Devices from ${region} are shipped by ${options.join(' or ') || 'nobody'}.`);
}

/** What the site's network gives to whatever is plugged in. */
function addressOnSite(context: Context): string {
  return `192.168.1.${100 + (context.list(job).length % 100)}`;
}
