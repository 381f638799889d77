/** What opens a device: a manifest and an unlock code of 25 characters in five groups (R-XFER-28). */
import { createHash } from 'node:crypto';
import type {
  GetJobManifestRequest,
  GetJobManifestResult,
  GetJobUnlockCodeRequest,
  GetJobUnlockCodeResult,
} from '@aws-sdk/client-snowball';
import type { Context } from '../../kernel/context.ts';
import { invalidJobState } from '../errors.ts';
import { type JobItem, job } from './job.ts';

const LINK_SECONDS = 3600;

/** The link holds for an hour. Both are to be had only while the device is with the customer. */
export function getManifest(
  { JobId: id = '' }: GetJobManifestRequest,
  context: Context,
): GetJobManifestResult {
  const item = deliveredJob(id, context);
  const { region } = context;
  const path = `/${item.JobId}/manifest-${item.JobId}.bin`;
  const signature = manifestSignature(item, context.world.seed);
  return {
    ManifestURI: `https://${manifestHost(region)}${path}?X-Amz-Expires=${LINK_SECONDS}&X-Amz-Signature=${signature}`,
  };
}

export function manifestSignature({ JobId }: Pick<JobItem, 'JobId'>, seed: string): string {
  return digest(`link to the manifest of ${JobId}, ${seed}`).toString('hex');
}

export function manifestHost(region: string): string {
  return `snowball-manifests-${region}.s3.${region}.amazonaws.com`;
}

/** What is in the file: nothing that people can read, but each job has its own. */
export function manifestText({ JobId }: Pick<JobItem, 'JobId'>): string {
  return `SNOWBALL-MANIFEST ${JobId}\n${digest(`manifest of ${JobId}`).toString('base64')}\n`;
}

export function getUnlockCode(
  { JobId: id = '' }: GetJobUnlockCodeRequest,
  context: Context,
): GetJobUnlockCodeResult {
  return { UnlockCode: unlockCode(deliveredJob(id, context)) };
}

export function unlockCode({ JobId }: Pick<JobItem, 'JobId'>): string {
  const letters = digest(`unlock code of ${JobId}`).toString('hex').slice(0, 25);
  return (letters.match(/.{5}/g) ?? []).join('-');
}

function deliveredJob(id: string, context: Context): JobItem {
  const item = context.get(job, id);
  if (item.State !== 'WithCustomer') throw invalidJobState();
  return item;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
