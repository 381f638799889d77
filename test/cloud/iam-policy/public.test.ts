import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/cloud/iam-policy/document.ts';
import { isPublic } from '../../../src/cloud/iam-policy/public.ts';

const ALLOW = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const DISTRIBUTION = 'arn:aws:cloudfront::123456789012:distribution/E1';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
describe('a policy is public', () => {
  test.each<[string, object, boolean]>([
    ['for everybody', {}, true],
    ['for every AWS account', { Principal: { AWS: '*' } }, true],
    ['for all but one', { Principal: undefined, NotPrincipal: { AWS: '123456789012' } }, true],
    ['a denial never is', { Effect: 'Deny' }, false],
    ['for an account', { Principal: { AWS: '123456789012' } }, false],
    ['for a service', { Principal: { Service: 'cloudfront.amazonaws.com' } }, false],
    [
      'for everybody with a referer, which anybody can write',
      { Condition: { StringLike: { 'aws:Referer': 'https://a/*' } } },
      true,
    ],
    ['for addresses of a network', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, false],
    ['for half the internet', { Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } }, true],
    [
      'for all but some addresses',
      { Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
      true,
    ],
    ['for a distribution', { Condition: { StringEquals: { 'aws:SourceArn': DISTRIBUTION } } }, false],
    ['for any source', { Condition: { ArnLike: { 'aws:SourceArn': '*' } } }, true],
    [
      'for sources of an account',
      { Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } },
      false,
    ],
    ['for a VPC endpoint', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }, false],
    [
      'for a VPC endpoint, if there is one',
      { Condition: { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } } },
      true,
    ],
    ['over HTTPS only', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, true],
  ])('%s', (_name, change, expected) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...ALLOW, ...change }] });
    expect(isPublic(parsePolicy(text))).toBe(expected);
  });
});
