/**
 * Objects: what they are. Every key has its versions, the newest first; without versioning there is one, whose ID is
 * `null`. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingObjects.html
 */
import type { Body } from '../../../cdn/message.ts';
import type { Tag } from '../../kernel/resource.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { invalidArgument, noSuchKey, noSuchVersion } from '../errors.ts';

/** What is said of an object with its content, and comes back as headers. */
export interface ObjectHeaders {
  ContentType?: string;
  CacheControl?: string;
  ContentDisposition?: string;
  ContentEncoding?: string;
  ContentLanguage?: string;
  Expires?: string;
  WebsiteRedirectLocation?: string;
  StorageClass?: string;
  /** Names in lower case. */
  Metadata?: Record<string, string>;
}

export interface ObjectVersion {
  /** `null` where versioning was not enabled. */
  VersionId: string;
  /** ISO 8601, whole seconds. */
  LastModified: string;
  /** The latest word on this key is that it is gone. */
  deleted?: true;
  body: Body;
  /** In double quotes. */
  ETag: string;
  headers: ObjectHeaders;
  Tags: Tag[];
  /** A canned ACL. */
  Acl: string;
}

export const NULL_VERSION = 'null';

/** A key's name in `BucketItem.objects`: none that JavaScript reads as something else. */
export function keyEntry(key: string): string {
  return `/${key}`;
}

export function versionsOf(bucket: BucketItem, key: string): readonly ObjectVersion[] {
  return bucket.objects[keyEntry(key)] ?? [];
}

/** The object as it is now; undefined where it never was or is deleted. */
export function currentObject(bucket: BucketItem, key: string): ObjectVersion | undefined {
  const [newest] = versionsOf(bucket, key);
  return newest?.deleted ? undefined : newest;
}

/** This version, or the newest; undefined where there is none, a delete marker where that is the newest. */
export function findVersion(
  bucket: BucketItem,
  key: string,
  versionId: string | undefined,
): ObjectVersion | undefined {
  const versions = versionsOf(bucket, key);
  return versionId === undefined ? versions[0] : versions.find((version) => version.VersionId === versionId);
}

/** Throws `NoSuchKey`, `NoSuchVersion` or `InvalidArgument`. */
export function requireVersion(
  bucket: BucketItem,
  key: string,
  versionId: string | undefined,
): ObjectVersion {
  if (versionId !== undefined && !/^(?:null|[\w.]{32})$/.test(versionId))
    throw invalidArgument('Invalid version id specified', 'versionId', versionId);
  const found = findVersion(bucket, key, versionId);
  if (versionId !== undefined && !found) throw noSuchVersion(key, versionId);
  if (!found || found.deleted) throw noSuchKey(key);
  return found;
}

/** Puts a version in place: beside the earlier ones, or in place of the one without a number. */
export function addVersion(bucket: BucketItem, key: string, version: ObjectVersion): void {
  const entry = keyEntry(key);
  const earlier = bucket.objects[entry] ?? [];
  const kept =
    version.VersionId === NULL_VERSION
      ? earlier.filter(({ VersionId }) => VersionId !== NULL_VERSION)
      : earlier;
  bucket.objects[entry] = [version, ...kept];
}

export function removeVersion(bucket: BucketItem, key: string, versionId: string): void {
  const entry = keyEntry(key);
  const kept = (bucket.objects[entry] ?? []).filter(({ VersionId }) => VersionId !== versionId);
  if (kept.length > 0) bucket.objects[entry] = kept;
  else delete bucket.objects[entry];
}
