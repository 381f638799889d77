/** ListObjects, ListObjectsV2, ListObjectVersions. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
import type { ListObjectsRequest, ListObjectsV2Request, ListObjectVersionsRequest } from '@aws-sdk/client-s3';
import { memoise } from '../../../kit/memoise.ts';
import type { Context } from '../../kernel/context.ts';
import { read } from '../../kernel/resource.ts';
import { onBucket } from '../access/guard.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { canonicalUserId } from '../digest.ts';
import { invalidArgument } from '../errors.ts';
import { compareKeys, encoder, type Listing, listKeys, pageSize } from './listing.ts';
import { currentObject, type ObjectVersion, versionsOf } from './object.ts';

export const LIST_OPERATIONS = {
  ListObjects: read(onBucket('s3:ListBucket', listObjects)),
  ListObjectsV2: read(onBucket('s3:ListBucket', listObjectsV2)),
  ListObjectVersions: read(onBucket('s3:ListBucketVersions', listObjectVersions)),
};

const sortedEntries = memoise((objects: BucketItem['objects']) =>
  Object.keys(objects)
    .map((entry) => entry.slice(1))
    .sort(compareKeys),
);

const livingKeys = memoise((objects: BucketItem['objects']) =>
  sortedEntries(objects).filter((key) => !objects[`/${key}`]?.[0]?.deleted),
);

/** Without asking whether the caller may. */
export function listObjects(input: ListObjectsRequest, bucket: BucketItem, context: Context) {
  const page = listPage(input, bucket, input.Marker ?? '');
  const encode = encoder(input.EncodingType);
  return {
    ...common(input, bucket, page, context),
    Marker: encode(input.Marker ?? ''),
    ...(page.last !== undefined && input.Delimiter && { NextMarker: encode(page.last) }),
  };
}

export function listObjectsV2(input: ListObjectsV2Request, bucket: BucketItem, context: Context) {
  const token = input.ContinuationToken === undefined ? undefined : readToken(input.ContinuationToken);
  const page = listPage(input, bucket, token ?? input.StartAfter ?? '');
  return {
    ...common(input, bucket, page, context, input.FetchOwner ?? false),
    KeyCount: page.keys.length + page.commonPrefixes.length,
    ...(input.ContinuationToken !== undefined && { ContinuationToken: input.ContinuationToken }),
    ...(page.last !== undefined && { NextContinuationToken: Buffer.from(page.last).toString('base64') }),
    ...(input.StartAfter !== undefined && { StartAfter: encoder(input.EncodingType)(input.StartAfter) }),
  };
}

interface Query {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
  EncodingType?: string | undefined;
}

function listPage(input: Query, bucket: BucketItem, after: string): Listing {
  return listKeys(livingKeys(bucket.objects), {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter,
    after,
    most: pageSize(input.MaxKeys),
  });
}

function common(input: Query, bucket: BucketItem, page: Listing, { account }: Context, withOwner = true) {
  const encode = encoder(input.EncodingType);
  const contents = page.keys.map((key) => ({
    Key: encode(key),
    ...shownObject(currentObject(bucket, key) as ObjectVersion),
    ...(withOwner && { Owner: { ID: canonicalUserId(account) } }),
  }));
  return {
    IsTruncated: page.last !== undefined,
    ...(contents.length > 0 && { Contents: contents }),
    Name: bucket.Name,
    Prefix: encode(input.Prefix ?? ''),
    ...(input.Delimiter !== undefined && { Delimiter: encode(input.Delimiter) }),
    MaxKeys: pageSize(input.MaxKeys),
    ...(page.commonPrefixes.length > 0 && {
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    }),
    ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
  };
}

function shownObject(object: ObjectVersion) {
  return {
    LastModified: object.LastModified,
    ETag: object.ETag,
    Size: object.body.size,
    StorageClass: object.headers.StorageClass ?? 'STANDARD',
  };
}

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (text === '' || Buffer.from(text).toString('base64') !== token)
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  return text;
}

function listObjectVersions(input: ListObjectVersionsRequest, bucket: BucketItem, { account }: Context) {
  const { KeyMarker: after = '', VersionIdMarker: versionMarker } = input;
  if (versionMarker !== undefined && after === '')
    throw invalidArgument(
      'A version-id marker cannot be specified without a key marker.',
      'version-id-marker',
      versionMarker,
    );
  const encode = encoder(input.EncodingType);
  const most = pageSize(input.MaxKeys);
  const resumed = versionMarker === undefined ? [] : versionsBehind(bucket, after, versionMarker);
  const page = listKeys(sortedEntries(bucket.objects), {
    prefix: input.Prefix ?? '',
    delimiter: input.Delimiter,
    after,
    most: Number.POSITIVE_INFINITY,
  });
  const all = [
    ...resumed,
    ...page.keys.flatMap((key) => versionsOf(bucket, key).map((version) => ({ key, version }))),
  ];
  const shown = all.slice(0, Math.max(0, most - page.commonPrefixes.length));
  const cut = shown.length < all.length ? shown.at(-1) : undefined;
  const described = shown.map(({ key, version }) => ({
    deleted: version.deleted,
    it: {
      ...(version.deleted ? { LastModified: version.LastModified } : shownObject(version)),
      Key: encode(key),
      VersionId: version.VersionId,
      IsLatest: versionsOf(bucket, key)[0] === version,
      Owner: { ID: canonicalUserId(account) },
    },
  }));
  const Versions = described.filter(({ deleted }) => !deleted).map(({ it }) => it);
  const DeleteMarkers = described.filter(({ deleted }) => deleted).map(({ it }) => it);
  return {
    IsTruncated: cut !== undefined,
    KeyMarker: encode(after),
    VersionIdMarker: versionMarker ?? '',
    ...(cut && { NextKeyMarker: encode(cut.key), NextVersionIdMarker: cut.version.VersionId }),
    ...(Versions.length > 0 && { Versions }),
    ...(DeleteMarkers.length > 0 && { DeleteMarkers }),
    Name: bucket.Name,
    Prefix: encode(input.Prefix ?? ''),
    ...(input.Delimiter !== undefined && { Delimiter: encode(input.Delimiter) }),
    MaxKeys: most,
    ...(page.commonPrefixes.length > 0 && {
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
    }),
    ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
  };
}

function versionsBehind(bucket: BucketItem, key: string, versionId: string) {
  const versions = versionsOf(bucket, key);
  const at = versions.findIndex((version) => version.VersionId === versionId);
  return versions.slice(at + 1).map((version) => ({ key, version }));
}
