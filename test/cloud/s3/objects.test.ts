import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareKeys, listKeys } from '../../../src/cloud/s3/object/listing.ts';
import { sliceOf } from '../../../src/cloud/s3/object/range.ts';
import { scenery } from './scenery.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

describe('an object', () => {
  it('keeps its content and what is said of it', () => {
    const { put, s3, advance } = scenery();
    advance(90);
    expect(
      put('a/b.html', 'grüße', {
        ContentType: 'text/html',
        CacheControl: 'max-age=60',
        Metadata: { Author: 'me' },
      }),
    ).toEqual({
      ETag: `"${md5('grüße')}"`,
      ServerSideEncryption: 'AES256',
    });
    expect(s3('GetObject', { Key: 'a/b.html' })).toMatchObject({
      Body: 'grüße',
      ContentLength: 7,
      ContentType: 'text/html',
      CacheControl: 'max-age=60',
      LastModified: '2026-01-05T08:01:30.000Z',
      Metadata: { author: 'me' },
    });
    expect(s3('HeadObject', { Key: 'a/b.html' })).not.toHaveProperty('Body');
  });

  it('is of no particular type unless that is said', () => {
    const { put, s3 } = scenery();
    put('x');
    expect(s3('HeadObject', { Key: 'x' }).ContentType).toBe('binary/octet-stream');
  });

  it('may be a mere size', () => {
    const { s3 } = scenery();
    s3('PutObject', { Key: 'film.mp4', ContentLength: 3e9 });
    expect(s3('HeadObject', { Key: 'film.mp4' }).ContentLength).toBe(3e9);
    expect(s3('GetObject', { Key: 'film.mp4' })).not.toHaveProperty('Body');
  });

  test.each([
    [
      'R-XFER-7: more than 5 GiB at once',
      { Key: 'x', ContentLength: 5 * 2 ** 30 + 1 },
      'EntityTooLarge: Your proposed upload exceeds the maximum allowed size',
    ],
    [
      'a key of more than 1,024 octets',
      { Key: 'ü'.repeat(513), Body: '' },
      'KeyTooLongError: Your key is too long',
    ],
    [
      'a digest that is wrong',
      { Key: 'x', Body: 'a', ContentMD5: 'AAAA' },
      'BadDigest: The Content-MD5 you specified did not match what we received.',
    ],
    [
      'eleven tags',
      { Key: 'x', Body: '', Tagging: Array.from({ length: 11 }, (_, n) => `k${n}=v`).join('&') },
      'BadRequest: Object tags cannot be greater than 10',
    ],
  ])('refuses %s', (_name, input, error) => {
    expect(scenery().s3Error('PutObject', input)).toBe(error);
  });

  it('is written only where there is none, if that is asked', () => {
    const { put, s3, s3Error } = scenery();
    put('x');
    const failed = 'PreconditionFailed: At least one of the pre-conditions you specified did not hold';
    expect(s3Error('PutObject', { Key: 'x', Body: '', IfNoneMatch: '*' })).toBe(failed);
    expect(s3Error('PutObject', { Key: 'x', Body: '', IfMatch: '"no"' })).toBe(failed);
    s3('PutObject', { Key: 'x', Body: '', IfMatch: s3('HeadObject', { Key: 'x' }).ETag });
    expect(s3Error('PutObject', { Key: 'y', Body: '', IfMatch: '"no"' })).toBe(
      'NoSuchKey: The specified key does not exist.',
    );
  });

  it('is copied with its metadata, or with other', () => {
    const { put, s3, s3Error } = scenery();
    put('a b', 'text', { ContentType: 'text/plain', Metadata: { one: '1' } });
    s3('CopyObject', { Key: 'c', CopySource: '/shop-site/a%20b' });
    expect(s3('HeadObject', { Key: 'c' })).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { one: '1' },
    });
    s3('CopyObject', {
      Key: 'c',
      CopySource: 'shop-site/c',
      MetadataDirective: 'REPLACE',
      ContentType: 'text/html',
    });
    expect(s3('HeadObject', { Key: 'c' })).toMatchObject({ ContentType: 'text/html', Metadata: {} });
    expect(s3Error('CopyObject', { Key: 'c', CopySource: 'shop-site/c' })).toMatch(
      /^InvalidRequest: This copy request is illegal/,
    );
    expect(s3Error('CopyObject', { Key: 'c', CopySource: 'shop-site/nope' })).toMatch(/^NoSuchKey/);
  });
});

describe('versions', () => {
  const versioned = () => {
    const world = scenery();
    world.put('k', 'zero');
    world.s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
    return world;
  };

  it('stand side by side; the one from before has the ID null', () => {
    const { put, s3 } = versioned();
    const { VersionId: first } = put('k', 'one');
    const { VersionId: second } = put('k', 'two');
    expect(first).toMatch(/^[\w.]{32}$/);
    expect(s3('GetObject', { Key: 'k' })).toMatchObject({ Body: 'two', VersionId: second });
    expect(s3('GetObject', { Key: 'k', VersionId: first }).Body).toBe('one');
    expect(s3('GetObject', { Key: 'k', VersionId: 'null' }).Body).toBe('zero');
    expect(
      s3('ListObjectVersions').Versions.map(
        ({ VersionId, IsLatest }: { VersionId: string; IsLatest: boolean }) => [VersionId, IsLatest],
      ),
    ).toEqual([
      [second, true],
      [first, false],
      ['null', false],
    ]);
  });

  it('have IDs that are there, or at least can be', () => {
    const { s3Error } = versioned();
    expect(s3Error('GetObject', { Key: 'k', VersionId: 'x'.repeat(32) })).toBe(
      'NoSuchVersion: The specified version does not exist.',
    );
    expect(s3Error('GetObject', { Key: 'k', VersionId: 'first' })).toBe(
      'InvalidArgument: Invalid version id specified',
    );
  });

  it('hide behind a delete marker, and come back without it', () => {
    const { s3, s3Error, put } = versioned();
    put('k', 'one');
    const { DeleteMarker, VersionId: marker } = s3('DeleteObject', { Key: 'k' });
    expect(DeleteMarker).toBe(true);
    expect(s3Error('GetObject', { Key: 'k' })).toBe('NoSuchKey: The specified key does not exist.');
    expect(s3('ListObjectsV2').KeyCount).toBe(0);
    expect(s3('ListObjectVersions').DeleteMarkers).toMatchObject([
      { Key: 'k', VersionId: marker, IsLatest: true },
    ]);
    expect(s3Error('DeleteBucket')).toBe(
      'BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    );
    s3('DeleteObject', { Key: 'k', VersionId: marker });
    expect(s3('GetObject', { Key: 'k' }).Body).toBe('one');
  });

  it('are not made while versioning is suspended', () => {
    const { s3, put } = versioned();
    put('k', 'one');
    s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Suspended' } });
    put('k', 'two');
    put('k', 'three');
    const { Versions } = s3('ListObjectVersions');
    expect(Versions.map(({ VersionId }: { VersionId: string }) => VersionId === 'null')).toEqual([
      true,
      false,
    ]);
  });

  it('come in pages', () => {
    const { s3, put } = versioned();
    for (const text of ['one', 'two']) put('k', text);
    put('l');
    const seen: string[] = [];
    let page = s3('ListObjectVersions', { MaxKeys: 2 });
    for (;;) {
      seen.push(
        ...page.Versions.map(
          ({ Key, VersionId }: { Key: string; VersionId: string }) => `${Key} ${VersionId}`,
        ),
      );
      if (!page.IsTruncated) break;
      page = s3('ListObjectVersions', {
        MaxKeys: 2,
        KeyMarker: page.NextKeyMarker,
        VersionIdMarker: page.NextVersionIdMarker,
      });
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  it('are deleted many at once, each for itself', () => {
    const { s3 } = versioned();
    const { Deleted } = s3('DeleteObjects', {
      Delete: { Objects: [{ Key: 'k', VersionId: 'null' }, { Key: 'nope' }] },
    });
    expect(Deleted).toMatchObject([
      { Key: 'k', VersionId: 'null' },
      { Key: 'nope', DeleteMarker: true },
    ]);
  });
});

describe('lists', () => {
  const KEYS = ['a.txt', 'photos/2025/1.jpg', 'photos/2026/2.jpg', 'photos/top.jpg', 'z.txt'];
  const filled = () => {
    const world = scenery();
    for (const key of KEYS) world.put(key);
    return world;
  };
  test.each([
    [{}, KEYS, []],
    [{ Prefix: 'photos/' }, KEYS.slice(1, 4), []],
    [{ Delimiter: '/' }, ['a.txt', 'z.txt'], ['photos/']],
    [{ Prefix: 'photos/', Delimiter: '/' }, ['photos/top.jpg'], ['photos/2025/', 'photos/2026/']],
    [{ StartAfter: 'photos/2026/2.jpg' }, KEYS.slice(3), []],
    [{ Prefix: 'none' }, [], []],
    [{ MaxKeys: 0 }, [], []],
  ])('%j', (input, keys, prefixes) => {
    const { Contents = [], CommonPrefixes = [] } = filled().s3('ListObjectsV2', input);
    expect(Contents.map(({ Key }: { Key: string }) => Key)).toEqual(keys);
    expect(CommonPrefixes.map(({ Prefix }: { Prefix: string }) => Prefix)).toEqual(prefixes);
  });

  it('encode keys when asked', () => {
    const { put, s3 } = scenery();
    put('a b/ü.txt');
    expect(s3('ListObjectsV2', { EncodingType: 'url' }).Contents[0].Key).toBe('a%20b/%C3%BC.txt');
  });

  it('page by page bring every key and prefix once, in order', () => {
    const key = fc.string({
      unit: fc.constantFrom('a', 'b', '/', 'ü', '😀', '\uff5e'),
      minLength: 1,
      maxLength: 5,
    });
    const query = fc.record({
      prefix: fc.constantFrom('', 'a', 'a/'),
      delimiter: fc.constantFrom(undefined, '/'),
      size: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 20 }), query, (keys, { prefix, delimiter, size }) => {
        const sorted = [...keys].sort(compareKeys);
        const octets = [...keys].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
        expect(sorted).toEqual(octets);
        const whole = listKeys(sorted, { prefix, delimiter, after: '', most: 1000 });
        const parts = { keys: [] as string[], commonPrefixes: [] as string[] };
        let after: string | undefined = '';
        for (let turn = 0; after !== undefined && turn < 50; turn++) {
          const page = listKeys(sorted, { prefix, delimiter, after, most: size });
          parts.keys.push(...page.keys);
          parts.commonPrefixes.push(...page.commonPrefixes);
          after = page.last;
        }
        expect(parts).toEqual({ keys: whole.keys, commonPrefixes: whole.commonPrefixes });
      }),
    );
  });
});

describe('ranges', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=5-100', '56789', 'bytes 5-9/10'],
    ['bytes=5-2', '0123456789', undefined],
    ['lines=1', '0123456789', undefined],
  ])('%s', (range, text, contentRange) => {
    const slice = sliceOf({ size: 10, text: '0123456789' }, range);
    expect([slice.body.text, slice.contentRange]).toEqual([text, contentRange]);
  });

  it('that lie beyond the end are refused', () => {
    const { put, s3Error } = scenery();
    put('k', '0123');
    expect(s3Error('GetObject', { Key: 'k', Range: 'bytes=4-' })).toBe(
      'InvalidRange: The requested range is not satisfiable',
    );
  });
});

describe('uploads in parts (R-XFER-7)', () => {
  const begun = () => {
    const world = scenery();
    const { UploadId } = world.s3('CreateMultipartUpload', { Key: 'big', ContentType: 'video/mp4' });
    const part = (PartNumber: number, content: object) =>
      ({
        PartNumber,
        ETag: world.s3('UploadPart', { Key: 'big', UploadId, PartNumber, ...content }).ETag,
      }) as const;
    const complete = (Parts: object[]) => ({ Key: 'big', UploadId, MultipartUpload: { Parts } });
    return { ...world, world, UploadId, part, complete };
  };

  it('become one object', () => {
    const { s3, part, complete } = begun();
    const parts = [part(1, { ContentLength: 5 * 2 ** 20 }), part(2, { Body: 'end' })];
    expect(s3('CompleteMultipartUpload', complete(parts)).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(s3('HeadObject', { Key: 'big' })).toMatchObject({
      ContentLength: 5 * 2 ** 20 + 3,
      ContentType: 'video/mp4',
    });
    expect(s3('ListMultipartUploads')).not.toHaveProperty('Uploads');
  });

  it('have the ETag that S3 computes', () => {
    const { s3, part, complete } = begun();
    const digest = createHash('md5')
      .update(Buffer.from(md5('end'), 'hex'))
      .digest('hex');
    expect(s3('CompleteMultipartUpload', complete([part(1, { Body: 'end' })])).ETag).toBe(`"${digest}-1"`);
  });

  it('are refused when parts are small, unknown or out of order', () => {
    const { s3Error, part, complete, UploadId } = begun();
    const parts = [part(1, { Body: 'a' }), part(2, { Body: 'b' })] as const;
    expect(s3Error('CompleteMultipartUpload', complete([...parts]))).toMatch(/^EntityTooSmall/);
    expect(s3Error('CompleteMultipartUpload', complete([...parts].reverse()))).toMatch(/^InvalidPartOrder/);
    expect(s3Error('CompleteMultipartUpload', complete([{ PartNumber: 3, ETag: '"x"' }]))).toMatch(
      /^InvalidPart:/,
    );
    expect(s3Error('UploadPart', { Key: 'big', UploadId, PartNumber: 10_001, Body: '' })).toMatch(
      /^InvalidArgument: Part number/,
    );
    expect(s3Error('UploadPart', { Key: 'big', UploadId: 'no', PartNumber: 1, Body: '' })).toMatch(
      /^NoSuchUpload/,
    );
  });
});
