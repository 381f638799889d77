/**
 * Jobs: a device on its way from AWS to a customer and back (R-XFER-40 … R-XFER-46).
 * https://docs.aws.amazon.com/snowball/latest/developer-guide/jobstatuses.html
 */
import type {
  CreateJobRequest,
  JobState,
  JobType,
  S3Resource,
  ShippingOption,
  SnowballCapacity,
  SnowballType,
} from '@aws-sdk/client-snowball';
import type { Body } from '../../../cdn/message.ts';
import type { Plain } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import { invalidResource } from '../errors.ts';

/** What a device holds under a key of a bucket. */
export interface Carried {
  bucket: string;
  key: string;
  body: Body;
}

export interface Device {
  SnowballId: string;
  /** On the network of the site. */
  address: string;
  unlocked: boolean;
  /** By `bucket/key`. */
  files: Record<string, Carried>;
  octets: number;
}

type Kept = 'Description' | 'KmsKeyARN' | 'RoleARN' | 'Notification' | 'ForwardingAddressId' | 'TaxDocuments';

export interface JobItem extends Plain<Pick<CreateJobRequest, Kept>> {
  JobId: string;
  State: JobState;
  JobType: Extract<JobType, 'IMPORT' | 'EXPORT'>;
  SnowballType: SnowballType;
  SnowballCapacityPreference: SnowballCapacity;
  ShippingOption: ShippingOption;
  AddressId: string;
  S3Resources: Plain<S3Resource>[];
  /** When it came into each state, in milliseconds since the Unix epoch. */
  since: Partial<Record<JobState, number>>;
  device: Device;
  /** What has been copied into S3, or out of it onto the device. */
  done: { octets: number; objects: number };
  /** What there is to copy, once that is known. */
  total?: { octets: number; objects: number };
  /** Handed to the carrier. */
  returned?: true;
  /** When the return label was asked for. */
  labelSince?: number;
}

export const job = defineResource<JobItem>({
  kind: 'snowball-job',
  prefix: 'JID',
  id: (item) => item.JobId,
  notFound: invalidResource,
  malformed: invalidResource,
  filters: {},
});

const ENDED: readonly JobState[] = ['Complete', 'Cancelled'];

/** Whether it takes one of the devices that the account may have (R-XFER-43). */
export function isInUse({ State }: JobItem): boolean {
  return !ENDED.includes(State);
}

export function carriedKey(bucket: string, key: string): string {
  return `${bucket}/${key}`;
}
