import { describe, expect, it, test } from 'vitest';
import { type ContextKeys, decide } from '../../../src/cloud/iam-policy/decide.ts';
import { PolicyProblem, parsePolicy } from '../../../src/cloud/iam-policy/document.ts';
import type { Signer } from '../../../src/cloud/web/visit.ts';

const DISTRIBUTION = 'arn:aws:cloudfront::123456789012:distribution/E1';
const USER: Signer = {
  kind: 'principal',
  arn: 'arn:aws:iam::123456789012:user/ann',
  account: '123456789012',
};
const CLOUDFRONT: Signer = {
  kind: 'service',
  service: 'cloudfront.amazonaws.com',
  sourceArn: DISTRIBUTION,
  sourceAccount: '123456789012',
};
const OAI_ARN = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2';
const OAI: Signer = { kind: 'canonical-user', id: 'ab'.repeat(48), arn: OAI_ARN };

const ALLOW = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const policy = (...statements: object[]) =>
  parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
const ask = (
  statements: object[],
  {
    caller,
    action = 's3:GetObject',
    key = 'k',
    keys = {},
  }: { caller?: Signer; action?: string; key?: string; keys?: ContextKeys } = {},
) => decide(policy(...statements), { caller, action, resource: `arn:aws:s3:::b/${key}`, keys });

describe('who, what, on what', () => {
  test.each<[string, object, { caller?: Signer; action?: string; key?: string }, string]>([
    ['anybody', {}, {}, 'Allow'],
    ['another action', {}, { action: 's3:PutObject' }, 'none'],
    ['actions without regard to case', { Action: 'S3:getobject' }, {}, 'Allow'],
    ['actions by wildcard', { Action: ['s3:Put*', 's3:*Object'] }, {}, 'Allow'],
    ['all but an action', { Action: undefined, NotAction: 's3:DeleteObject' }, {}, 'Allow'],
    ['all but this action', { Action: undefined, NotAction: 's3:Get*' }, {}, 'none'],
    ['another resource', { Resource: 'arn:aws:s3:::b/public/*' }, {}, 'none'],
    ['all but a resource', { Resource: undefined, NotResource: 'arn:aws:s3:::b/secret/*' }, {}, 'Allow'],
    [
      'all but this resource',
      { Resource: undefined, NotResource: 'arn:aws:s3:::b/secret/*' },
      { key: 'secret/x' },
      'none',
    ],
    ['the account, by number', { Principal: { AWS: '123456789012' } }, { caller: USER }, 'Allow'],
    [
      'the account, by its root',
      { Principal: { AWS: 'arn:aws:iam::123456789012:root' } },
      { caller: USER },
      'Allow',
    ],
    ['another account', { Principal: { AWS: '210987654321' } }, { caller: USER }, 'none'],
    ['nobody anonymous', { Principal: { AWS: '123456789012' } }, {}, 'none'],
    ['a service', { Principal: { Service: 'cloudfront.amazonaws.com' } }, { caller: CLOUDFRONT }, 'Allow'],
    ['another service', { Principal: { Service: 'logs.amazonaws.com' } }, { caller: CLOUDFRONT }, 'none'],
    ['an origin access identity by its ARN', { Principal: { AWS: OAI_ARN } }, { caller: OAI }, 'Allow'],
    [
      'an origin access identity by its ID',
      { Principal: { CanonicalUser: 'ab'.repeat(48) } },
      { caller: OAI },
      'Allow',
    ],
    ['everybody else', { Principal: undefined, NotPrincipal: { AWS: '123456789012' } }, {}, 'Allow'],
    [
      'not this one',
      { Principal: undefined, NotPrincipal: { AWS: '123456789012' } },
      { caller: USER },
      'none',
    ],
  ])('%s', (_name, change, request, effect) => {
    expect(ask([{ ...ALLOW, ...change }], request).effect).toBe(effect);
  });

  it('lets a Deny overrule every Allow, and names the statement', () => {
    const decision = ask([
      { ...ALLOW, Sid: 'Open' },
      { ...ALLOW, Sid: 'Shut', Effect: 'Deny' },
    ]);
    expect([decision.effect, decision.statement?.sid]).toEqual(['Deny', 'Shut']);
  });

  it('says which Allow came nearest and what it lacked', () => {
    const decision = ask([
      { ...ALLOW, Sid: 'Far', Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/x' },
      { ...ALLOW, Sid: 'Near', Condition: { StringEquals: { 'aws:Referer': 'https://a' } } },
    ]);
    expect([decision.effect, decision.statement?.sid]).toEqual(['none', 'Near']);
    expect(decision.lacks).toMatchObject([{ part: 'condition', condition: { key: 'aws:Referer' } }]);
  });
});

describe('conditions', () => {
  const keys: ContextKeys = {
    'aws:sourceip': '203.0.113.7',
    'aws:referer': 'https://www.example.com/page',
    'aws:securetransport': 'false',
    'aws:sourcearn': DISTRIBUTION,
    'aws:currenttime': '2026-01-05T08:00:00.000Z',
    's3:max-keys': '100',
    'aws:tagkeys': ['team', 'stage'],
  };
  test.each<[object, boolean]>([
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    [{ IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '203.0.113.7'] } }, true],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }, true],
    [{ StringLike: { 'aws:Referer': 'https://www.example.com/*' } }, true],
    [{ StringEquals: { 'aws:Referer': 'https://www.example.com/*' } }, false],
    [{ StringNotLike: { 'AWS:REFERER': 'https://www.example.com/*' } }, false],
    [{ StringEqualsIgnoreCase: { 'aws:Referer': 'HTTPS://www.example.com/PAGE' } }, true],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, true],
    [{ Bool: { 'aws:SecureTransport': true } }, false],
    [{ ArnLike: { 'AWS:SourceArn': 'arn:aws:cloudfront::123456789012:distribution/*' } }, true],
    [{ ArnEquals: { 'AWS:SourceArn': `${DISTRIBUTION}X` } }, false],
    [{ NumericLessThanEquals: { 's3:max-keys': 100 } }, true],
    [{ NumericLessThan: { 's3:max-keys': '100' } }, false],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, true],
    [{ DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, false],
    [{ Null: { 'aws:SourceVpce': 'true' } }, true],
    [{ Null: { 'aws:SourceIp': 'true' } }, false],
    // What isn't there equals nothing, and differs from everything.
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, false],
    [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, true],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, true],
    [{ StringEqualsIfExists: { 'aws:SourceIp': 'x' } }, false],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team', 'x'] } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'x'] } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:Nothing': 'x' } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:Nothing': 'x' } }, false],
    // Every operator and every key must be met.
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:SecureTransport': 'true' } }, false],
  ])('%j: %s', (Condition, met) => {
    expect(ask([{ ...ALLOW, Condition }], { keys }).effect).toBe(met ? 'Allow' : 'none');
  });
});

describe('what is no policy', () => {
  const statement = (change: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ ...ALLOW, ...change }] });
  test.each([
    ['', "Policies must be valid JSON and the first byte must be '{'"],
    ['{"Version": }', "Policies must be valid JSON and the first byte must be '{'"],
    ['{"Version":"2012-10-17"}', 'Missing required field Statement'],
    ['{"Version":"2020-01-01","Statement":[]}', 'The policy must contain a valid version string'],
    ['{"Statement":[]}', 'Could not parse the policy: Statement is empty!'],
    ['{"Statement":[],"Rules":1}', 'Unknown field Rules'],
    [statement({ Effect: undefined }), 'Missing required field Effect'],
    [statement({ Effect: 'allow' }), 'Invalid effect: allow'],
    [statement({ Principal: undefined }), 'Missing required field Principal'],
    [statement({ Action: undefined }), 'Missing required field Action'],
    [statement({ Resource: undefined }), 'Missing required field Resource'],
    [statement({ Action: [] }), 'Missing required field Action cannot be empty!'],
    [statement({ Actions: 's3:*' }), 'Unknown field Actions'],
    [statement({ Principal: 'ann' }), 'Invalid policy syntax.'],
    [statement({ Condition: { StringIs: { a: 'b' } } }), 'Invalid Condition type : StringIs'],
  ])('%s', (text, message) => {
    expect(() => parsePolicy(text)).toThrow(new PolicyProblem(message));
  });
});
