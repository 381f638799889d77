/**
 * Buckets: what they are. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html
 * A bucket stands in its region, its name is one for the whole world. Objects stand inside it, by key.
 */
import type {
  CORSRule,
  ObjectOwnership,
  PublicAccessBlockConfiguration,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import type { Plain } from '../../kernel/plain.ts';
import { defineResource, type Tag } from '../../kernel/resource.ts';
import type { Table, World } from '../../kernel/world.ts';
import { accessDenied, noSuchBucket } from '../errors.ts';
import type { Upload } from '../multipart/upload.ts';
import type { ObjectVersion } from '../object/object.ts';
import { isTakenByOthers } from './names.ts';

export interface BucketItem {
  Name: string;
  Region: string;
  /** ISO 8601. */
  CreationDate: string;
  /** As it was put. */
  Policy?: string;
  /** Absent: all four are off. */
  PublicAccessBlock?: Required<Plain<PublicAccessBlockConfiguration>>;
  /** Absent: ObjectWriter, as before 2023. */
  Ownership?: ObjectOwnership;
  /** A canned ACL. */
  Acl: string;
  /** Absent: never enabled. */
  Versioning?: 'Enabled' | 'Suspended';
  Website?: Plain<WebsiteConfiguration>;
  Cors?: Plain<CORSRule>[];
  Tags: Tag[];
  /** Versions by `keyEntry`, the newest first. */
  objects: Record<string, ObjectVersion[]>;
  /** Uploads in parts that were begun and neither completed nor aborted, by their IDs. */
  uploads: Record<string, Upload>;
}

export const bucket = defineResource<BucketItem>({
  kind: 'bucket',
  prefix: 'bucket',
  id: (item) => item.Name,
  notFound: noSuchBucket,
  malformed: noSuchBucket,
  filters: {},
});

/** The bucket of this name, in whichever region. */
export function findBucket(world: World, name: string | undefined): BucketItem | undefined {
  if (name === undefined) return undefined;
  for (const region of Object.values(world.regions)) {
    const table = region[bucket.kind] as Table<BucketItem> | undefined;
    if (table && Object.hasOwn(table, name)) return table[name];
  }
  return undefined;
}

/** Throws `NoSuchBucket`, or `AccessDenied` for a bucket that somebody else has. */
export function requireBucket(name: string | undefined, { world }: Context): BucketItem {
  const found = findBucket(world, name);
  if (found) return found;
  throw isTakenByOthers(name ?? '') ? accessDenied() : noSuchBucket(name ?? '');
}

/** Of all regions, by name. */
export function listBuckets(world: World): BucketItem[] {
  const tables = Object.values(world.regions).map((region) => region[bucket.kind] as Table<BucketItem>);
  return tables
    .flatMap((table) => Object.values(table ?? {}))
    .sort((left, right) => (left.Name < right.Name ? -1 : 1));
}

export function bucketArn(name: string): string {
  return `arn:aws:s3:::${name}`;
}

export function objectArn(name: string, key: string): string {
  return `arn:aws:s3:::${name}/${key}`;
}
