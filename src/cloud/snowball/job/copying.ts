/**
 * Copying between a device and S3, inside AWS: about 50 TB a day (R-XFER-45). Names are given in the order in which
 * they were copied onto the device; keys that end with a slash are not exported (R-XFER-34).
 */
import type { Context } from '../../kernel/context.ts';
import { type BucketItem, findBucket } from '../../s3/bucket/bucket.ts';
import { md5Of } from '../../s3/digest.ts';
import { DEFAULT_CONTENT_TYPE } from '../../s3/object/content.ts';
import { versionsOf } from '../../s3/object/object.ts';
import { store } from '../../s3/object/put.ts';
import { deviceModel } from './device-models.ts';
import { type Carried, carriedKey, type JobItem } from './job.ts';

const OCTETS_PER_MS = 600_000;

export function isExported({ JobType }: JobItem): boolean {
  return JobType === 'EXPORT';
}

/** Puts into the buckets whatever has been copied so far; answers how long the rest takes, in milliseconds. */
export function importNext(item: JobItem, elapsedMs: number, context: Context): number {
  const files = Object.values(item.device.files);
  item.total ??= { octets: item.device.octets, objects: files.length };
  const left = copyNext(files, item, elapsedMs, (file) => {
    const bucket = findBucket(context.world, file.bucket);
    // A bucket that was deleted meanwhile gets nothing: the job's report would name the files that failed.
    if (bucket) importFile(file, bucket, context);
  });
  // NIST 800-88: the device is erased.
  if (left === 0) Object.assign(item.device, { files: {}, octets: 0 });
  return left;
}

function importFile({ key, body }: Carried, bucket: BucketItem, context: Context): void {
  store(bucket, key, context, {
    body: { ...body },
    ETag: `"${md5Of(body, key)}"`,
    headers: { ContentType: DEFAULT_CONTENT_TYPE },
    Tags: [],
    Acl: 'private',
  });
}

/** Fills the device from the buckets, as far as it goes; answers how long the rest takes, in milliseconds. */
export function exportNext(item: JobItem, elapsedMs: number, context: Context): number {
  const files = item.S3Resources.flatMap(({ BucketArn = '' }) =>
    filesIn(findBucket(context.world, BucketArn.replace(/^arn:aws:s3:::/, ''))),
  );
  const room = deviceModel(item.SnowballType)?.usable ?? 0;
  const fitting = fillUp(files, room);
  item.total ??= { octets: sizeOf(fitting), objects: fitting.length };
  return copyNext(fitting, item, elapsedMs, (file) => {
    item.device.files[carriedKey(file.bucket, file.key)] = file;
    item.device.octets += file.body.size;
  });
}

function filesIn(bucket: BucketItem | undefined): readonly Carried[] {
  if (!bucket) return [];
  return Object.keys(bucket.objects)
    .map((entry) => entry.slice(1))
    .filter((key) => !key.endsWith('/'))
    .flatMap((key) => {
      const [newest] = versionsOf(bucket, key);
      return newest && !newest.deleted ? [{ bucket: bucket.Name, key, body: { ...newest.body } }] : [];
    });
}

function fillUp(files: readonly Carried[], room: number): readonly Carried[] {
  let octets = 0;
  return files.filter(({ body }) => {
    octets += body.size;
    return octets <= room;
  });
}

function copyNext(
  files: readonly Carried[],
  item: JobItem,
  elapsedMs: number,
  copy: (file: Carried) => void,
): number {
  const reached = elapsedMs * OCTETS_PER_MS;
  for (const file of files.slice(item.done.objects)) {
    if (item.done.octets + file.body.size > reached) break;
    copy(file);
    item.done.octets += file.body.size;
    item.done.objects++;
  }
  const left = sizeOf(files) - item.done.octets;
  return left === 0 ? 0 : Math.max(1, Math.ceil((item.done.octets + left - reached) / OCTETS_PER_MS));
}

function sizeOf(files: readonly Carried[]): number {
  return files.reduce((sum, { body }) => sum + body.size, 0);
}
