import { describe, expect, it, test } from 'vitest';
import { harness } from '../harness.ts';
import { BUCKET, scenery } from './scenery.ts';

describe('names of buckets', () => {
  test.each([
    ['abc', true],
    ['my.site.example', true],
    ['3-buckets', true],
    ['a'.repeat(63), true],
    ['ab', false],
    ['a'.repeat(64), false],
    ['Shop', false],
    ['shop_site', false],
    ['-shop', false],
    ['shop-', false],
    ['shop..site', false],
    ['192.168.5.4', false],
    ['xn--shop', false],
    ['shop-s3alias', false],
  ])('%s: %s', (Bucket, good) => {
    const account = harness();
    if (good) expect(account.call('s3:CreateBucket', { Bucket }).Location).toBe(`/${Bucket}`);
    else
      expect(account.error('s3:CreateBucket', { Bucket })).toBe(
        'InvalidBucketName: The specified bucket is not valid.',
      );
  });

  it('are one namespace of the whole world', () => {
    expect(harness().error('s3:CreateBucket', { Bucket: 'test' })).toMatch(
      /^BucketAlreadyExists: The requested/,
    );
  });

  it('can be made again in us-east-1 only', () => {
    const first = scenery();
    expect(first.s3('CreateBucket').Location).toBe(`/${BUCKET}`);
    const europe = scenery({ region: 'eu-west-1' });
    const again = { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } };
    expect(europe.s3Error('CreateBucket', again)).toBe(
      'BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it.',
    );
  });
});

describe('where a bucket is', () => {
  const make = (region: string, LocationConstraint?: string) => {
    const account = harness({ region });
    const input = {
      Bucket: 'somewhere',
      ...(LocationConstraint !== undefined && { CreateBucketConfiguration: { LocationConstraint } }),
    };
    try {
      account.call('s3:CreateBucket', input);
    } catch (error) {
      return String(error).replace(/^Error: s3:CreateBucket failed: /, '');
    }
    return account.call('s3:GetBucketLocation', { Bucket: 'somewhere' }).LocationConstraint;
  };
  const illegal = (what: string) =>
    `IllegalLocationConstraintException: The ${what} location constraint is incompatible for the region specific endpoint this request was sent to.`;
  test.each([
    ['us-east-1', undefined, null],
    ['eu-west-1', 'eu-west-1', 'eu-west-1'],
    ['eu-west-1', 'EU', 'eu-west-1'],
    ['eu-west-1', undefined, illegal('unspecified')],
    ['eu-west-1', 'eu-central-1', illegal('eu-central-1')],
    ['us-east-1', 'eu-west-1', illegal('eu-west-1')],
    ['us-east-1', 'us-east-1', 'InvalidLocationConstraint: The specified location-constraint is not valid'],
    ['us-east-1', 'moon-1', 'InvalidLocationConstraint: The specified location-constraint is not valid'],
  ])('asked in %s for %s', (region, constraint, expected) => {
    expect(make(region, constraint)).toBe(expected);
  });
});

describe('a new bucket', () => {
  it('is closed, unversioned, encrypted, without ACLs', () => {
    const { s3, s3Error } = scenery();
    expect(s3('GetPublicAccessBlock').PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
    expect(s3('GetBucketOwnershipControls').OwnershipControls.Rules).toEqual([
      { ObjectOwnership: 'BucketOwnerEnforced' },
    ]);
    expect(s3('GetBucketVersioning')).toEqual({});
    expect(s3('GetBucketEncryption').ServerSideEncryptionConfiguration.Rules[0]).toMatchObject({
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
    });
    expect(s3('GetBucketAcl').Grants).toMatchObject([{ Permission: 'FULL_CONTROL' }]);
    for (const [operation, code] of [
      ['GetBucketPolicy', 'NoSuchBucketPolicy: The bucket policy does not exist'],
      [
        'GetBucketWebsite',
        'NoSuchWebsiteConfiguration: The specified bucket does not have a website configuration',
      ],
      ['GetBucketCors', 'NoSuchCORSConfiguration: The CORS configuration does not exist'],
      ['GetBucketTagging', 'NoSuchTagSet: The TagSet does not exist'],
    ] as const)
      expect(s3Error(operation)).toBe(code);
  });

  it('is listed whatever region is asked, and goes only when it is empty', () => {
    const { call, s3, s3Error, put } = scenery();
    expect(call('s3:ListBuckets').Buckets).toMatchObject([{ Name: BUCKET }]);
    put('a');
    expect(s3Error('DeleteBucket')).toBe('BucketNotEmpty: The bucket you tried to delete is not empty');
    s3('DeleteObject', { Key: 'a' });
    s3('DeleteBucket');
    expect(call('s3:ListBuckets').Buckets).toEqual([]);
    expect(s3Error('HeadBucket')).toBe('404: Not Found');
    expect(s3Error('ListObjectsV2')).toBe('NoSuchBucket: The specified bucket does not exist');
  });

  it('is not to be had of others', () => {
    const account = harness();
    expect(account.error('s3:HeadBucket', { Bucket: 'test' })).toBe('403: Forbidden');
    expect(account.error('s3:ListObjectsV2', { Bucket: 'test' })).toBe('AccessDenied: Access Denied');
  });
});

describe('ACLs', () => {
  it('are refused where the owner enforces ownership', () => {
    const { s3Error } = scenery();
    const refused = 'AccessControlListNotSupported: The bucket does not allow ACLs';
    expect(s3Error('PutBucketAcl', { ACL: 'public-read' })).toBe(refused);
    expect(s3Error('PutObject', { Key: 'a', Body: '', ACL: 'public-read' })).toBe(refused);
  });

  it('are refused where public ones are blocked, and count where neither is', () => {
    const { s3, s3Error, put, open, ask } = scenery();
    s3('PutBucketOwnershipControls', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
    });
    expect(s3Error('PutObject', { Key: 'a', Body: '', ACL: 'public-read' })).toBe(
      'AccessDenied: Access Denied',
    );
    open();
    put('a', 'hi', { ACL: 'public-read' });
    put('b', 'hi');
    expect([ask('/a').response.status, ask('/b').response.status]).toEqual([200, 403]);
    s3('PutPublicAccessBlock', { PublicAccessBlockConfiguration: { IgnorePublicAcls: true } });
    expect(ask('/a').response.status).toBe(403);
  });
});
