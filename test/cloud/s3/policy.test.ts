import { describe, expect, it, test } from 'vitest';
import type { Signer } from '../../../src/cloud/web/visit.ts';
import { BUCKET, outcome, policyText, scenery, statement } from './scenery.ts';

const DISTRIBUTION = 'arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE';
const CLOUDFRONT: Signer = {
  kind: 'service',
  service: 'cloudfront.amazonaws.com',
  sourceArn: DISTRIBUTION,
  sourceAccount: '123456789012',
};
const OAI_ID = 'E2EXAMPLE';
const OAI: Signer = {
  kind: 'canonical-user',
  id: 'c0ffee'.repeat(16),
  arn: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${OAI_ID}`,
};
const ALL = `arn:aws:s3:::${BUCKET}/*`;
const ITSELF = `arn:aws:s3:::${BUCKET}`;

describe('put-bucket-policy refuses', () => {
  test.each<[string, object, string]>([
    ['what no action is', { Action: 's3:GetObjects' }, 'Policy has invalid action'],
    ['actions of others', { Action: 'ec2:RunInstances' }, 'Policy has invalid action'],
    ['another bucket', { Resource: 'arn:aws:s3:::other/*' }, 'Policy has invalid resource'],
    ['what no ARN is', { Resource: `${BUCKET}/*` }, 'Policy has invalid resource'],
    [
      'an object action on the bucket',
      { Resource: ITSELF },
      'Action does not apply to any resource(s) in statement',
    ],
    [
      'a bucket action on objects',
      { Action: 's3:ListBucket' },
      'Action does not apply to any resource(s) in statement',
    ],
    [
      'one of two actions that fits nothing',
      { Action: ['s3:GetObject', 's3:ListBucket'] },
      'Action does not apply to any resource(s) in statement',
    ],
    ['principals that can not be', { Principal: { AWS: 'ann' } }, 'Invalid principal in policy'],
    ['accounts of eleven digits', { Principal: { AWS: '12345678901' } }, 'Invalid principal in policy'],
    [
      'keys that nobody knows',
      { Condition: { StringEquals: { Referer: 'a' } } },
      'Policy has an invalid condition key',
    ],
    [
      'listing keys on reads',
      { Condition: { StringEquals: { 's3:prefix': 'a' } } },
      'Conditions do not apply to combination of actions and resources in statement',
    ],
  ])('%s', (_name, change, message) => {
    const { s3Error, open } = scenery();
    open();
    expect(s3Error('PutBucketPolicy', { Policy: policyText(statement(change)) })).toBe(
      `MalformedPolicy: ${message}`,
    );
  });

  it('public ones while BlockPublicPolicy is on', () => {
    const { s3Error, s3 } = scenery();
    expect(s3Error('PutBucketPolicy', { Policy: policyText(statement()) })).toBe(
      `AccessDenied: User: arn:aws:iam::123456789012:user/learner is not authorized to perform: s3:PutBucketPolicy on resource: "${ITSELF}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    );
    s3('PutPublicAccessBlock', { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } });
    s3('PutBucketPolicy', { Policy: policyText(statement()) });
    expect(s3('GetBucketPolicyStatus').PolicyStatus.IsPublic).toBe(true);
  });
});

describe('who gets in', () => {
  const oac = statement({
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Condition: { StringEquals: { 'AWS:SourceArn': DISTRIBUTION } },
  });
  const byIp = statement({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } });
  const byReferer = statement({ Condition: { StringLike: { 'aws:Referer': 'https://www.example.com/*' } } });
  const secureOnly = statement({
    Effect: 'Deny',
    Action: 's3:*',
    Resource: [ITSELF, ALL],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
  const referer = { headers: [['Referer', 'https://www.example.com/shop']] } as const;
  test.each<[string, object[], Parameters<ReturnType<typeof scenery>['ask']>[1], number, string?]>([
    ['nobody without a policy', [], {}, 403, 'nothing-allows'],
    ['everybody with a public one', [statement()], {}, 200],
    ['R-CF-40: a distribution with an origin access control', [oac], { signer: CLOUDFRONT }, 200],
    [
      'R-CF-40: not another distribution',
      [oac],
      { signer: { ...CLOUDFRONT, sourceArn: `${DISTRIBUTION}X` } },
      403,
      'nothing-allows',
    ],
    ['R-CF-40: nobody else', [oac], {}, 403, 'nothing-allows'],
    [
      'an origin access identity, by its ARN',
      [statement({ Principal: { AWS: OAI.kind === 'canonical-user' ? OAI.arn : '' } })],
      { signer: OAI },
      200,
    ],
    [
      'an origin access identity, by its canonical ID',
      [statement({ Principal: { CanonicalUser: 'c0ffee'.repeat(16) } })],
      { signer: OAI },
      200,
    ],
    ['an address in the range', [byIp], { peer: '203.0.113.9' }, 200],
    ['no other address', [byIp], { peer: '198.51.100.1' }, 403, 'nothing-allows'],
    ['a referer', [byReferer], referer, 200],
    ['no request without it', [byReferer], {}, 403, 'nothing-allows'],
    ['HTTPS where plain HTTP is denied', [statement(), secureOnly], { scheme: 'https' }, 200],
    ['not plain HTTP then', [statement(), secureOnly], { scheme: 'http' }, 403, 'bucket-policy-denies'],
  ])('%s', (_name, statements, asked, status, code) => {
    const { put, policy, open, ask } = scenery();
    put('index.html');
    open();
    if (statements.length > 0) policy(...statements);
    const { response, reason } = ask('/index.html', asked);
    expect([response.status, reason?.code]).toEqual([status, code]);
  });

  it('only services and the own account once RestrictPublicBuckets is on', () => {
    const { put, policy, open, ask, s3 } = scenery();
    put('index.html');
    open();
    policy(statement());
    s3('PutPublicAccessBlock', { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } });
    expect(ask('/index.html').reason?.code).toBe('block-public-access');
    expect(ask('/index.html', { signer: OAI }).response.status).toBe(403);
    expect(ask('/index.html', { signer: CLOUDFRONT }).response.status).toBe(200);
  });

  it('says which statement came nearest and what it wanted', () => {
    const { put, policy, open, ask } = scenery();
    put('index.html');
    open();
    policy({ ...oac, Sid: 'Edge' });
    const signer = { ...CLOUDFRONT, sourceArn: 'arn:aws:cloudfront::123456789012:distribution/OTHER' };
    expect(ask('/index.html', { signer }).reason?.text).toBe(
      `nothing allows cloudfront.amazonaws.com for ${signer.sourceArn} s3:GetObject on arn:aws:s3:::${BUCKET}/index.html: statement "Edge" of the policy of bucket ${BUCKET} comes nearest, but its condition StringEquals AWS:SourceArn wants ${DISTRIBUTION} (the request has ${signer.sourceArn})`,
    );
  });
});

describe('what is missing (R-CF-42)', () => {
  const list = statement({ Action: 's3:ListBucket', Resource: ITSELF });
  test.each<[string, object[], string, string]>([
    ['is denied to those who may neither read nor list', [], '403 AccessDenied', 'nothing-allows'],
    [
      'is denied to those who may read, not list',
      [statement()],
      '403 AccessDenied',
      'missing-and-may-not-list',
    ],
    ['is told to those who may list', [statement(), list], '404 NoSuchKey', 'no-such-key'],
  ])('%s', (_name, statements, expected, code) => {
    const { open, policy, ask } = scenery();
    open();
    if (statements.length > 0) policy(...statements);
    const served = ask('/nope.html');
    expect([outcome(served), served.reason?.code]).toEqual([expected, code]);
  });

  it('is marked as deleted where there are versions', () => {
    const { open, policy, ask, s3, put } = scenery();
    open();
    policy(statement(), list);
    s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
    put('gone');
    s3('DeleteObject', { Key: 'gone' });
    const served = ask('/gone');
    expect(outcome(served)).toBe('404 NoSuchKey');
    expect(served.response.headers).toContainEqual(['x-amz-delete-marker', 'true']);
  });
});

describe('the account itself', () => {
  it('needs no policy, but a Deny holds for it, too', () => {
    const { put, policy, s3Error, s3 } = scenery();
    put('a');
    policy(statement({ Effect: 'Deny', Action: 's3:DeleteObject' }));
    expect(s3Error('DeleteObject', { Key: 'a' })).toBe(
      `AccessDenied: User: arn:aws:iam::123456789012:user/learner is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::${BUCKET}/a" with an explicit deny in a resource-based policy`,
    );
    expect(s3('GetObject', { Key: 'a' }).Body).toBe('content of a');
    s3('DeleteBucketPolicy');
    s3('DeleteObject', { Key: 'a' });
  });

  it('takes another permission to read a version', () => {
    const { put, policy, ask, open, s3 } = scenery();
    open();
    s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
    const { VersionId } = put('a');
    policy(statement());
    expect([ask('/a').response.status, ask(`/a?versionId=${VersionId}`).response.status]).toEqual([200, 403]);
    policy(statement({ Action: ['s3:GetObject', 's3:GetObjectVersion'] }));
    expect(ask(`/a?versionId=${VersionId}`).response.status).toBe(200);
  });
});
